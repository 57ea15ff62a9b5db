import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { asWorkspace } from '../db/as-workspace.ts'
import type { Db } from '../db/database.ts'
import { deriveAll } from '../pipeline/derive.ts'
import { test, workspace } from '../test/import-test.ts'

const mapping = `
system: salesforce
fields:
  id: Activity ID
  occurredAt: { column: Date, format: dd.MM.yyyy HH:mm }
  leadId: Lead ID
  email: Email
  kind: Type
  owner: Assigned
  direction: { column: Direction, values: { Out: OUTBOUND, In: INBOUND } }
  reached: { column: Result, values: { Talked: yes, No answer: no } }
  topic: Topic
  content: Sent
  title: Subject
`
const file = `Activity ID,Date,Lead ID,Email,Type,Assigned,Direction,Result,Topic,Sent,Subject
A1,04.05.2026 09:30,00Q1,,Call,Sam,Out,No answer,,,First try
A2,05.05.2026 14:00,00Q1,,E-Mail,Sam,out,,pricing,price-list.pdf,Prices
A3,06.05.2026 10:15,00Q1,ada@example.com,Call,,in,talked,pricing,,
`

const onJourney = async (db: Db) =>
  asWorkspace(db, workspace.id, async (trx) => {
    const { rows } = await sql`
      select side, kind, channel, owner, direction, reached, topic, title, ad_content as content, person_id is not null as known
      from reporting.touchpoints order by occurred_at`.execute(trx)
    return rows
  })

test('activities are touchpoints of sales on the journey of their lead, with what is told of them', async ({
  desk,
}) => {
  await desk.put('mapping.yaml', 'system: salesforce\nfields: { id: Id, createdAt: Created }')
  await desk.put('file.csv', 'Id,Created\n00Q1,2026-05-01\n')
  await desk.run('leads')
  await desk.put('mapping.yaml', mapping)
  await desk.put('file.csv', file)
  expect(await desk.run('activities')).toMatchObject({ read: 3, added: 3, rejected: 0 })
  await deriveAll(desk.db)
  const nothing = { owner: null, direction: null, reached: null, topic: null, title: null, content: null }
  const sales = { ...nothing, side: 'SALES', channel: 'Outbound', known: true }
  expect(await onJourney(desk.db)).toEqual([
    { ...sales, kind: 'CALL', owner: 'Sam', direction: 'OUTBOUND', reached: false, title: 'First try' },
    {
      ...sales,
      kind: 'SALES_EMAIL',
      owner: 'Sam',
      direction: 'OUTBOUND',
      topic: 'pricing',
      title: 'Prices',
      content: 'price-list.pdf',
    },
    { ...sales, kind: 'CALL', direction: 'INBOUND', reached: true, topic: 'pricing' },
  ])
})

test('the same file twice changes nothing; another word under the same id is refused', async ({ desk }) => {
  await desk.put('mapping.yaml', mapping)
  await desk.put('file.csv', file)
  await desk.run('activities')
  expect(await desk.run('activities')).toMatchObject({ added: 0, unchanged: 3, rejected: 0 })
  await desk.put('file.csv', file.replace('No answer', 'Talked'))
  expect(await desk.run('activities')).toMatchObject({ added: 0, unchanged: 2, rejected: 1 })
  expect(await readFile(desk.path('file.csv.rejected.csv'), 'utf8')).toContain('stored already with other values')
})

test('what cannot be taken says why, and costs no other row', async ({ desk }) => {
  await desk.put(
    'mapping.yaml',
    'system: crm\nfields: { occurredAt: At, leadId: Lead, email: Mail, kind: { constant: call }, direction: Way, reached: Reached }',
  )
  await desk.put(
    'file.csv',
    `At,Lead,Mail,Way,Reached
2026-05-01,1,,outbound,TRUE
2026-05-01,1,,sideways,maybe
2026-05-01,,,inbound,0
2099-05-01,1,,inbound,n
`,
  )
  expect(await desk.run('activities')).toMatchObject({ read: 4, added: 1, rejected: 3 })
  const errors = (await readFile(desk.path('file.csv.rejected.csv'), 'utf8')).trim().split('\n').slice(1)
  expect(errors).toEqual([
    expect.stringMatching(
      /direction: .*"sideways"" is none of OUTBOUND, INBOUND.*; reached: .*"maybe"" is neither yes nor no/,
    ),
    expect.stringContaining('leadId and email are blank: nobody to give it to'),
    expect.stringContaining('occurredAt: 2099-05-01 lies ahead'),
  ])
})

test('a mapping that says nobody is refused', async ({ desk }) => {
  await desk.put('mapping.yaml', 'system: crm\nfields: { occurredAt: At, kind: Type }')
  await desk.put('file.csv', 'At,Type\n')
  await expect(desk.run('activities')).rejects.toMatchObject({
    code: 'MAPPING_INVALID',
    message: expect.stringContaining('say with whom the activity was: map leadId or email'),
  })
})
