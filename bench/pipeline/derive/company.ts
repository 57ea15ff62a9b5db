import { dayMs, type Lead, leadOf } from './lead.ts'
import { below, type Random, uuidOf } from './random.ts'

/** Rows for COPY, as text: of `event`, of `crm_record` and of `changed`. */
export type LeadLines = { readonly events: string; readonly records: string; readonly changed: string }

/** Everything there is to store of the lead with this number. Its visits are what makes most of it. */
export function linesOf(workspaceId: string, seed: number, no: number, end: number): LeadLines {
  const lead = leadOf(seed, no, end)
  return {
    events: eventLines(workspaceId, lead),
    records: recordLines(workspaceId, lead),
    changed: `${workspaceId}\tSTREAM\t${lead.streamId}\n${workspaceId}\tKEY\tcrm:crm:L${no}\n`,
  }
}

/** One more visit of that lead, at this time. */
export const visitLine = (workspaceId: string, lead: Lead, at: number): string =>
  eventLine(workspaceId, lead.streamId, lead.random, at, pageViewed(lead.random))

function eventLines(workspaceId: string, { streamId, emailKey, visits, formAt, random }: Lead): string {
  const line = (at: number, body: { readonly type: string }): string =>
    eventLine(workspaceId, streamId, random, at, body)
  const pages = visits.map((at) => line(at, pageViewed(random)))
  const named = line(formAt, { type: 'identify', keys: [emailKey] } as { type: string })
  const url = 'https://www.example.com/demo'
  return [...pages, named, line(formAt, { type: 'form', url, form: 'demo', lead: true } as { type: string })].join('')
}

function eventLine(
  workspaceId: string,
  streamId: string,
  random: Random,
  at: number,
  body: { readonly type: string },
): string {
  const time = new Date(at).toISOString()
  const id = uuidOf(random, at)
  return `${workspaceId}\t${streamId}\t${id}\t${body.type}\tCLAIMED\t${time}\t${time}\tf\t${JSON.stringify(body)}\n`
}

/** A visit's first page, come upon in one of the usual ways. */
function pageViewed(random: Random): { readonly type: 'page'; readonly url: string; readonly referrer?: string } {
  const page = `https://www.example.com/p${below(random, 200)}`
  const campaign = `utm_campaign=c${below(random, 40)}`
  const ways = [
    { url: `${page}?utm_source=google&utm_medium=cpc&${campaign}&utm_term=t${below(random, 500)}` },
    { url: `${page}?utm_source=news&utm_medium=email&${campaign}` },
    { url: `${page}?utm_source=linkedin&utm_medium=paid_social&${campaign}` },
    { url: `${page}?utm_source=partner&utm_medium=affiliate&${campaign}` },
    { url: page, referrer: 'https://www.google.com/' },
    { url: page, referrer: 'https://www.linkedin.com/' },
    { url: page, referrer: `https://blog${below(random, 50)}.test/review` },
    { url: page },
  ]
  return { type: 'page', ...(ways[below(random, ways.length)] ?? { url: page }) }
}

function recordLines(workspaceId: string, { no, emailKey, formAt, reached, isWon, random }: Lead): string {
  const at = (days: number): string => new Date(formAt + days * dayMs).toISOString()
  const line = (object: string, id: string, fields: object): string =>
    `${workspaceId}\tcrm\t${object}\t${id}\t1\t${at(0)}\t${at(0)}\tt\t${JSON.stringify(fields)}\n`
  const dates = ['mqlAt', 'salAt', 'sqlAt'].slice(0, reached).map((field, i) => [field, at(2 * i + 1)])
  const lead = line('LEAD', `L${no}`, {
    ...{ createdAt: at(0), emailKey, owner: `rep${no % 40}`, assignedAt: at(1), stage: `S${reached}` },
    ...Object.fromEntries(dates),
  })
  if (reached < 4) return lead
  const closed = isWon || random() < 0.5
  return (
    lead +
    line('OPPORTUNITY', `O${no}`, {
      ...{ leadKey: `crm:crm:L${no}`, createdAt: at(8), amountMinor: 100_000 + below(random, 9_000_000) },
      outcome: isWon ? 'WON' : closed ? 'LOST' : 'OPEN',
      ...(closed && { closedAt: at(9 + random()) }),
    })
  )
}
