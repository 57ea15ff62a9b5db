import { type AttributionModel, attributionModels } from '@touchline/schema'
import { DateTime } from 'luxon'
import type { Db } from '../db/database.ts'
import type { DateBasis } from '../graphql/resolver-types.generated.ts'
import { touchpointColumns, touchpointDimensions } from '../modules/reports/dimensions.ts'

/*
 * What reports say, counted one by one from the leads, touchpoints and conversions of a workspace.
 */

/** Of questions about random companies: not the workspace's. */
const zone = 'America/New_York'
const spring = { from: '2026-02-01', to: '2026-05-01' }
export const input = { range: { between: spring }, timeZone: zone, withoutClaims: false }
const isInRange = (at: Date): boolean => {
  const on = DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd')
  return on >= spring.from && on < spring.to
}

export type Dimensions = Readonly<Record<string, string>>
type Touchpoint = Awaited<ReturnType<typeof touchpointsOf>>[number]

const touchpointsOf = (db: Db) => db.selectFrom('touchpoint').selectAll().execute()
const leadsOf = (db: Db) => db.selectFrom('lead').selectAll().execute()

const dimensionsOf = (touchpoint: Touchpoint | undefined): Dimensions =>
  Object.fromEntries(touchpointDimensions.map((name) => [name, touchpoint?.[touchpointColumns[name]] ?? '(none)']))

/** Every lead of all time with the value that it has in each dimension. */
export async function placedLeads(db: Db, assignBy: string) {
  const touchpoints = await touchpointsOf(db)
  const assignments = await db.selectFrom('lead_assignment').where('assign_by', '=', assignBy).selectAll().execute()
  return (await leadsOf(db)).map((lead) => {
    const isOfLead = (of: { person_id: string; lead_no: number }) =>
      of.person_id === lead.person_id && of.lead_no === lead.lead_no
    const assignment = assignments.find(isOfLead)
    const decided = touchpoints.find(({ touchpoint_id }) => touchpoint_id === assignment?.touchpoint_id)
    const form = touchpoints.find(
      ({ subject_id, lead_form_at }) =>
        String(subject_id) === lead.person_id && lead_form_at?.getTime() === lead.lead_at.getTime(),
    )
    const dimensions: Dimensions = {
      ...dimensionsOf(decided),
      CHANNEL: assignment?.channel ?? '',
      SOURCE: assignment?.source ?? '',
      CONVERSION_PAGE: form?.lead_form_page ?? '(none)',
      OWNER: lead.owner ?? '(none)',
      MONTH: DateTime.fromJSDate(lead.lead_at, { zone }).toFormat('yyyy-MM'),
    }
    return { lead, dimensions }
  })
}

/** Every credit of the dated conversions of leads of the range, with the value that what earned it has in each dimension. */
export async function placedCredits(db: Db, milestone: string, model: AttributionModel) {
  const touchpoints = await touchpointsOf(db)
  const conversions = await db
    .selectFrom('conversion')
    .innerJoin('lead', (join) =>
      join.onRef('lead.person_id', '=', 'conversion.person_id').onRef('lead.lead_no', '=', 'conversion.lead_no'),
    )
    .where('milestone', '=', milestone)
    .selectAll('conversion')
    .select('lead_at')
    .execute()
  return conversions
    .filter(({ lead_at }) => isInRange(lead_at))
    .flatMap((conversion) => {
      const of = `${conversion.person_id}/${conversion.lead_no}`
      const value = conversion.value_minor ?? 0
      const uncredited = Object.fromEntries(touchpointDimensions.map((name) => [name, conversion.uncredited_to]))
      const credits = conversion.credits as unknown as number[][]
      const values = conversion.value_credits as unknown as number[][] | null
      const modelNo = attributionModels.indexOf(model)
      if (credits.length === 0) return [{ of, credit: 1_000_000_000, value, dimensions: uncredited }]
      const placed = (conversion.touchpoint_ids as unknown as string[]).map((id, i) => ({
        of,
        credit: credits[modelNo]?.[i] ?? 0,
        value: values?.[modelNo]?.[i] ?? 0,
        dimensions: dimensionsOf(touchpoints.find(({ touchpoint_id }) => touchpoint_id === id)),
      }))
      const isEarned = placed.some(({ credit }) => credit > 0)
      return isEarned ? placed : [...placed, { of, credit: 1_000_000_000, value, dimensions: uncredited }]
    })
}

export type PlacedLead = Awaited<ReturnType<typeof placedLeads>>[number]
export type PlacedCredit = Awaited<ReturnType<typeof placedCredits>>[number]

/** What `count` makes of the things of each row, by the keys of the row. */
export const byKeys = <Thing extends { dimensions: Dimensions }, Row>(
  things: readonly Thing[],
  groupBy: readonly string[],
  count: (things: readonly Thing[]) => Row,
): Map<string, Row> => {
  const keyOf = ({ dimensions }: Thing) => groupBy.map((name) => dimensions[name]).join(' | ')
  const keys = [...new Set(things.map(keyOf))].sort()
  return new Map(keys.map((key) => [key, count(things.filter((thing) => keyOf(thing) === key))]))
}

const amount = (minor: number): string =>
  `${minor < 0 ? '-' : ''}${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const stages = ['mql', 'sal', 'sql', 'opportunity', 'won', 'lost'] as const
type Stage = (typeof stages)[number]

/** Whether `basis` counts the lead as having reached `stage`. */
function counts({ lead }: PlacedLead, stage: Stage | 'lead', basis: DateBasis): boolean {
  if (stage === 'lost' && lead.won_known_by !== null) return false
  if (stage === 'lead') return isInRange(lead.lead_at)
  const at = lead[`${stage}_at`]
  return basis === 'COHORT' ? lead[`${stage}_known_by`] !== null : at !== null && isInRange(at)
}

/** The leads that a report looks at. */
export const askedLeads = (placed: readonly PlacedLead[], basis: DateBasis): PlacedLead[] =>
  placed.filter(
    (one) =>
      counts(one, 'lead', basis) || (basis === 'CONVERSION' && stages.some((stage) => counts(one, stage, basis))),
  )

export function countLeads(placed: readonly PlacedLead[], basis: DateBasis) {
  const those = (stage: Stage | 'lead') => placed.filter((one) => counts(one, stage, basis)).map(({ lead }) => lead)
  const [leads, won, lost] = [those('lead').length, those('won'), those('lost').length]
  return {
    ...{
      leads,
      lost,
      won: won.length,
      mqls: those('mql').length,
      sals: those('sal').length,
      sqls: those('sql').length,
    },
    opportunities: those('opportunity').length,
    open: basis === 'COHORT' ? leads - won.length - lost : null,
    closeRate: basis === 'COHORT' ? { numerator: won.length, denominator: leads } : null,
    winRate: { numerator: won.length, denominator: won.length + lost },
    revenue: { amount: amount(sum(won.map(({ revenue_minor }) => revenue_minor))) },
    pipeline: { amount: amount(sum(those('opportunity').map(({ pipeline_minor }) => pipeline_minor))) },
    daysToWin: { count: won.filter(({ days_to_win }) => days_to_win !== null).length },
  }
}

export const countCredits = (credits: readonly PlacedCredit[]) => ({
  credit: (sum(credits.map(({ credit }) => credit)) / 1e9).toFixed(9),
  value: { amount: amount(sum(credits.map(({ value }) => value))) },
  conversions: new Set(credits.map(({ of }) => of)).size,
})
