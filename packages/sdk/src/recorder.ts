import { clip } from './clean.ts'
import type { Env } from './env.ts'
import { openEvents, storeAfterMs } from './limits.ts'
import type { Fact, PageEvent, WireEvent } from './wire.ts'

export type Recorder = {
  record(fact: Fact): void
  /** Hands over what was recorded since the last time. */
  seal(): void
}

/** A page event whose title is still to be read. */
type Untitled = Omit<PageEvent, 'title'> & { title?: string | undefined }

/** Gives facts their id and time, and hands them over together: writing them down one by one would cost the page. */
export function createRecorder(
  env: Env,
  newId: () => string,
  handOver: (events: readonly WireEvent[]) => void,
): Recorder {
  let open: WireEvent[] = []
  let page: Untitled | undefined
  let isTimed = false

  /** Single-page applications set the title some time after the address: what it is by now, it is. */
  const settleTitle = (): void => {
    if (page) page.title = clip(env.title()) || undefined
    page = undefined
  }

  const seal = (): void => {
    settleTitle()
    const events = open
    open = []
    if (events.length > 0) handOver(events)
  }

  const sealLater = (): void => {
    if (isTimed) return
    isTimed = true
    env.after(storeAfterMs, () => {
      isTimed = false
      seal()
    })
  }

  return {
    seal,
    record: (fact) => {
      if (fact.type === 'page') settleTitle()
      const event: WireEvent = { id: newId(), occurredAt: new Date(env.now()).toISOString(), ...fact }
      if (event.type === 'page') page = event
      open.push(event)
      if (open.length >= openEvents) seal()
      else sealLater()
    },
  }
}
