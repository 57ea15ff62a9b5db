import { type Calendar, minuteMs } from './calendar.ts'
import type { PlannedLead } from './leads.ts'
import type { Progress } from './progress.ts'
import { chance, integer, type NonEmpty, pick, type Random } from './random.ts'

/** Something that sales did with a lead, or had with it. */
export type Activity = {
  readonly at: number
  readonly type: 'Call' | 'E-mail' | 'Meeting' | 'Demo'
  readonly isInbound?: boolean
  /** Whether both spoke. Null: nobody wrote that down. */
  readonly isReached: boolean | null
  readonly topic?: string
  readonly sent?: string
  readonly subject: string
}

const topics: NonEmpty<string> = ['Pricing', 'WMS integration', 'Roll-out', 'Data protection', 'Carrier adoption']
const documents: NonEmpty<string> = ['price-list.pdf', 'integration-guide.pdf', 'case-alsterfrucht.pdf']

/** In time order. What is planned for after today is among it. */
export function salesWork(lead: PlannedLead, progress: Progress, random: Random, calendar: Calendar): Activity[] {
  const activities = [
    ...coldCall(lead, random),
    ...attempts(progress, random, calendar),
    ...recycling(progress),
    ...(progress.recycledAt !== null && progress.salAt !== null ? [comeback(progress.salAt)] : []),
    ...talks(progress, random),
    ...negotiation(progress, random, calendar),
  ]
  return activities.sort((a, b) => a.at - b.at)
}

/** Called out of the blue, and interested. */
const coldCall = ({ way, at }: PlannedLead, random: Random): Activity[] =>
  way.kind === 'COLD_CALL' ? [call(at - integer(random, 30, 180) * minuteMs, 'First call')] : []

/** The first answer, and what it took until both had spoken; where they never did, a few more tries. */
function attempts({ answeredAt, reachedAt }: Progress, random: Random, calendar: Calendar): Activity[] {
  if (answeredAt === null) return []
  const type = chance(random, 0.7) ? 'Call' : 'E-mail'
  const first: Activity = { at: answeredAt, type, isReached: reachedAt === answeredAt, subject: 'First answer' }
  if (reachedAt === answeredAt) return [{ ...first, topic: pick(random, topics) }]
  const tries = Array.from({ length: integer(random, 0, 3) }, (_, i): Activity => {
    const at = calendar.businessLater(answeredAt, (i + 1) * integer(random, 300, 900))
    return { at, type: chance(random, 0.6) ? 'Call' : 'E-mail', isReached: false, subject: 'Another try' }
  })
  const before = tries.filter(({ at }) => reachedAt === null || at < reachedAt)
  return [first, ...before, ...(reachedAt === null ? [] : [contact(reachedAt, random)])]
}

const contact = (at: number, random: Random): Activity =>
  chance(random, 0.5)
    ? { ...call(at, 'Needs'), topic: pick(random, topics) }
    : { at, type: 'E-mail', isInbound: true, isReached: true, topic: pick(random, topics), subject: 'Your call' }

const recycling = ({ recycledAt }: Progress): Activity[] =>
  recycledAt === null ? [] : [{ ...call(recycledAt, 'Not this year'), topic: 'Timing' }]

/** Who was put off writes when the time has come. */
const comeback = (salAt: number): Activity => ({
  at: salAt - 25 * minuteMs,
  type: 'E-mail',
  isInbound: true,
  isReached: true,
  topic: 'Timing',
  subject: 'We are ready now',
})

/** A talk when sales accepts the lead, a demo when it becomes a deal. */
const talks = ({ salAt, opportunityAt }: Progress, random: Random): Activity[] => [
  ...(salAt === null ? [] : [{ ...call(salAt, 'Needs and timing'), topic: pick(random, topics) }]),
  ...(opportunityAt === null
    ? []
    : [
        {
          at: opportunityAt,
          type: 'Demo' as const,
          isReached: true,
          topic: 'WMS integration',
          subject: 'Product demo',
        },
      ]),
]

/** Offers and answers until it is won or lost, or until today. */
function negotiation({ opportunityAt, wonAt, lostAt }: Progress, random: Random, calendar: Calendar): Activity[] {
  if (opportunityAt === null) return []
  const end = wonAt ?? lostAt ?? calendar.until
  let at = opportunityAt
  const steps = Array.from({ length: integer(random, 1, 4) }, (): Activity => {
    at = calendar.businessLater(at, integer(random, 400, 2_400))
    return chance(random, 0.3) ? meeting(at, random) : offer(at, random)
  })
  return steps.filter((step) => step.at < end)
}

const meeting = (at: number, random: Random): Activity => ({
  at,
  type: 'Meeting',
  isReached: true,
  topic: pick(random, topics),
  subject: 'Meeting',
})

const offer = (at: number, random: Random): Activity => ({
  at,
  type: 'E-mail',
  isInbound: chance(random, 0.35),
  isReached: null,
  topic: pick(random, topics),
  ...(chance(random, 0.6) && { sent: pick(random, documents) }),
  subject: 'Offer and questions',
})

const call = (at: number, subject: string): Activity => ({ at, type: 'Call', isReached: true, subject })
