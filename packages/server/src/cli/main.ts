import { inspect } from 'node:util'
import { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { registerBi } from './bi.ts'
import { registerDefinition } from './definition.ts'
import { registerDoctor } from './doctor.ts'
import { registerErase } from './erase.ts'
import { registerGenerate } from './generate.ts'
import { registerImport } from './import.ts'
import { registerJoinPerson } from './join-person.ts'
import { registerKeys } from './keys.ts'
import { registerKnowledge } from './knowledge.ts'
import { registerMigrate } from './migrate.ts'
import { registerRebuild } from './rebuild.ts'
import { registerSeal } from './seal.ts'
import { registerServe } from './serve.ts'
import { registerSettings } from './settings.ts'
import { registerSplitPerson } from './split-person.ts'
import { registerTail } from './tail.ts'
import { registerWorkspace } from './workspace.ts'

const help = `
Without DATABASE_URL, Touchline runs a PostgreSQL of its own in TOUCHLINE_HOME.
Environment: DATABASE_URL, TOUCHLINE_HOME, HOST, PORT, QUERY_TIMEOUT_SECONDS, LOG_LEVEL.`

async function main(): Promise<void> {
  const config = loadConfig(process.env, process.getuid?.())
  const program = new Command('touchline').description(
    'Closed-loop attribution: which channels produce leads that sales actually closes.',
  )
  program.addHelpText('after', help).showHelpAfterError()
  for (const register of [
    registerServe,
    registerMigrate,
    registerWorkspace,
    registerKeys,
    registerBi,
    registerImport,
    registerSettings,
    registerDefinition,
    registerRebuild,
    registerKnowledge,
    registerSeal,
    registerTail,
    registerSplitPerson,
    registerJoinPerson,
    registerErase,
    registerDoctor,
    registerGenerate,
  ]) {
    register(program, config)
  }
  await program.parseAsync()
}

main().catch((error: unknown) => {
  const said = error instanceof AppError ? `${error.code}: ${error.message}\n${error.remedy}` : inspect(error)
  process.stderr.write(`${said}\n`)
  process.exitCode = 1
})
