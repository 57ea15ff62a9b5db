// A thread of its own, in which `startLoopThread` runs the loop. It ends once it is told anything.
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../db/database.ts'
import { startLoop } from './loop.ts'
import { describeError, type Told } from './loop-messages.ts'

/** The loop derives three batches at a time; the other is for what it looks up beside. */
const connections = 4

const tell = (told: Told): void => parentPort?.postMessage(told)

const db = openDatabase(String(workerData), 'derive', connections)
const loop = startLoop(
  db,
  (error) => tell({ kind: 'failed', error: describeError(error) }),
  ({ error, ...aside }) => tell({ kind: 'set aside', aside, error: describeError(error) }),
)

async function end(): Promise<void> {
  await loop.stop()
  await db.destroy()
}

parentPort?.once('message', () => void end())
