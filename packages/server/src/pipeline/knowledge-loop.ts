import { extname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DeriveDb } from '../db/database.ts'
import { awaitedKnowledge } from '../modules/workspaces/knowledge.queries.ts'
import type { Loop } from './loop.ts'
import { errorOf } from './loop-messages.ts'
import { startThread } from './thread.ts'

const ownProgram = new URL(`./knowledge-thread${extname(import.meta.url)}`, import.meta.url)

/** How often it is looked whether anything was asked for. */
const pauseMs = 2_000

/** Derives what is asked for of earlier times, in a thread that is there only as long as there is any of it. */
export function startKnowledgeLoop(db: DeriveDb, databaseUrl: string, onError: (error: unknown) => void): Loop {
  const stopping = new AbortController()
  const work = async (): Promise<void> => {
    if ((await awaitedKnowledge(db)).length === 0) return
    await startThread(ownProgram, databaseUrl, stopping.signal, {
      onError,
      hear: (told) => onError(errorOf(told.error)),
    })
  }
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await work().catch(onError)
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
