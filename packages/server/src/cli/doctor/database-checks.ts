import type { Db } from '../../db/database.ts'
import { requireMigrated } from '../../db/migrate.ts'
import { errorCatalog } from '../../errors.ts'
import type { Touchline } from '../open-touchline.ts'
import { type Check, fail, pass } from './check.ts'
import { actingAs, eventsInPartitions, queue, serverVersion, setAsideByError } from './doctor.queries.ts'
import { judgePartitions, judgeQueue, judgeSetAside, judgeVersion } from './judges.ts'

export type Reached = { readonly url: string; readonly touchline: Touchline; readonly now: Date }

/** What must hold before a table is looked at. */
export const databaseChecks: readonly Check<Reached>[] = [
  {
    name: 'database',
    remedy: errorCatalog.DATABASE_UNSUPPORTED.remedy,
    run: async ({ touchline }) => {
      const { major, version } = await serverVersion(touchline.owner)
      return judgeVersion(major, version)
    },
  },
  {
    name: 'migrations',
    remedy: errorCatalog.DATABASE_BEHIND.remedy,
    run: async ({ url }) => requireMigrated(url).then(() => pass('up to date')),
  },
]

export const engineChecks: readonly Check<Reached>[] = [
  {
    name: 'roles',
    remedy: errorCatalog.DATABASE_FORBIDDEN.remedy,
    run: async ({ touchline: { ingest, derive, reader } }) => {
      const roles = await Promise.all(Object.entries({ ingest, derive, reader }).map(roleOf))
      const wrong = roles.filter(({ role, wanted }) => role !== wanted)
      if (wrong.length === 0) return pass('ingest, derive and reader act as they should')
      return fail(wrong.map(({ role, wanted }) => `${role} acts where ${wanted} should`).join('; '))
    },
  },
  {
    name: 'pipeline',
    remedy: 'Start `touchline serve`, which works it off; if it runs, its log says what stops it.',
    run: async ({ touchline, now }) => {
      const { waiting, since, backlog } = await queue(touchline.owner)
      const seconds = since && Math.round((now.getTime() - since.getTime()) / 1_000)
      return judgeQueue(waiting, seconds, backlog)
    },
  },
  {
    name: 'event partitions',
    remedy: 'Start `touchline serve`, which makes them ahead; if it runs, its log says what stops it.',
    run: async ({ touchline, now }) => {
      const { madeUntil, inNone } = await eventsInPartitions(touchline.owner)
      return judgePartitions(madeUntil, inNone, now)
    },
  },
  {
    name: 'set aside',
    remedy: 'Please report the error; after an update, starting `touchline serve` or `touchline rebuild` tries again.',
    run: async ({ touchline }) => judgeSetAside(await setAsideByError(touchline.owner)),
  },
]

async function roleOf([name, db]: [string, Db]): Promise<{ role: string; wanted: string }> {
  return { ...(await actingAs(db)), wanted: `touchline_${name}` }
}
