import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { joinOrStart } from '../db/embedded/join-embedded.ts'
import { migrate } from '../db/migrate.ts'

/** `touchline migrate`: brings the database up to this version. */
export function registerMigrate(program: Command, config: Config): void {
  program
    .command('migrate')
    .description('Bring the database up to this version (the embedded one does it by itself)')
    .action(async () => {
      const { url, stop } = config.databaseUrl
        ? { url: config.databaseUrl, stop: async () => {} }
        : await joinOrStart({ home: config.home, command: 'touchline migrate' })
      try {
        const applied = await migrate(url)
        process.stdout.write(applied.length > 0 ? `Applied ${applied.join(', ')}\n` : 'Nothing to do: up to date\n')
      } finally {
        await stop()
      }
    })
}
