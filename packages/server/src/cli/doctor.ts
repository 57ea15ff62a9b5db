import { readdir } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { connect } from '../db/connect.ts'
import { joinOrStart } from '../db/embedded/join-embedded.ts'
import { listWorkspaces } from '../modules/workspaces/workspaces.queries.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { type Diagnosis, examine, pass, warn } from './doctor/check.ts'
import { databaseChecks, engineChecks, type Reached } from './doctor/database-checks.ts'
import { installationChecks } from './doctor/installation-checks.ts'
import { workspaceChecks } from './doctor/workspace-checks.ts'
import { closePools, openPools, type ReachedDatabase } from './open-touchline.ts'

type DoctorFlags = { readonly workspace?: string; readonly json?: true }

const help = `
PASS: as it should be. WARN: it works, but something may be missed. FAIL: something does not work.
It changes nothing. The exit code is 1 where something fails. What a setting that cannot be read lacks is said at once.`

/** `touchline doctor`. */
export function registerDoctor(program: Command, config: Config): void {
  program
    .command('doctor')
    .description('Say what is wrong with this installation, and what to do about it')
    .option('--workspace <id>', 'look at this workspace only')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((flags: DoctorFlags) => doctor(config, flags))
}

async function doctor(config: Config, flags: DoctorFlags): Promise<void> {
  const diagnoses = [...(await examine(installationChecks(config), config)), ...(await examineDatabase(config, flags))]
  process.stdout.write(flags.json ? `${JSON.stringify(diagnoses)}\n` : described(diagnoses))
  if (diagnoses.some(({ verdict }) => verdict === 'FAIL')) process.exitCode = 1
}

async function examineDatabase(config: Config, flags: DoctorFlags): Promise<Diagnosis[]> {
  if (config.databaseUrl === null && !(await hasData(config.home))) {
    const remedy = 'Start `touchline serve`: it makes one.'
    return examine([{ name: 'database', remedy, run: () => warn('there is none yet') }], config)
  }
  const reached = await reach(config).catch((error: unknown) => ({ error }))
  if ('error' in reached) {
    return examine([{ name: 'database', remedy: '', run: () => Promise.reject(reached.error) }], config)
  }
  const { url, stop } = reached
  const touchline = openPools(url)
  try {
    return await examineReached({ url, touchline, now: new Date() }, flags)
  } finally {
    await closePools(touchline)
    await stop()
  }
}

async function reach({ databaseUrl, home }: Config): Promise<ReachedDatabase> {
  if (databaseUrl === null) return joinOrStart({ home, command: 'touchline doctor' })
  await (await connect(databaseUrl)).end()
  return { url: databaseUrl, stop: async () => {} }
}

const hasData = async (home: string): Promise<boolean> =>
  (await readdir(home).catch(() => [])).some((name) => name.startsWith('pgdata-'))

/** Each step only where the one before it found that it can be done. */
async function examineReached(reached: Reached, { workspace }: DoctorFlags): Promise<Diagnosis[]> {
  const diagnoses = await examine(databaseChecks, reached)
  if (diagnoses.some(({ verdict }) => verdict === 'FAIL')) return diagnoses
  diagnoses.push(...(await examine(engineChecks, reached)))
  const { owner } = reached.touchline
  const chosen = workspace === undefined ? await listWorkspaces(owner) : [await chooseWorkspace(owner, workspace)]
  const remedy = 'Run `touchline workspace create --name …`.'
  const run = () => (chosen.length > 0 ? pass(`${chosen.length}`) : warn('there is none yet'))
  diagnoses.push(...(await examine([{ name: 'workspaces', remedy, run }], reached)))
  for (const { id, name } of chosen) {
    diagnoses.push(...(await examine(workspaceChecks, { db: owner, workspaceId: id, now: reached.now }, name)))
  }
  return diagnoses
}

function described(diagnoses: readonly Diagnosis[]): string {
  const title = ({ workspace, check }: Diagnosis): string => (workspace === null ? check : `${workspace}: ${check}`)
  const width = Math.max(...diagnoses.map((diagnosis) => title(diagnosis).length))
  return diagnoses
    .map((diagnosis) => {
      const line = `${diagnosis.verdict}  ${title(diagnosis).padEnd(width)}  ${diagnosis.found}\n`
      return diagnosis.remedy ? `${line}      → ${diagnosis.remedy}\n` : line
    })
    .join('')
}
