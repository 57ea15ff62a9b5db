import type { Calendar } from './calendar.ts'
import { channelPlans } from './channel-plans.ts'
import type { PlannedLead } from './leads.ts'
import { progressOf } from './progress.ts'

/** What is so, known from how it was made: reports must find the same. Amounts in minor units. */
export type ChannelTruth = {
  readonly channel: string
  readonly leads: number
  readonly won: number
  readonly lost: number
  readonly open: number
  readonly revenueMinor: number
  /** Won by today, or going to be. */
  readonly wonInTheEnd: number
  /** Ascending. */
  readonly daysToClose: readonly number[]
}

export const truthOf = (leads: readonly PlannedLead[], calendar: Calendar): ChannelTruth[] =>
  channelPlans.map(({ channel }) =>
    truthOfChannel(
      channel,
      leads.filter(({ plan }) => plan.channel === channel),
      calendar,
    ),
  )

function truthOfChannel(channel: string, leads: readonly PlannedLead[], calendar: Calendar): ChannelTruth {
  const ended = leads.map((lead) => ({ lead, ...progressOf(lead, calendar) }))
  const wins = ended.flatMap(({ lead, wonAt }) => (wonAt === null ? [] : [{ lead, wonAt }]))
  const lost = ended.filter(({ lostAt }) => lostAt !== null).length
  return {
    channel,
    leads: leads.length,
    won: wins.length,
    lost,
    open: leads.length - wins.length - lost,
    revenueMinor: wins.reduce((sum, { lead }) => sum + revenueOf(lead), 0),
    wonInTheEnd: leads.filter(({ fate }) => fate.kind === 'WON').length,
    daysToClose: wins.map(({ lead, wonAt }) => calendar.daysBetween(lead.at, wonAt)).sort((a, b) => a - b),
  }
}

const revenueOf = ({ fate }: PlannedLead): number => (fate.kind === 'WON' ? fate.dealEur * 100 : 0)
