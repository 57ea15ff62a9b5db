import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { Batch } from '@touchline/schema'
import { expect, onTestFinished, test } from 'vitest'
import { plantCompany } from '../../planted/company.ts'
import { defaultPlan } from '../../planted/default-plan.ts'
import { sendBatches } from './send-batches.ts'

const { batches } = plantCompany(defaultPlan, { seed: 1, leads: 10, days: 30, until: '2026-06-15' })

type Answer = { readonly status: number; readonly retryAfter?: string; readonly body: object }

/** A collector that answers as it is told, from the first request on; the last answer is that to all others. */
async function collectorThat(...answers: readonly Answer[]) {
  const bodies: Batch[] = []
  let asked = 0
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked++, answers.length - 1)] as Answer
    if (answer.retryAfter) response.setHeader('retry-after', answer.retryAfter)
    void json(request).then((body) => {
      bodies.push(Batch.parse(body))
      response.writeHead(answer.status).end(JSON.stringify(answer.body))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'tlw_1', bodies }
}

const taken: Answer = { status: 200, body: { accepted: 1, duplicates: 1, rejected: [] } }

test('a collector that has no room is asked again, and everything is counted once', async () => {
  const busy: Answer = { status: 429, retryAfter: '1', body: {} }
  const { bodies, ...target } = await collectorThat(busy, taken)
  const said: string[] = []
  await sendBatches(target, batches, (text) => said.push(text))
  expect(said).toEqual([`${target.server}: ${batches.length} events taken, ${batches.length} known already\n`])
  expect(bodies).toHaveLength(batches.length + 1)
  expect(new Set(bodies.map(({ visitorId }) => visitorId)).size).toBe(batches.length)
})

test.for<[string, Answer]>([
  ['refuses the key', { status: 401, body: { error: { code: 'KEY_INVALID' } } }],
  ['rejects an event', { status: 200, body: { accepted: 1, duplicates: 0, rejected: [{ index: 1, problem: 'id' }] } }],
  ['is no collector', { status: 200, body: {} }],
])('a server that %s is quoted', async ([_, answer]) => {
  const { bodies: __, ...target } = await collectorThat(answer)
  await expect(sendBatches(target, batches, () => {})).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    message: `The collector of ${target.server} answered ${answer.status}: ${JSON.stringify(answer.body)}`,
  })
})
