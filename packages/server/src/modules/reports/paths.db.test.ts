import { milestones, salesSourced } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import { compareText } from '../../lib/order.ts'
import { input } from '../../test/counted-by-hand.ts'
import { know, now, test, visit } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import { type AttributionQuestion, attributionQuestion } from './attribution-report.ts'
import { type NumberedPaths, numbered } from './numbered-paths.ts'
import { readPaths } from './paths.queries.ts'

const aCompany = fc.array(aPerson, { minLength: 40, maxLength: 40 })
const ads = 'https://shop.test/?utm_source=google&utm_medium=cpc'

/** Persons who are known, and no leads. */
const strangers = ['2026-01-05', '2026-03-01', '2026-03-25'].flatMap((day) => visit('fay', `${day}T10:00:00Z`, ads))
/** Browsers of nobody who is known: a page alone. One of them came too early for the range. */
const visitors = ['2026-01-10', '2026-03-03', '2026-03-09'].flatMap((day) =>
  visit(day, `${day}T10:00:00Z`, ads).slice(0, 1),
)
const asked = { groupBy: ['CHANNEL', 'CAMPAIGN'] as const, model: 'MARKOV' as const }

describe.for([1, 2])('company %i', (seed) => {
  const [persons = []] = fc.sample(aCompany, { seed, numRuns: 1 })

  test('went the ways that one finds by following each journey', async ({ db, workspaces: [workspace] }) => {
    await know(db, workspace, companyOf(persons))
    await know(db, workspace, { events: [...strangers, ...visitors] })
    for (const milestone of milestones) {
      for (const [basis, lookbackDays, includeNull] of [
        ['COHORT', 365, true],
        ['CONVERSION', 20, true],
        ['COHORT', 7, false],
      ] as const) {
        const args = { input, milestone, basis, lookbackDays, includeNull, ...asked, groupBy: [...asked.groupBy] }
        const question = attributionQuestion(args, workspace, now)
        const told = waysTold(await readPaths(db, question))
        expect(told).toEqual(waysTold(await followed(db, question)))
      }
    }
  })
})

/** Each way once, in an order of its own. */
function waysTold({ keys, ways }: NumberedPaths) {
  const told = new Map<string, { conversions: number; nulls: number }>()
  ways((channels, start, length, conversions, nulls) => {
    const way = Array.from({ length }, (_, i) => channels[start + i]).join()
    const before = told.get(way) ?? { conversions: 0, nulls: 0 }
    told.set(way, { conversions: before.conversions + conversions, nulls: before.nulls + nulls })
  })
  return { keys, told: [...told].sort(([a], [b]) => compareText(a, b)) }
}

/** The same, one journey after the other. */
async function followed(db: Db, question: AttributionQuestion) {
  const touchpoints = (await db.selectFrom('touchpoint').where('side', '=', 'MARKETING').selectAll().execute()).sort(
    (a, b) => Number(a.occurred_at) - Number(b.occurred_at) || (a.touchpoint_id < b.touchpoint_id ? -1 : 1),
  )
  const journeys = await journeysOf(db, question)
  const ways = journeys.flatMap(({ subject, until, hasConverted }) => {
    const before = touchpoints.filter(({ subject_id, occurred_at }) => subject_id === subject && occurred_at <= until)
    const end = Number(hasConverted ? until : before.at(-1)?.occurred_at)
    const since = end - question.lookbackDays * 86_400_000
    const eligible = before.filter(({ occurred_at }) => occurred_at.getTime() >= since)
    const steps = eligible.map(({ channel, campaign }) => `["${channel}", "${campaign ?? '(none)'}"]`)
    return steps.length > 0 ? [{ steps, hasConverted }] : []
  })
  const alike = groupBy(ways, ({ steps }) => steps.join())
  return numbered(
    [...alike.values()].map((same) => {
      const conversions = same.filter(({ hasConverted }) => hasConverted).length
      return { steps: same[0].steps, conversions, nulls: same.length - conversions }
    }),
  )
}

type Journey = { readonly subject: string; readonly until: Date; readonly hasConverted: boolean }

async function journeysOf(db: Db, question: AttributionQuestion): Promise<Journey[]> {
  const { milestone, basis, range, chain } = question
  const isInRange = (at: Date): boolean => at >= range.from && at < range.to
  const leads = await db.selectFrom('lead').selectAll().execute()
  const conversions = await db.selectFrom('conversion').where('milestone', '=', milestone).selectAll().execute()
  const converted = conversions.flatMap(({ person_id, lead_no, at, uncredited_to }): Journey[] => {
    const lead = leads.find((one) => one.person_id === person_id && one.lead_no === lead_no)
    const isAsked = lead && isInRange(basis === 'COHORT' ? lead.lead_at : at)
    return isAsked && uncredited_to !== salesSourced ? [{ subject: person_id, until: at, hasConverted: true }] : []
  })
  if (!chain.includeNull) return converted
  if (milestone === 'LEAD') return [...converted, ...(await noLeads(db, isInRange))]
  const knownBy =
    `${milestone.toLowerCase() as 'mql' | 'sal' | 'sql' | 'opportunity' | 'won' | 'lost'}_known_by` as const
  const unconverted = leads.filter(
    (lead) => isInRange(lead.lead_at) && lead[knownBy] === null && !lead.is_sales_sourced,
  )
  return [
    ...converted,
    ...unconverted.map(({ person_id, won_at, lost_at }) => {
      const ends = [now, won_at, lost_at].flatMap((at) => (at ? [at.getTime()] : []))
      return { subject: person_id, until: new Date(Math.min(...ends)), hasConverted: false }
    }),
  ]
}

/** Of whoever is no lead, if the last that they did lies in the range. */
async function noLeads(db: Db, isInRange: (at: Date) => boolean): Promise<Journey[]> {
  const touchpoints = await db.selectFrom('touchpoint').where('side', '=', 'MARKETING').selectAll().execute()
  const leads = new Set<string>((await db.selectFrom('lead').select('person_id').execute()).map((one) => one.person_id))
  const others = groupBy(
    touchpoints.filter(({ subject_id }) => !leads.has(subject_id)),
    ({ subject_id }) => subject_id,
  )
  return [...others].flatMap(([subject, theirs]) => {
    const last = new Date(Math.max(...theirs.map(({ occurred_at }) => occurred_at.getTime())))
    return isInRange(last) ? [{ subject, until: now, hasConverted: false }] : []
  })
}
