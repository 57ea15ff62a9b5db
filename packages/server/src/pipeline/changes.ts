import type { StreamId } from '@touchline/schema'
import type { IdentityKey } from '../modules/collect/keys.ts'

/** What of a workspace is to be derived again. */
export type Changes = {
  readonly streams: readonly StreamId[]
  readonly keys: readonly IdentityKey[]
  /** Of streams that have only grown: since when, in epoch milliseconds. All else is derived again as a whole. */
  readonly grown?: ReadonlyMap<StreamId, number>
}

/** How many streams and keys they are. */
export const sizeOf = ({ streams, keys }: Changes): number => streams.length + keys.length
