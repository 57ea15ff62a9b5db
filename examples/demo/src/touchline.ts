import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Guarded } from './guarded.ts'

/** Touchline's command line, as it is installed: the built program, on one data folder. */
export type Touchline = {
  /** Runs a command to its end; gives what it printed. */
  run(...args: readonly string[]): Promise<string>
  /** Starts `touchline serve` and gives its address as soon as it listens. */
  serve(...args: readonly string[]): Promise<Server>
}

export type Server = {
  readonly url: string
  /** Rejects if the server ends by itself. */
  readonly failed: Promise<never>
}

const program = fileURLToPath(new URL('../../../packages/server/bin/touchline.js', import.meta.url))

export function touchlineIn(home: string, { start }: Guarded, environment: NodeJS.ProcessEnv): Touchline {
  // Whatever database the shell is set up for, the demo never touches it.
  const env = { ...environment, DATABASE_URL: undefined, TOUCHLINE_HOME: home, NODE_ENV: 'production' }
  const startProgram = (args: readonly string[]): ChildProcess => start(process.execPath, [program, ...args], env)
  return {
    async run(...args) {
      const child = startProgram(args)
      const [printed, complaint, [code, signal]] = await Promise.all([
        textOf(child.stdout),
        textOf(child.stderr),
        once(child, 'exit'),
      ])
      if (code !== 0) throw failure(args, code ?? signal, complaint + printed)
      return printed
    },
    serve: (...args) => listening(startProgram(['serve', ...args]), args),
  }
}

async function listening(child: ChildProcess, args: readonly string[]): Promise<Server> {
  const said: string[] = []
  const failed = once(child, 'exit').then(([code, signal]): never => {
    throw failure(['serve', ...args], code ?? signal, said.join('\n'))
  })
  failed.catch(() => {})
  const url = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface(stream).on('line', (line) => {
        said.push(line)
        said.splice(0, said.length - 50)
        const address = /^Touchline listens on (\S+)/.exec(line)?.[1]
        if (address) resolve(address)
      })
    }
  })
  return { url: await Promise.race([url, failed]), failed }
}

const textOf = async (stream: Readable | null): Promise<string> => (stream ? text(stream) : '')

const failure = (args: readonly string[], code: unknown, said: string): Error =>
  new Error(`touchline ${args.join(' ')}\nended with ${code}:\n${said.trim().replace(/^/gm, '  ')}`)
