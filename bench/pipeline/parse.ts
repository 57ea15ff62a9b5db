import { Batch, WireEvent } from '@touchline/schema'
import { type Figure, median, type Say } from '../figure.ts'
import { eventsPerBatch, makeBatches } from './batches.ts'

const rounds = 9
const batches = 2_000

/** Microseconds of the processor that reading one event takes: from bytes to what the collector may rely on. */
export async function parsing(say: Say): Promise<Figure> {
  const bodies = makeBatches(batches)
  const measured = Array.from({ length: rounds }, () => ({
    whole: cpuOf(bodies, validate),
    json: cpuOf(bodies, parse),
  }))
  // The first ones warm up.
  const [whole, json] = (['whole', 'json'] as const).map((name) =>
    median(measured.slice(3).map((round) => round[name])),
  )
  say(`parsing: ${json?.toFixed(2)} µs of it is JSON.parse, of ${Math.round(bytesOf(bodies))} bytes an event`)
  return { name: 'collect.parse_us', value: whole ?? Number.NaN, unit: 'µs' }
}

const bytesOf = (bodies: readonly Buffer[]): number =>
  bodies.reduce((sum, { length }) => sum + length, 0) / bodies.length / eventsPerBatch

const parse = (body: Buffer): unknown => JSON.parse(body.toString())

function validate(body: Buffer): void {
  const batch = Batch.parse(parse(body))
  for (const event of batch.events) WireEvent.parse(event)
}

/** The processor's time, not the clock's: whatever else runs on the machine does not count. */
function cpuOf(bodies: readonly Buffer[], work: (body: Buffer) => unknown): number {
  const before = process.cpuUsage()
  for (const body of bodies) work(body)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / bodies.length / eventsPerBatch
}
