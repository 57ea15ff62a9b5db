import type { PostgresCursor, PostgresCursorConstructor } from 'kysely'
import { to } from 'pg-copy-streams'

/** What a connection asks of whatever it runs. */
const handlers = ['submit', 'handleError', 'handleCommandComplete', 'handleReadyForQuery'] as const
type Submittable = Record<(typeof handlers)[number], (...args: readonly unknown[]) => void>

/**
 * What the driver streams by. All that it is asked to stream is COPY … TO STDOUT: each "row" is a piece of what that sends, cut
 * anywhere.
 */
function openCursor(statement: string): PostgresCursor<Buffer> {
  const stream = to(statement)
  const pieces: AsyncIterator<Buffer, undefined> = stream[Symbol.asyncIterator]()
  let hasEnded = false
  const read = async (): Promise<Buffer[]> => {
    try {
      const { done, value } = await pieces.next()
      hasEnded ||= done === true
      return done ? [] : [value]
    } catch (error) {
      hasEnded = true
      throw error
    }
  }
  /** The connection is of use to others once everything has come. */
  const close = async (): Promise<void> => {
    while (!hasEnded) await read()
  }
  const submittable = stream as unknown as Submittable
  const bound = handlers.map((name) => [name, submittable[name].bind(stream)])
  return { read, close, ...Object.fromEntries(bound) }
}

function Cursor(statement: string): PostgresCursor<Buffer> {
  return openCursor(statement)
}

/** As the driver wants it, which calls it with `new`. */
export const copyCursor = Cursor as unknown as PostgresCursorConstructor
