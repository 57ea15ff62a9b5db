// A thread of its own, in which `startKnowledgeLoop` derives what was asked for of earlier times. It ends once nothing is left,
// or when it is told anything.
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../db/database.ts'
import { workOffKnowledge } from './knowledge-queue.ts'
import { describeError, type Told } from './loop-messages.ts'

/** One derives, the other says how far that is. */
const connections = 2

const tell = (told: Told): void => parentPort?.postMessage(told)

const db = openDatabase(String(workerData), 'derive', connections)
let isStopping = false
parentPort?.once('message', () => {
  isStopping = true
})
const onError = (error: unknown): void => tell({ kind: 'failed', error: describeError(error) })
await workOffKnowledge(db, { onError, mayGoOn: () => !isStopping }).catch(onError)
await db.destroy()
parentPort?.close()
