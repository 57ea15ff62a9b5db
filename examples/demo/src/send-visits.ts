import { Agent, request } from 'node:http'
import { json } from 'node:stream/consumers'
import type { BatchVerdict } from '@touchline/schema'
import type { VisitorBatch } from './company/visits.ts'

const connections = 12

/** Sends every visitor's batch to the collector, as so many browsers would. Any event that is not taken is an error. */
export async function sendVisits(server: string, writeKey: string, visitors: readonly VisitorBatch[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const waiting = visitors.values()
  const send = async (): Promise<void> => {
    for (const visitor of waiting) await sendBatch(agent, `${server}/v1/events?key=${writeKey}`, visitor)
  }
  try {
    await Promise.all(Array.from({ length: connections }, send))
  } finally {
    agent.destroy()
  }
}

async function sendBatch(agent: Agent, url: string, visitor: VisitorBatch): Promise<void> {
  const { status, body } = await post(agent, url, JSON.stringify({ ...visitor, sentAt: new Date().toISOString() }))
  const { accepted = 0, duplicates = 0 } = body as Partial<BatchVerdict>
  if (status !== 200 || accepted + duplicates !== visitor.events.length) {
    throw new Error(
      `The collector answered ${status} to a visitor's ${visitor.events.length} events: ${JSON.stringify(body)}`,
    )
  }
}

const post = (agent: Agent, url: string, body: string): Promise<{ status: number; body: unknown }> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers: { 'content-type': 'text/plain' } }, (response) => {
      json(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject)
    })
    sent.on('error', reject).end(body)
  })
