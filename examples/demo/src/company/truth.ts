import type { Calendar } from './calendar.ts'
import { answerWithinMinutes } from './channel-plan.ts'
import { channelPlans } from './channel-plans.ts'
import type { PlannedLead } from './leads.ts'
import { type LedgerState, ledgerState } from './ledger-state.ts'
import { type Progress, progressOf } from './progress.ts'
import type { Spend } from './spend-file.ts'

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
  /** Leads that qualified, and so were handed to sales. Those below are of them. */
  readonly handedOver: number
  /** Sales has turned to them. */
  readonly worked: number
  /** Both have spoken. */
  readonly reached: number
  /** Sales turned to them within the business hours that were settled on. */
  readonly answeredInTime: number
  readonly accepted: number
  /** Won after sales had given them back. */
  readonly revivedAndWon: number
  /** How many leads stand where today. Together they are all leads. */
  readonly states: Readonly<Partial<Record<LedgerState, number>>>
  readonly spendMinor: number
}

export const truthOf = (leads: readonly PlannedLead[], spend: readonly Spend[], calendar: Calendar): ChannelTruth[] =>
  channelPlans.map(({ channel }) => ({
    channel,
    ...truthOfLeads(
      leads.filter(({ plan }) => plan.channel === channel),
      calendar,
    ),
    spendMinor: sum(spend.filter((row) => row.channel === channel).map(({ cents }) => cents)),
  }))

type Course = { readonly lead: PlannedLead; readonly progress: Progress }

function truthOfLeads(leads: readonly PlannedLead[], calendar: Calendar): Omit<ChannelTruth, 'channel' | 'spendMinor'> {
  const courses = leads.map((lead): Course => ({ lead, progress: progressOf(lead, calendar) }))
  const got = (step: keyof Progress): Course[] => courses.filter(({ progress }) => progress[step] !== null)
  const won = got('wonAt')
  const lost = got('lostAt').length
  return {
    leads: leads.length,
    won: won.length,
    lost,
    open: leads.length - won.length - lost,
    revenueMinor: sum(won.map(({ lead }) => revenueOf(lead))),
    wonInTheEnd: leads.filter(({ fate }) => fate.kind === 'WON').length,
    daysToClose: won
      .map(({ lead, progress }) => calendar.daysBetween(lead.at, progress.wonAt ?? lead.at))
      .sort((a, b) => a - b),
    handedOver: got('mqlAt').length,
    worked: got('answeredAt').length,
    reached: got('reachedAt').length,
    answeredInTime: got('answeredAt').filter(isInTime).length,
    accepted: got('salAt').length,
    revivedAndWon: won.filter(({ progress }) => progress.recycledAt !== null).length,
    states: countsOf(courses.map(({ lead, progress }) => ledgerState(lead, progress))),
  }
}

const isInTime = ({ lead: { handling } }: Course): boolean =>
  handling.answerAfter !== null && handling.answerAfter <= answerWithinMinutes

const revenueOf = ({ fate }: PlannedLead): number => (fate.kind === 'WON' ? fate.dealEur * 100 : 0)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function countsOf(states: readonly LedgerState[]): Partial<Record<LedgerState, number>> {
  const counts: Partial<Record<LedgerState, number>> = {}
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
