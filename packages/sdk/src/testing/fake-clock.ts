type Timer = { readonly at: number; readonly callback: () => void }

/** Lets everything run that waits for nothing but a promise. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve()
}

/** A clock that stands still until it is told to advance. */
export function fakeClock(start = Date.UTC(2026, 10, 22)) {
  let now = start
  let timers: readonly Timer[] = []

  const next = (until: number): Timer | undefined =>
    timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0]

  return {
    now: () => now,
    after: (milliseconds: number, callback: () => void): void => {
      timers = [...timers, { at: now + milliseconds, callback }]
    },
    advance: async (milliseconds: number): Promise<void> => {
      const until = now + milliseconds
      await settle()
      for (let timer = next(until); timer; timer = next(until)) {
        const due = timer
        timers = timers.filter((other) => other !== due)
        now = Math.max(now, due.at)
        due.callback()
        await settle()
      }
      now = until
    },
  }
}
