import { setTimeout as wait } from 'node:timers/promises'
import type { Mood } from './collector.ts'
import { type Delivered, delivered, together } from './delivered.ts'
import { inParallel } from './in-parallel.ts'
import type { Library } from './libraries.ts'
import { begun, heard, type Scene, track, type Visit, visiting } from './visit.ts'

/** A way in which somebody leaves with events that have not arrived yet. */
type Parting = {
  readonly name: string
  readonly events: number
  readonly filler?: string
  /** What the collector does until somebody comes back. */
  readonly mood?: Mood
  readonly leave: (visit: Visit) => Promise<void>
  /** How long nothing may be heard before what is missing counts as lost. */
  readonly quietMs: number
}

/** Long enough for a library to notice that nothing gets through. */
const refusedMs = 1_500
const awayMs = 500
const againMs = 500

/** So many visitors are on the site at a time. */
const atOnce = 8

const close = async ({ page }: Visit): Promise<void> => {
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
}

const navigate = async ({ page, url }: Visit): Promise<void> => {
  await page.goto(`${url}-next`)
}

const leaveAndReturn = async ({ page, collector, url, bareUrl }: Visit): Promise<void> => {
  await page.goto(bareUrl)
  await wait(awayMs)
  collector.become('takes')
  await page.goto(url)
}

const returnAfterRefusals = async (visit: Visit): Promise<void> => {
  await wait(refusedMs)
  await leaveAndReturn(visit)
}

const partings: readonly Parting[] = [
  { name: 'close', events: 20, leave: close, quietMs: 3_000 },
  { name: 'navigate', events: 20, leave: navigate, quietMs: 4_000 },
  { name: '200 × 700 B', events: 200, filler: 'x'.repeat(700), leave: leaveAndReturn, quietMs: 4_000 },
  { name: 'no answer', events: 20, mood: 'hangs up', leave: returnAfterRefusals, quietMs: 4_000 },
  { name: '503', events: 20, mood: 'answers 503', leave: returnAfterRefusals, quietMs: 4_000 },
]

async function part(scene: Scene, library: Library, parting: Parting): Promise<Delivered> {
  const { events, filler, mood, leave, quietMs } = parting
  return visiting(scene, library, async (visit) => {
    const { page, collector, url } = visit
    await page.goto(url)
    await begun(collector)
    if (mood) collector.become(mood)
    await track(page, events, filler)
    await leave(visit)
    await heard(collector, () => delivered(events, collector.arrivals()).lost === 0, quietMs)
    // What comes twice comes a moment later.
    await wait(againMs)
    return delivered(events, collector.arrivals())
  })
}

/** How it went, by the name of the parting. */
export type Partings = ReadonlyMap<string, Delivered>

/** Lets everybody part in every way a few times, several at once: here speed does not matter. In the order of libraries. */
export async function measurePartings(
  scene: Scene,
  libraries: readonly Library[],
  rounds: number,
): Promise<Partings[]> {
  const trials = Array.from({ length: rounds }, () =>
    partings.flatMap((parting) => libraries.map((library) => ({ library, parting }))),
  ).flat()
  const results = await inParallel(trials, atOnce, async ({ library, parting }) => ({
    library,
    parting,
    delivered: await part(scene, library, parting),
  }))
  const of = (library: Library, parting: Parting): Delivered =>
    together(
      results.filter((result) => result.library === library && result.parting === parting).map((r) => r.delivered),
    )
  return libraries.map((library) => new Map(partings.map((parting) => [parting.name, of(library, parting)])))
}
