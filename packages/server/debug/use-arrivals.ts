import { useEffect, useState } from 'react'
import type { Arrival } from './arrival.ts'
import { type Look, lookWith, type Problem } from './look.ts'

export type Watched = {
  /** Null until the first answer. */
  readonly workspace: string | null
  readonly arrivals: readonly Arrival[]
  /** Null while all is well. What was seen before stays. */
  readonly problem: Problem | null
}

const pauseMs = 2_000
const nothingYet: Watched = { workspace: null, arrivals: [], problem: null }

const after = (found: Look, before: Watched): Watched =>
  found.kind === 'seen' ? { ...found, problem: null } : { ...before, problem: found.problem }

const mayPass = (found: Look | null): boolean => found?.kind !== 'failed' || found.problem.mayPass

/** Looks every two seconds, unless told to pause or the tab is hidden. */
export function useArrivals(key: string, isPaused: boolean): Watched {
  const [watched, setWatched] = useState(nothingYet)
  useEffect(() => {
    if (isPaused) return
    let timer: number | undefined
    let hasEnded = false
    const look = async (): Promise<void> => {
      const found = document.hidden ? null : await lookWith(key)
      if (hasEnded) return
      if (found) setWatched((before) => after(found, before))
      if (mayPass(found)) timer = window.setTimeout(() => void look(), pauseMs)
    }
    void look()
    return () => {
      hasEnded = true
      window.clearTimeout(timer)
    }
  }, [key, isPaused])
  return watched
}
