import { fc, test as law } from '@fast-check/vitest'
import { type EventId, milestones, type StreamId, unattributed, wholeCredit } from '@touchline/schema'
import { expect, test } from 'vitest'
import { earnedBy } from './conversions.ts'
import type { Creditable } from './eligible.ts'
import { journeysOf, orderTies, replaceJourneys, type TouchpointColumns, tiedSubjects } from './journeys.ts'
import { modelsInOrder } from './models.ts'
import { type ConversionColumns, weighAll } from './weigh.ts'

const dayMs = 86_400_000
const channels = ['Direct', 'Email', 'Paid Search']
const subjectCount = 4
/** Keys are the channels, and what no touchpoint earned. */
const keyCount = channels.length + 1

const aTouchpoint = fc.record({
  subject: fc.nat(subjectCount - 1),
  at: fc.nat(400).map((quarters) => (quarters * dayMs) / 4),
  channel: fc.nat(channels.length - 1),
})
const aDay = fc.nat(100).map((day) => day * dayMs)
const aConversion = fc.record({
  subject: fc.integer({ min: -1, max: subjectCount - 1 }),
  at: aDay,
  valueMinor: fc.option(fc.oneof(fc.integer({ min: -999, max: 9_999 }), fc.constant(2 ** 51))),
  reached: fc.record({ LEAD: fc.option(aDay), OPPORTUNITY: fc.option(aDay), WON: fc.option(aDay) }),
})
type Touchpoint = { readonly subject: number; readonly at: number; readonly channel: number }
type Conversion = typeof aConversion extends fc.Arbitrary<infer Some> ? Some : never

const columnsOf = (touchpoints: readonly Touchpoint[]): TouchpointColumns => ({
  subject: Int32Array.from(touchpoints, ({ subject }) => subject),
  at: Float64Array.from(touchpoints, ({ at }) => at),
  channel: Int32Array.from(touchpoints, ({ channel }) => channel),
  key: Int32Array.from(touchpoints, ({ channel }) => channel),
})

const datesOf = (conversions: readonly Conversion[], anchor: keyof Conversion['reached']) =>
  Float64Array.from(conversions, ({ reached }) => reached[anchor] ?? Number.NaN)

const conversionColumns = (conversions: readonly Conversion[]): ConversionColumns => ({
  subject: Int32Array.from(conversions, ({ subject }) => subject),
  at: Float64Array.from(conversions, ({ at }) => at),
  valueMinor: Float64Array.from(conversions, ({ valueMinor }) => valueMinor ?? Number.NaN),
  reached: {
    LEAD: datesOf(conversions, 'LEAD'),
    OPPORTUNITY: datesOf(conversions, 'OPPORTUNITY'),
    WON: datesOf(conversions, 'WON'),
  },
  uncredited: new Int32Array(conversions.length).fill(channels.length),
})

function toTheEnd<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Of several at one instant, as they come. */
const journeyOf = (touchpoints: readonly Touchpoint[], subject: number): Creditable[] =>
  touchpoints
    .filter((touchpoint) => touchpoint.subject === subject)
    .map(({ at, channel }) => ({ at, channel: channels[channel] as string }))
    .map((each, i) => ({ ...each, side: 'MARKETING', id: `${i}` as EventId, streamId: 'stream' as StreamId }) as const)
    .sort((a, b) => a.at - b.at)

