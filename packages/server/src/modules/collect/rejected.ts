import type { WorkspaceId } from '@touchline/schema'
import type { Outline } from './excerpt.ts'
import type { RejectionReason } from './rejection-reasons.ts'

/** One event that was rejected, or one request that was refused as a whole: that has no outline. */
export type Rejected = {
  readonly workspaceId: WorkspaceId
  readonly keyId: string
  /** Epoch milliseconds. */
  readonly receivedAt: number
  readonly reason: RejectionReason
  /** What was wrong, without anything that was sent. */
  readonly problem: string
  readonly outline: Outline | null
}

export type RejectedCount = Pick<Rejected, 'workspaceId' | 'keyId' | 'reason'> & {
  /** `YYYY-MM-DD`, in UTC. */
  readonly day: string
  readonly events: number
  readonly lastAt: number
}

/** What waits to be stored. */
export type RejectedBatch = { readonly counts: readonly RejectedCount[]; readonly latest: readonly Rejected[] }

/** Of each key so many are kept to be read. */
export const keptPerKey = 100

/**
 * Gathers what is rejected until it is stored. However much that is, it holds a count for each key, day and reason, and
 * the last events of each key. What can't be stored now is gathered again.
 */
export function createRejectedBuffer(store: (batch: RejectedBatch) => Promise<void>) {
  let counts = new Map<string, RejectedCount>()
  let latest = new Map<string, Rejected[]>()

  const count = (more: RejectedCount): void => {
    const address = [more.keyId, more.day, more.reason].join('/')
    const known = counts.get(address)
    const lastAt = Math.max(known?.lastAt ?? 0, more.lastAt)
    counts.set(address, { ...more, events: (known?.events ?? 0) + more.events, lastAt })
  }
  const keep = (keyId: string, older: readonly Rejected[], newer: readonly Rejected[]): void =>
    void latest.set(keyId, [...older, ...newer].slice(-keptPerKey))

  return {
    isEmpty: (): boolean => counts.size === 0,
    note(rejected: readonly Rejected[]): void {
      for (const { workspaceId, keyId, reason, receivedAt } of rejected) {
        const day = new Date(receivedAt).toISOString().slice(0, 10)
        count({ workspaceId, keyId, reason, day, events: 1, lastAt: receivedAt })
      }
      const keyId = rejected[0]?.keyId
      if (keyId !== undefined) keep(keyId, latest.get(keyId) ?? [], rejected)
    },
    async flush(): Promise<void> {
      const [counted, kept] = [counts, latest]
      counts = new Map()
      latest = new Map()
      if (counted.size === 0) return
      try {
        await store({ counts: [...counted.values()], latest: [...kept.values()].flat() })
      } catch (error) {
        for (const one of counted.values()) count(one)
        for (const [keyId, older] of kept) keep(keyId, older, latest.get(keyId) ?? [])
        throw error
      }
    },
  }
}
