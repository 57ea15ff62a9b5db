import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import type { Config } from '../../config.ts'
import { readConnection } from '../../db/embedded/connection-file.ts'
import { errorCatalog } from '../../errors.ts'
import { readScript } from '../../http/script.ts'
import { type Check, type Finding, fail, pass, warn } from './check.ts'
import { judgeSpace } from './judges.ts'

const folderChecks: readonly Check<Config>[] = [
  { name: 'folder', remedy: errorCatalog.HOME_UNUSABLE.remedy, run: ({ home }) => folder(home) },
  {
    name: 'disk space',
    remedy: 'Free some space, or move the folder to a larger disk and set TOUCHLINE_HOME.',
    run: async ({ home }) => {
      const { bavail, bsize } = await statfs(home)
      return judgeSpace(bavail * bsize)
    },
  },
]

/** What can be known without the database. */
export const installationChecks = ({ databaseUrl }: Config): readonly Check<Config>[] => [
  { name: 'configuration', remedy: errorCatalog.CONFIG_INVALID.remedy, run: (config) => pass(configuration(config)) },
  ...(databaseUrl === null ? folderChecks : []),
  {
    name: 'script',
    remedy: `${errorCatalog.SCRIPT_NOT_BUILT.remedy} Until then /touchline.js answers 503.`,
    run: async () => pass(`${(await readScript()).text.length} bytes at /touchline.js`),
  },
  {
    name: 'server',
    remedy: 'Start `touchline serve`; if one runs elsewhere, name its address with HOST and PORT.',
    run: (config) => server(config),
  },
]

/** Never the password. */
function configuration({ databaseUrl, home }: Config): string {
  if (databaseUrl === null) return `a PostgreSQL of its own, in ${home}`
  const { hostname, port, pathname } = new URL(databaseUrl)
  return `PostgreSQL at ${hostname}${port && `:${port}`}, database ${pathname.slice(1)}`
}

async function folder(home: string): Promise<Finding> {
  const { uid } = await stat(home)
  await access(home, constants.R_OK | constants.W_OK | constants.X_OK)
  return pass(`${home}, of user ${uid}`)
}

const patienceMs = 2_000

async function server({ host, port, databaseUrl, home }: Config): Promise<Finding> {
  const address = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
  const owner = databaseUrl === null ? await readConnection(home) : null
  const running = owner ? `; \`${owner.command}\` runs as process ${owner.pid}` : ''
  try {
    const { status } = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(patienceMs) })
    if (status === 200) return pass(`answers at ${address}${running}`)
    return fail(`${address}/healthz answers ${status}${running}`)
  } catch {
    return warn(`nothing answers at ${address}${running}`)
  }
}
