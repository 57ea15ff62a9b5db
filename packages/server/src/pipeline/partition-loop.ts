import type { Db } from '../db/database.ts'
import { makeEventPartitions } from '../db/event-partitions.ts'
import { startHourlyLoop } from './hourly-loop.ts'
import type { Loop } from './loop.ts'

/** Keeps partitions of events made ahead. */
export const startPartitionLoop = (db: Db, onError: (error: unknown) => void): Loop =>
  startHourlyLoop(() => makeEventPartitions(db, new Date()), onError)
