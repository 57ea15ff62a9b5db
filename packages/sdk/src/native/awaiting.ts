import type { Tracker } from '../api.ts'

/** A tracker that is yet to come. What is called before it is there is made up for, in its order. */
export function awaiting(coming: Promise<Tracker>) {
  let tracker: Tracker | undefined
  let calls: ((tracker: Tracker) => void)[] = []
  const soon = (call: (tracker: Tracker) => void): void => void (tracker ? call(tracker) : calls.push(call))
  const ready = coming.then((come) => {
    tracker = come
    for (const call of calls) call(come)
    calls = []
    return come
  })

  const functions: Tracker = {
    page: () => soon(({ page }) => page()),
    identify: (identity) => soon(({ identify }) => identify(identity)),
    track: (name, ...properties) => soon(({ track }) => track(name, ...properties)),
    record: (fact) => soon(({ record }) => record(fact)),
    reset: () => soon(({ reset }) => reset()),
    consent: (decision) => soon(({ consent }) => consent(decision)),
    forget: () => soon(({ forget }) => forget()),
    visitorId: () => tracker?.visitorId(),
    flush: async () => (await ready).flush(),
  }
  return { functions, soon }
}
