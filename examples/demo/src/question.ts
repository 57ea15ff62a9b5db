import { setTimeout as sleep } from 'node:timers/promises'

/** The hero question: which channels produce leads that sales actually closes? And where does every lead stand? */
const heroQuestion = `{
  channelPerformance(input: { range: { preset: LAST_12_MONTHS } }) {
    rows { ...figures }
    total { ...figures }
  }
  leadLedger(groupBy: [CHANNEL]) { rows { keys { value } state leads } }
}

fragment figures on ChannelRow {
  keys { value }
  leads
  won
  worked
  reached
  untouched
  closeRate { value thin interval { low high } }
  revenue { amount currency }
  spend { amount }
  daysToWin { p50 }
}`

export type ChannelRow = {
  readonly keys: readonly { readonly value: string }[]
  readonly leads: number
  readonly won: number
  readonly worked: number
  readonly reached: number
  readonly untouched: number | null
  readonly closeRate: {
    readonly value: number | null
    readonly thin: boolean
    readonly interval: { readonly low: number; readonly high: number } | null
  }
  readonly revenue: { readonly amount: string; readonly currency: string }
  readonly spend: { readonly amount: string } | null
  readonly daysToWin: { readonly p50: number | null }
}

/** How many leads of a channel stand where. */
export type LedgerRow = {
  readonly keys: readonly { readonly value: string }[]
  readonly state: string
  readonly leads: number
}

export type Answer = {
  readonly rows: readonly ChannelRow[]
  readonly total: ChannelRow
  readonly ledger: readonly LedgerRow[]
}

type Answered = {
  readonly channelPerformance: Pick<Answer, 'rows' | 'total'>
  readonly leadLedger: { readonly rows: Answer['ledger'] }
}

/** Asks GraphQL, over HTTP and with a secret key, as any client does. */
export async function ask(server: string, secretKey: string): Promise<Answer> {
  const response = await fetch(`${server}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
    body: JSON.stringify({ query: heroQuestion }),
  })
  const { data, errors } = (await response.json()) as { data?: Answered; errors?: unknown }
  if (!data || errors) throw new Error(`GraphQL answered ${response.status}: ${JSON.stringify(errors)}`)
  return { ...data.channelPerformance, ledger: data.leadLedger.rows }
}

/**
 * Asks until all `leads` are there and two answers in a row are the same: then everything sent has been derived.
 *
 * @throws Error where that takes longer than `timeoutMs`.
 */
export async function settledAnswer(ask: () => Promise<Answer>, leads: number, timeoutMs: number): Promise<Answer> {
  const deadline = performance.now() + timeoutMs
  let previous: Answer | null = null
  for (;;) {
    const answer = await ask()
    if (answer.total.leads === leads && JSON.stringify(answer) === JSON.stringify(previous)) return answer
    if (performance.now() > deadline) {
      throw new Error(`After ${timeoutMs / 1000} s GraphQL counts ${answer.total.leads} of ${leads} leads`)
    }
    previous = answer
    await sleep(400)
  }
}
