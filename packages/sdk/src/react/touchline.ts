import { createContext, createElement, type ReactElement, type ReactNode, useContext, useEffect, useRef } from 'react'
import type { EventMap, Tracker } from '../api.ts'
import { silentTracker } from '../create-tracker.ts'

const TrackerContext = createContext<Tracker>(silentTracker)

export type TouchlineProviderProps = {
  /** Created once, outside of components: what is created as they render would be created twice in Strict Mode. */
  readonly tracker: Omit<Tracker, 'track'>
  readonly children?: ReactNode
}

/** Hands `tracker` to the hooks below it. */
export const TouchlineProvider = ({ tracker, children }: TouchlineProviderProps): ReactElement =>
  createElement(TrackerContext.Provider, { value: tracker as Tracker }, children)

/** The tracker of the nearest provider. Without one, and on a server, it does nothing. */
export const useTouchline = <Events extends object = EventMap>(): Tracker<Events> =>
  useContext(TrackerContext) as Tracker<Events>

/**
 * Records a page view as the component appears, and whenever `path` is another one: once each, in Strict Mode too. For
 * routers whose navigation the `pages` plug-in does not see; next to it pages would count twice.
 */
export function usePage(path?: string): void {
  const { page } = useTouchline()
  const recorded = useRef<string | null>(null)

  useEffect(() => {
    const next = `path ${path}`
    if (recorded.current === next) return
    recorded.current = next
    page()
  }, [path, page])
}
