import { fc, test as law } from '@fast-check/vitest'
import { type EventId, type Milestone, milestones, type StreamId } from '@touchline/schema'
import { expect } from 'vitest'
import { earnedBy } from './conversions.ts'
import type { Creditable } from './eligible.ts'
import { journeysOf } from './journeys.ts'
import { conversionsOfLeads, type LeadColumns } from './lead-conversions.ts'
import { modelsInOrder } from './models.ts'

const dayMs = 86_400_000
const channels = ['Direct', 'Email', 'Paid Search']
const personCount = 3

const aTouchpoint = fc.record({
  person: fc.nat(personCount - 1),
  at: fc.nat(400).map((quarters) => (quarters * dayMs) / 4),
  channel: fc.nat(channels.length - 1),
})
const aDay = fc.option(fc.nat(100).map((day) => day * dayMs))
const aValue = fc.option(fc.oneof(fc.integer({ min: -999, max: 9_999 }), fc.constant(2 ** 51)))
const aLead = fc.record({
  person: fc.nat(personCount - 1),
  isSalesSourced: fc.boolean(),
  reached: fc.record(Object.fromEntries(milestones.map((milestone) => [milestone, aDay]))),
  values: fc.record({ OPPORTUNITY: aValue, WON: aValue }),
})
type ALead = typeof aLead extends fc.Arbitrary<infer Some> ? Some : never

const worthOf = (lead: ALead, milestone: Milestone): number | null =>
  milestone === 'OPPORTUNITY' || milestone === 'WON' ? lead.values[milestone] : null

const leadColumns = (leads: readonly ALead[]): LeadColumns => ({
  person: Int32Array.from(leads, ({ person }) => person),
  leadNo: Int32Array.from(leads, (_, i) => i + 1),
  isSalesSourced: Uint8Array.from(leads, ({ isSalesSourced }) => (isSalesSourced ? 1 : 0)),
  reached: Object.fromEntries(
    milestones.map((milestone) => [
      milestone,
      Float64Array.from(leads, ({ reached }) => reached[milestone] ?? Number.NaN),
    ]),
  ) as LeadColumns['reached'],
  values: {
    OPPORTUNITY: Float64Array.from(leads, ({ values }) => values.OPPORTUNITY ?? Number.NaN),
    WON: Float64Array.from(leads, ({ values }) => values.WON ?? Number.NaN),
  },
})

law.prop([
  fc.array(aTouchpoint, { maxLength: 150, size: 'max' }),
  fc.array(aLead, { maxLength: 8 }),
  fc.integer({ min: 1, max: 100 }),
])('conversions of leads in columns are shared out as each is alone', (touchpoints, leads, lookbackDays) => {
  const weighing = { lookbackDays, halfLifeDays: 7 }
  const journeys = journeysOf(
    {
      subject: Int32Array.from(touchpoints, ({ person }) => person),
      at: Float64Array.from(touchpoints, ({ at }) => at),
      channel: Int32Array.from(touchpoints, ({ channel }) => channel),
      key: Int32Array.from(touchpoints, (_, i) => i),
    },
    personCount,
  )
  const together = Array.from(conversionsOfLeads(journeys, channels, leadColumns(leads), weighing)).flatMap((some) =>
    Array.from({ length: some.count }, (_, i) => {
      const [start = 0, count = 0] = [some.start[i], some.touchpoints[i]]
      const rowsOf = (values: Float64Array, from: number): number[][] =>
        count === 0
          ? []
          : modelsInOrder.map((_, m) => Array.from(values.subarray(from + m * count, from + (m + 1) * count)))
      const value = some.valueMinor[i] as number
      return {
        lead: some.lead[i],
        milestone: milestones[some.milestone[i] as number],
        at: some.at[i],
        valueMinor: Number.isNaN(value) ? null : value,
        touchpoints: Array.from(journeys.key.subarray(start, start + count)),
        credits: rowsOf(some.credits, some.creditsFrom[i] as number),
        valueCredits: Number.isNaN(value) ? null : rowsOf(some.valueCredits, some.valueCreditsFrom[i] as number),
      }
    }),
  )
  const alone = leads.flatMap((lead, i) =>
    milestones.flatMap((milestone) => {
      const at = lead.reached[milestone]
      if (at === null || at === undefined) return []
      const { LEAD, OPPORTUNITY, WON } = lead.reached
      const reachedAt = { LEAD: LEAD ?? undefined, OPPORTUNITY: OPPORTUNITY ?? undefined, WON: WON ?? undefined }
      const converted = { milestone, at, valueMinor: worthOf(lead, milestone) }
      const journey = lead.isSalesSourced ? [] : journeyOf(touchpoints, lead.person)
      const earned = earnedBy(journey, converted, reachedAt, weighing, modelsInOrder)
      return [{ lead: i, ...converted, ...earned, touchpoints: earned.touchpoints.map(({ id }) => Number(id)) }]
    }),
  )
  expect(together).toEqual(alone)
})

/** Their ids are their places; of several at one instant, as they come. */
const journeyOf = (
  touchpoints: readonly { readonly person: number; readonly at: number; readonly channel: number }[],
  person: number,
): Creditable[] =>
  touchpoints
    .map((touchpoint, i) => ({ ...touchpoint, id: `${i}` as EventId }))
    .filter((touchpoint) => touchpoint.person === person)
    .map(({ at, id, channel }) => {
      const streamId = 'stream' as StreamId
      return { at, id, streamId, side: 'MARKETING' as const, channel: channels[channel] as string }
    })
    .sort((a, b) => a.at - b.at)
