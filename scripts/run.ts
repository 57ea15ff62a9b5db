import { spawn } from 'node:child_process'

/** A command line, argument by argument. */
export type Command = readonly [program: string, ...args: string[]]

type Ended = { readonly code: number; readonly printed: string }

/** Runs `command` to its end and keeps what it printed. A program that is not there ends with code 127. */
export const capture = ([program, ...args]: Command, timeoutMs?: number): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', (error) => resolve({ code: 127, printed: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, printed: Buffer.concat(printed).toString() }))
  })

/** Runs `command` to its end on this terminal, and gives its exit code. */
export const show = ([program, ...args]: Command, env: NodeJS.ProcessEnv = process.env): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })

/** The program of an installed development dependency. */
export const installed = (name: string): string => `node_modules/.bin/${name}`