law.prop([
  fc.array(aTouchpoint, { maxLength: 150, size: 'max' }),
  fc.array(aConversion, { maxLength: 12 }),
  fc.constantFrom(...milestones),
  fc.integer({ min: 1, max: 100 }),
])(
  'many are weighed together as each is alone, by every model',
  (touchpoints, conversions, milestone, lookbackDays) => {
    const weighing = { lookbackDays, halfLifeDays: 7 }
    const journeys = journeysOf(columnsOf(touchpoints), subjectCount)
    const asked = { ...weighing, milestone, channels, keyCount }
    const together = toTheEnd(weighAll(journeys, conversionColumns(conversions), modelsInOrder, asked))
    expect(together).toHaveLength(modelsInOrder.length)

    const alone = conversions.map(({ subject, at, valueMinor, reached }) => {
      const reachedAt = Object.fromEntries(Object.entries(reached).map(([anchor, day]) => [anchor, day ?? undefined]))
      return earnedBy(
        journeyOf(touchpoints, subject),
        { milestone, at, valueMinor },
        reachedAt,
        weighing,
        modelsInOrder,
      )
    })
    for (const [model, sums] of together.entries()) {
      const parts = alone.flatMap(({ touchpoints: own, credits, valueCredits }, i) => {
        const value = conversions[i]?.valueMinor ?? null
        const [shares = [], values = []] = [credits[model], valueCredits?.[model]]
        const earned = own.map(({ channel }, t) => ({
          i,
          channel,
          credit: shares[t] ?? 0,
          value: values[t] ?? 0,
          own: 1,
        }))
        const isEarned = shares.some((share) => share > 0)
        return isEarned
          ? earned
          : [...earned, { i, channel: unattributed, credit: wholeCredit, value: value ?? 0, own: 0 }]
      })
      for (const [key, sum] of sums.entries()) {
        const ofKey = parts.filter(({ channel }) => key === keyCount || [...channels, unattributed][key] === channel)
        const converted = [...new Set(ofKey.map(({ i }) => i))]
        expect(sum).toEqual({
          credit: ofKey.reduce((all, { credit }) => all + BigInt(credit), 0n),
          valueMinor: ofKey.reduce((all, { value }) => all + BigInt(value), 0n),
          touchpoints: ofKey.reduce((all, { own }) => all + own, 0),
          conversions: converted.length,
          withoutValue: converted.filter((i) => conversions[i]?.valueMinor === null).length,
        })
      }
    }
  },
)

test('whoever has two touchpoints of one instant that differ is told, and has them in the order that is given', () => {
  const at = (subject: number, day: number, channel: number) => ({ subject, at: day, channel })
  const came = [at(2, 5, 1), at(0, 5, 0), at(2, 5, 0), at(1, 3, 2), at(2, 4, 2), at(1, 3, 2), at(0, 4, 1)]
  const journeys = journeysOf(columnsOf(came), 3)
  expect([...journeys.start]).toEqual([0, 2, 4, 7])
  expect([...journeys.channel]).toEqual([1, 0, 2, 2, 2, 1, 0])
  expect(tiedSubjects(journeys)).toEqual([2])
  replaceJourneys(journeys, columnsOf([at(2, 4, 2), at(2, 5, 0), at(2, 5, 1)]))
  expect([...journeys.channel]).toEqual([1, 0, 2, 2, 2, 0, 1])
})

test('what is of one instant is put in order by its keys, and nothing else is moved', () => {
  const journeys = journeysOf(
    {
      subject: Int32Array.of(1, 1, 0, 1, 1, 1, 1),
      at: Float64Array.of(7, 5, 5, 5, 7, 5, 9),
      channel: Int32Array.of(1, 2, 0, 0, 2, 1, 0),
      key: Int32Array.of(30, 12, 40, 10, 31, 11, 1),
    },
    2,
  )
  orderTies(journeys, (a, b) => a - b)
  expect([...journeys.key]).toEqual([40, 10, 11, 12, 30, 31, 1])
  expect([...journeys.channel]).toEqual([0, 0, 1, 2, 1, 2, 0])
  orderTies(journeys, (a, b) => b - a)
  expect([...journeys.key]).toEqual([40, 12, 11, 10, 31, 30, 1])
})

test('what nobody asked about is left out', () => {
  const journeys = journeysOf(columnsOf([{ subject: -1, at: 1, channel: 0 }]), 1)
  expect([...journeys.start]).toEqual([0, 0])
})
