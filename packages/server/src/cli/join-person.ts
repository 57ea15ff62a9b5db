import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { joinPerson } from '../pipeline/split.ts'
import { type DecidingFlags, decidePersons } from './decide-persons.ts'
import { withKeyOptions } from './key-options.ts'

const help = `
Name the keys that were split from others. They are one person with these again where the CRM or a token still links them; of
itself this joins nobody.`

/** `touchline join-person`: takes splits back. */
export function registerJoinPerson(program: Command, config: Config): void {
  withKeyOptions(program.command('join-person'))
    .description('Take back what `split-person` cut between keys and any others')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .option('--dry-run', 'show what would become of it, change nothing')
    .addHelpText('after', help)
    .action((flags: DecidingFlags) =>
      decidePersons(config, flags, {
        command: 'join-person',
        decide: joinPerson,
        alreadySo: 'Nothing changed: nothing keeps them from any other key.',
        done: (pairs, isDryRun) =>
          isDryRun
            ? `Dry run: nothing was changed. Splits that would be taken back: ${pairs}`
            : `Splits taken back: ${pairs}.`,
      }),
    )
}
