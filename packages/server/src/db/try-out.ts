import type { Db } from './database.ts'

/** Runs `work` in one transaction. As a dry run, everything that it did is undone, and its answer kept. */
export async function tryOut<T>(db: Db, isDryRun: boolean, work: (trx: Db) => Promise<T>): Promise<T> {
  const trx = await db.startTransaction().execute()
  const answer = await work(trx).catch(async (error: unknown) => {
    await trx.rollback().execute()
    throw error
  })
  await (isDryRun ? trx.rollback() : trx.commit()).execute()
  return answer
}
