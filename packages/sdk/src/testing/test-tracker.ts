import type { EventMap, Tracker } from '../api.ts'
import { cleanJson } from '../clean.ts'
import { createTracker } from '../create-tracker.ts'
import type { TrackerOptions } from '../options.ts'
import type { Plugin } from '../plugin.ts'
import type { WireEvent } from '../wire.ts'
import { fakeBrowser, type Settings } from './fake-browser.ts'
import type { Shown } from './fake-page.ts'

export type TestTrackerOptions = Partial<TrackerOptions> &
  Partial<Shown> & {
    /** How the device and its collector behave; each can be changed later on. */
    readonly settings?: Partial<Settings> | undefined
  }

/** Of all events, those of one type. */
type EventsOf<Type extends WireEvent['type']> = readonly Extract<WireEvent, { type: Type }>[]

export type TestTracker<Events extends object = EventMap> = {
  readonly tracker: Tracker<Events>
  /** How the device and its collector behave. Changed in place, from then on. */
  readonly settings: Settings
  /** What was recorded so far, as it is sent, whether it has arrived or not; or only that of one type. */
  events<Type extends WireEvent['type'] = WireEvent['type']>(type?: Type): EventsOf<Type>
  /** What the collector has, each event once. */
  arrived(): readonly WireEvent[]
  /** What the tracker said to the developer. */
  readonly warnings: readonly string[]
  /** Lets time pass: what is due happens. Without it, it stands still. */
  advance(milliseconds: number): Promise<void>
  /** The page gets another address without being loaded. */
  navigate(url: string): void
  /** The page is hidden. */
  hide(): void
  /** The page is left, maybe to `back` into it. */
  leave(): void
  back(): void
}

/** A tracker on a page of its own, with a clock, storage and a collector that only the test controls. */
export function createTestTracker<Events extends object = EventMap>({
  url,
  title,
  referrer,
  settings,
  ...options
}: TestTrackerOptions = {}): TestTracker<Events> {
  const browser = fakeBrowser(undefined, settings)
  const shown = { ...(url && { url }), ...(title && { title }), ...(referrer && { referrer }) }
  const { env, hide, leave, back, navigate } = browser.open(shown)
  const recorded: WireEvent[] = []
  const record: Plugin = () => ({
    beforeSend: (event) => {
      recorded.push(JSON.parse(cleanJson(event)))
      return event
    },
  })
  const plugins = [...(options.plugins ?? []), record]
  const usual = { key: 'tlw_test', server: 'https://collector.example', debug: true }
  const tracker = createTracker<Events>({ ...usual, ...options, plugins }, env)

  return {
    tracker,
    settings: browser.settings,
    events: <Type extends WireEvent['type']>(type?: Type) => {
      void tracker.flush()
      return recorded.filter((event) => !type || event.type === type) as unknown as EventsOf<Type>
    },
    arrived: () => {
      const taken = browser.requests.filter(({ status }) => status >= 200 && status < 300)
      return [...new Map(taken.flatMap(({ batch }) => batch.events).map((event) => [event.id, event])).values()]
    },
    warnings: browser.warnings,
    advance: browser.clock.advance,
    navigate,
    hide,
    leave,
    back,
  }
}
