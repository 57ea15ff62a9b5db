import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { splitPerson } from '../pipeline/split.ts'
import { type DecidingFlags, decidePersons } from './decide-persons.ts'
import { withKeyOptions } from './key-options.ts'

const help = `
Name the keys that are somebody else's. Each pair of one of them and another key of the person that the CRM or a token links
now is cut, and stays so whoever links it again. Keys that you name stay together only where they are linked themselves.`

/** `touchline split-person`: undoes a wrong merge. */
export function registerSplitPerson(program: Command, config: Config): void {
  withKeyOptions(program.command('split-person'))
    .description('Take keys of a person apart from the others, where two persons were joined by mistake')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .option('--dry-run', 'show what would become of it, change nothing')
    .addHelpText('after', help)
    .action((flags: DecidingFlags) =>
      decidePersons(config, flags, {
        command: 'split-person',
        decide: splitPerson,
        alreadySo: 'Nothing changed: they are apart from every other key already.',
        done: (pairs, isDryRun) =>
          isDryRun
            ? `Dry run: nothing was changed. Pairs that would be cut: ${pairs}`
            : `Pairs cut: ${pairs}. To take it back, name the same keys to \`touchline join-person\`.`,
      }),
    )
}
