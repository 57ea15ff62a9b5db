import type { Batch, WorkspaceId } from '@touchline/schema'
import type { FastifyInstance } from 'fastify'
import type { IngestDb } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { Objection, Verdict } from './accept.ts'
import { outlineOf } from './excerpt.ts'
import { createRejectedBuffer, keptPerKey, type Rejected } from './rejected.ts'
import { storeRejected } from './store-rejected.queries.ts'

type Sender = { readonly workspaceId: WorkspaceId; readonly id: string }

/** Refusals that no repeat mends: of all others, the sender keeps what it has. */
const finalRefusals = ['BODY_INVALID', 'ORIGIN_NOT_ALLOWED', 'KEY_EXPIRED'] as const
type FinalRefusal = (typeof finalRefusals)[number]

/** Said of a body instead of the parser's words, which quote it. */
const bodyProblem = 'The body is no batch as docs/collect.md describes it'

/** How long what was rejected waits for more of it. */
const pauseMs = 1_000

/**
 * Takes note of what is rejected, beside the answer: nobody waits for it. It is stored once a second at most, and as the
 * server stops.
 */
export function noteRejections(db: IngestDb, app: FastifyInstance) {
  const buffer = createRejectedBuffer((batch) => storeRejected(db, batch))
  let timer: NodeJS.Timeout | undefined
  const flush = (): Promise<void> =>
    buffer.flush().catch((error) => app.log.warn(error, 'rejected events could not be counted; it is tried again'))
  const arm = (): void => {
    timer ??= setTimeout(() => void flush().then(rearm), pauseMs)
  }
  const rearm = (): void => {
    timer = undefined
    if (!buffer.isEmpty()) arm()
  }
  const note = (rejected: readonly Rejected[]): void => {
    buffer.note(rejected)
    if (rejected.length > 0) arm()
  }
  app.addHook('onClose', async () => {
    clearTimeout(timer)
    await flush()
  })
  return {
    note,
    /** Runs `judge`, and takes note where it refuses the whole request for good. */
    watch<T>(sender: Sender, receivedAt: number, judge: () => T): T {
      try {
        return judge()
      } catch (error) {
        note(refusal(sender, receivedAt, error))
        throw error
      }
    },
  }
}

function refusal({ workspaceId, id: keyId }: Sender, receivedAt: number, error: unknown): Rejected[] {
  const reason = error instanceof AppError ? finalRefusals.find((code) => code === error.code) : undefined
  if (!reason) return []
  return [{ workspaceId, keyId, receivedAt, reason, problem: problemOf(reason, error as AppError), outline: null }]
}

const problemOf = (reason: FinalRefusal, { message }: AppError): string =>
  reason === 'BODY_INVALID' ? bodyProblem : message

/**
 * What `verdicts` reject of a batch: events, and tokens of events that stay claims. Of more than are kept, only the last
 * have an outline made.
 */
export function rejectedIn(
  verdicts: readonly Verdict[],
  { events }: Batch,
  { workspaceId, id: keyId }: Sender,
  receivedAt: number,
): Rejected[] {
  const rejected = verdicts.flatMap((verdict): Objection[] => {
    if (verdict.kind === 'rejected') return [verdict]
    return verdict.unverified ? [verdict.unverified] : []
  })
  return rejected.map(({ index, reason, outline: problem }, position) => {
    const isKept = rejected.length - position <= keptPerKey
    return { workspaceId, keyId, receivedAt, reason, problem, outline: isKept ? outlineOf(events[index]) : null }
  })
}
