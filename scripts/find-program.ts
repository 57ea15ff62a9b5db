import { join } from 'node:path'
import { capture } from './run.ts'

/** A program that a suite needs beside Node. */
export type Program = {
  /** Environment variable that names it. */
  readonly variable: string
  readonly wellKnown: readonly string[]
  /** What it is asked for its version by, and what that says. */
  readonly flag: string
  readonly says: RegExp
}

export const firefox: Program = {
  variable: 'TOUCHLINE_FIREFOX',
  wellKnown: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  flag: '--version',
  says: /Mozilla Firefox/,
}

/** Where an nginx is unpacked that nobody had. */
export const nginxFolder = join(import.meta.dirname, '../node_modules/.cache/touchline/nginx')

export const nginx: Program = {
  variable: 'TOUCHLINE_NGINX',
  wellKnown: [
    '/usr/sbin/nginx',
    '/usr/local/bin/nginx',
    '/opt/homebrew/bin/nginx',
    join(nginxFolder, 'usr/sbin/nginx'),
  ],
  flag: '-v',
  says: /nginx version/,
}

type Environment = Readonly<Record<string, string | undefined>>

/** One that starts on this machine: the one that its variable names, or else the first that is found. */
export async function findProgram(program: Program, env: Environment = process.env): Promise<string | null> {
  const named = env[program.variable]
  for (const candidate of named ? [named] : program.wellKnown) {
    const { code, printed } = await capture([candidate, program.flag], 20_000)
    if (code === 0 && program.says.test(printed)) return candidate
  }
  return null
}
