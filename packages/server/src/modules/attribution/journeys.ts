/** Touchpoints in columns, in any order. */
export type TouchpointColumns = {
  /** Numbers of whoever's they are; -1 where nobody asked about them. */
  readonly subject: Int32Array
  /** Epoch milliseconds. */
  readonly at: Float64Array
  /** Numbers of channels. */
  readonly channel: Int32Array
  /** Numbers of what credit is summed by; -1 where it isn't summed. */
  readonly key: Int32Array
}

/** Touchpoints of many subjects in columns: those of subject `s` stand from `start[s]` to before `start[s + 1]`, in time order. */
export type Journeys = Omit<TouchpointColumns, 'subject'> & { readonly start: Int32Array }

/** One after the other. */
export const besides = (some: TouchpointColumns, others: TouchpointColumns): TouchpointColumns => ({
  subject: joined(some.subject, others.subject, Int32Array),
  at: joined(some.at, others.at, Float64Array),
  channel: joined(some.channel, others.channel, Int32Array),
  key: joined(some.key, others.key, Int32Array),
})

function joined<Values extends Int32Array | Float64Array>(
  some: Values,
  others: Values,
  Of: new (length: number) => Values,
): Values {
  const all = new Of(some.length + others.length)
  all.set(some)
  all.set(others, some.length)
  return all
}

/** Puts touchpoints in the order of their subjects, and in time order; those of one instant as they came. */
export function journeysOf(touchpoints: TouchpointColumns, subjectCount: number): Journeys {
  const { subject } = touchpoints
  const start = startsOf(subject, subjectCount)
  const count = start[subjectCount] as number
  const journeys = {
    at: new Float64Array(count),
    channel: new Int32Array(count),
    key: new Int32Array(count),
    start,
  }
  const next = start.slice()
  for (let row = 0; row < subject.length; row++) {
    const of = subject[row] as number
    if (of < 0) continue
    const place = next[of] as number
    next[of] = place + 1
    copyInto(journeys, place, touchpoints, row)
  }
  for (let of = 0; of < subjectCount; of++) sortByTime(journeys, start[of] as number, start[of + 1] as number)
  return journeys
}

/** Where those of each subject begin; and last, how many there are in all. */
function startsOf(subject: Int32Array, subjectCount: number): Int32Array {
  const start = new Int32Array(subjectCount + 1)
  for (let row = 0; row < subject.length; row++) {
    const of = subject[row] as number
    if (of >= 0) start[of + 1] = (start[of + 1] as number) + 1
  }
  for (let of = 0; of < subjectCount; of++) start[of + 1] = (start[of + 1] as number) + (start[of] as number)
  return start
}

type Columns = Omit<TouchpointColumns, 'subject'>

function copyInto(to: Columns, place: number, from: Columns, row: number): void {
  to.at[place] = from.at[row] as number
  to.channel[place] = from.channel[row] as number
  to.key[place] = from.key[row] as number
}

/** More than so many are not sorted by moving each to its place. */
const mostMoved = 32

function sortByTime(journeys: Journeys, from: number, to: number): void {
  const { at } = journeys
  let place = from + 1
  while (place < to && (at[place - 1] as number) <= (at[place] as number)) place++
  if (place >= to) return
  if (to - from <= mostMoved) moveToPlaces(journeys, from, to)
  else sortLong(journeys, from, to)
}

function moveToPlaces({ at, channel, key }: Journeys, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const [time, itsChannel, itsKey] = [at[i] as number, channel[i] as number, key[i] as number]
    let place = i
    while (place > from && (at[place - 1] as number) > time) {
      at[place] = at[place - 1] as number
      channel[place] = channel[place - 1] as number
      key[place] = key[place - 1] as number
      place--
    }
    at[place] = time
    channel[place] = itsChannel
    key[place] = itsKey
  }
}

function sortLong(journeys: Journeys, from: number, to: number): void {
  const before = {
    at: journeys.at.slice(from, to),
    channel: journeys.channel.slice(from, to),
    key: journeys.key.slice(from, to),
  }
  const order = Int32Array.from({ length: to - from }, (_, i) => i)
  order.sort((a, b) => (before.at[a] as number) - (before.at[b] as number) || a - b)
  for (let i = 0; i < order.length; i++) copyInto(journeys, from + i, before, order[i] as number)
}

/** Subjects of whom two touchpoints of one instant are not alike, so that their order would matter. */
export function tiedSubjects({ at, channel, key, start }: Journeys): number[] {
  const tied: number[] = []
  for (let of = 0; of + 1 < start.length; of++) {
    const end = start[of + 1] as number
    for (let i = (start[of] as number) + 1; i < end; i++) {
      if (at[i] !== at[i - 1] || (key[i] === key[i - 1] && channel[i] === channel[i - 1])) continue
      tied.push(of)
      break
    }
  }
  return tied
}

/**
 * Puts touchpoints in place of those of their subjects, in the order in which they come.
 *
 * @param touchpoints All that their subjects have.
 */
export function replaceJourneys(journeys: Journeys, touchpoints: TouchpointColumns): void {
  const next = new Map<number, number>()
  for (const [row, of] of touchpoints.subject.entries()) {
    const place = next.get(of) ?? (journeys.start[of] as number)
    next.set(of, place + 1)
    copyInto(journeys, place, touchpoints, row)
  }
}

/**
 * Puts touchpoints of one journey and instant that are not alike in order.
 *
 * @param compare By their keys.
 */
export function orderTies(journeys: Journeys, compare: (key: number, other: number) => number): void {
  const { at, start } = journeys
  for (const of of tiedSubjects(journeys)) {
    const end = start[of + 1] as number
    for (let from = start[of] as number; from < end; ) {
      let to = from + 1
      while (to < end && at[to] === at[from]) to++
      if (to > from + 1) orderRun(journeys, from, to, compare)
      from = to
    }
  }
}

function orderRun(journeys: Journeys, from: number, to: number, compare: (key: number, other: number) => number): void {
  const before = { channel: journeys.channel.slice(from, to), key: journeys.key.slice(from, to) }
  const order = Array.from(before.key.keys()).sort((a, b) => compare(before.key[a] as number, before.key[b] as number))
  for (const [i, place] of order.entries()) {
    journeys.channel[from + i] = before.channel[place] as number
    journeys.key[from + i] = before.key[place] as number
  }
}
