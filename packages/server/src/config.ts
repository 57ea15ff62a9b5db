import { z } from 'zod'
import { defaultHome } from './db/embedded/home.ts'
import { AppError } from './errors.ts'

const Env = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' }).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  QUERY_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(3_600).default(30),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

export type Config = {
  /** PostgreSQL of one's own. Null: the embedded one. */
  readonly databaseUrl: string | null
  /** Folder of the embedded database. */
  readonly home: string
  readonly host: string
  readonly port: number
  /** How long one statement of a GraphQL query may run. */
  readonly queryTimeoutSeconds: number
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/**
 * Reads configuration from `env`, once, at start-up; nothing else touches `process.env`.
 *
 * @param uid Of this process; undefined where the platform has none.
 *
 * @throws AppError `CONFIG_INVALID`, naming every bad variable at once but never their values.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, uid: number | undefined): Config {
  const parsed = Env.safeParse(env)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new AppError('CONFIG_INVALID', `Invalid configuration:\n${problems.join('\n')}`)
  }
  const { DATABASE_URL, HOST, PORT, QUERY_TIMEOUT_SECONDS, LOG_LEVEL } = parsed.data
  return {
    databaseUrl: DATABASE_URL ?? null,
    home: defaultHome(env, uid),
    host: HOST,
    port: PORT,
    queryTimeoutSeconds: QUERY_TIMEOUT_SECONDS,
    logLevel: LOG_LEVEL,
  }
}
