import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { firefox, nginx } from './find-program.ts'

type Environment = Readonly<Record<string, string | undefined>>

export const suiteNames = [
  'unit',
  'types',
  'embedded',
  'postgres 18',
  'postgres 15',
  'browser',
  'firefox',
  'end-to-end',
  'proxy',
  'olist',
] as const
export type SuiteName = (typeof suiteNames)[number]

/** Suites that open a page, and suites that run the packages as they are published. */
export const inBrowser: readonly SuiteName[] = ['browser', 'end-to-end', 'proxy']
export const onBuild: readonly SuiteName[] = ['end-to-end', 'proxy', 'olist']

const debiansPostgres15 = '/usr/lib/postgresql/15/bin/initdb'

/** Why `suite` cannot run here; null where it can. */
export function whyLeftOut(suite: SuiteName, env: Environment = process.env): string | null {
  if ((inBrowser.includes(suite) || suite === 'firefox') && env['TOUCHLINE_NO_BROWSER'])
    return 'asked to, by --no-browser'
  for (const [needing, { variable, wellKnown }] of [
    ['firefox', firefox],
    ['proxy', nginx],
  ] as const)
    if (suite === needing && !env[variable] && !wellKnown.some((path) => existsSync(path)))
      return `no ${basename(wellKnown[0] ?? '')} on this machine; ${variable} names one`
  if (suite === 'postgres 15' && !existsSync(debiansPostgres15)) return `no ${debiansPostgres15} on this machine`
  if (suite === 'olist' && !env['TOUCHLINE_OLIST_DIR'])
    return 'TOUCHLINE_OLIST_DIR is not set; it names the folder of the Olist marketing funnel, two CSV files'
  return null
}
