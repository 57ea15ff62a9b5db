import { type Calendar, storyDays } from './calendar.ts'
import type { ChannelPlan } from './channel-plan.ts'
import { channelPlans } from './channel-plans.ts'
import { csvOf } from './csv.ts'
import { occasionTime } from './leads.ts'
import { around, type Random, randomOf } from './random.ts'
import { occasionCampaign } from './touchpoints-file.ts'
import type { OccasionWay } from './ways.ts'

const columns = ['Day', 'Cost centre', 'Source', 'Medium', 'Campaign', 'Cost', 'Currency'] as const

/** What marketing paid on a day. */
export type Spend = {
  readonly channel: string
  readonly day: string
  readonly costCentre: 'Fairs' | 'Webinars' | null
  readonly source: string | null
  readonly medium: string | null
  readonly campaign: string
  readonly cents: number
}

/** Advertising by day and campaign; shows and webinars on their day. */
export const planSpend = (seed: number, calendar: Calendar): Spend[] =>
  channelPlans.flatMap((plan) => [
    ...advertising(plan, randomOf(seed, 'spend', plan.channel), calendar),
    ...plan.ways.flatMap((way) => (way.kind === 'OCCASION' ? [occasion(plan, way, calendar)] : [])),
  ])

/** Each day a little other, and half of it at weekends. */
function advertising(plan: ChannelPlan, random: Random, calendar: Calendar): Spend[] {
  const campaigns = plan.ways.flatMap((way) => (way.kind === 'VISIT' && way.utm?.campaign ? [way.utm] : []))
  const days = plan.beganDaysAgo ?? storyDays
  const daily = (plan.leads * (plan.adEurPerLead ?? 0)) / days / campaigns.length
  if (plan.adEurPerLead === undefined) return []
  return Array.from({ length: days }, (_, i) => calendar.dayAgo(days - i)).flatMap((day) => {
    const share = calendar.workdaysLater(day, 0) === day ? 1.2 : 0.5
    return campaigns.map(({ source, medium, campaign = '' }) => ({
      channel: plan.channel,
      day: calendar.day(day),
      costCentre: null,
      ...{ source, medium, campaign },
      cents: Math.round(around(random, daily * share, 0.2) * 100),
    }))
  })
}

function occasion({ channel }: ChannelPlan, way: OccasionWay, calendar: Calendar): Spend {
  const at = occasionTime(way, calendar)
  return {
    channel,
    day: calendar.day(at),
    costCentre: way.type === 'Trade show' ? 'Fairs' : 'Webinars',
    source: null,
    medium: null,
    campaign: occasionCampaign(way.name, at, calendar),
    cents: way.eur * 100,
  }
}

/** `spend.csv`: what ad platforms and the bookkeeping say, on one sheet. */
export const spendFile = (spend: readonly Spend[]): string =>
  csvOf(
    columns,
    spend.map(({ day, costCentre, source, medium, campaign, cents }) => ({
      Day: day,
      'Cost centre': costCentre,
      Source: source,
      Medium: medium,
      Campaign: campaign,
      Cost: (cents / 100).toFixed(2).replace('.', ','),
      Currency: 'EUR',
    })),
  )
