import type { Say } from '../figure.ts'
import { type Down, measureDown } from './down.ts'
import { inParallel } from './in-parallel.ts'
import { type Library, ours } from './libraries.ts'
import type { Measured } from './measured.ts'
import { measureBurst, measureStart } from './speed.ts'
import { measurePartings } from './unload.ts'
import type { Scene } from './visit.ts'
import { measureBytes } from './wire-bytes.ts'

const rounds = { starts: 5, bursts: 3, partings: 3, downs: 3 } as const

type Everything = { readonly all: readonly Measured[]; readonly downs: readonly Down[] }

export async function measureAll(scene: Scene, libraries: readonly Library[], say: Say): Promise<Everything> {
  say(`${rounds.starts} starts of each`)
  const starts = await inTurn(libraries, rounds.starts, (library) => measureStart(scene, library))
  say(`${rounds.bursts} bursts of each`)
  const bursts = await inTurn(libraries, rounds.bursts, (library) => measureBurst(scene, library))
  say(`${rounds.downs} times 10,000 events for a collector that is down`)
  const own = libraries.filter(({ name }) => name === ours)
  const downs = await inTurn(own, rounds.downs, (library) => measureDown(scene, library))
  say(`${rounds.partings} times leaving in every way`)
  const partings = await measurePartings(scene, libraries, rounds.partings)
  const bytes = await inParallel(libraries, libraries.length, (library) => measureBytes(scene, library))
  return {
    downs: downs.flat(),
    all: libraries.map((library, i) => ({
      ...library,
      starts: [...of(starts, i), ...of(bursts, i)],
      bursts: of(bursts, i),
      partings: partings[i] ?? new Map(),
      bytes: bytes[i] ?? { page: null, event: null },
    })),
  }
}

/** What of each library was measured, in their order. */
type OfEach<Result> = readonly (readonly Result[])[]

const of = <Result>(ofEach: OfEach<Result>, i: number): readonly Result[] => ofEach[i] ?? []

/** Whatever else the machine does meanwhile, it does to all of them. */
async function inTurn<Result>(
  libraries: readonly Library[],
  rounds: number,
  measure: (library: Library) => Promise<Result>,
): Promise<OfEach<Result>> {
  const results: Result[][] = libraries.map(() => [])
  const turns = [...libraries.entries()]
  for (let round = 0; round < rounds; round++) {
    for (const [i, library] of round % 2 === 0 ? turns : turns.toReversed()) results[i]?.push(await measure(library))
  }
  return results
}
