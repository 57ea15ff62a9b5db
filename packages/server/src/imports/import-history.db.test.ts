import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { deriveAll } from '../pipeline/derive.ts'
import { erasePerson } from '../pipeline/erase.ts'
import { test, workspace } from '../test/import-test.ts'

const leads = 'system: sf\nfields: { id: Id, createdAt: Created, email: Email }\n'
const deals = 'system: sf\nfields: { id: Id, createdAt: Created, outcome: Outcome, stage: Stage }\n'
const roles =
  'system: sf\nfields: { opportunityId: Deal, leadId: Lead, email: Email, role: Role, isPrimary: Primary }\n'
const stages = 'system: sf\nfields: { object: Object, id: Id, stage: Stage, enteredAt: At, fromStage: From }\n'

const opportunities = (db: Db) => db.selectFrom('opportunity').select(['opportunity_id', 'lead_no']).execute()
const changes = (db: Db) =>
  db
    .selectFrom('stage_change')
    .orderBy('object')
    .orderBy('change_no')
    .select(['object', 'stage', 'from_stage', 'source'])
    .execute()

test('an opportunity that names nobody waits for its contact roles, and then for the lead of one', async ({ desk }) => {
  const { db, put, run } = desk
  await put('mapping.yaml', deals)
  await put('file.csv', 'Id,Created,Outcome,Stage\nO1,2026-02-01,OPEN,Offer\n')
  expect(await run('opportunities')).toMatchObject({ added: 1, rejected: 0 })
  await put('mapping.yaml', roles)
  await put('file.csv', 'Deal,Lead,Email,Role,Primary\nO1,L1,,Buyer,yes\nO1,,eve@x.example,User,no\n')
  expect(await run('contact-roles')).toMatchObject({ added: 2 })
  await deriveAll(db)
  expect(await opportunities(db)).toEqual([])
  await put('mapping.yaml', leads)
  await put('file.csv', 'Id,Created,Email\nL1,2026-01-05,ada@x.example\n')
  await run('leads')
  await deriveAll(db)
  expect(await opportunities(db)).toEqual([{ opportunity_id: 'O1', lead_no: 1 }])
  const parts = await db
    .selectFrom('contact_role')
    .orderBy('role_no')
    .select(['role', 'is_primary', 'contact_person_id'])
    .execute()
  expect(parts).toEqual([
    { role: 'Buyer', is_primary: true, contact_person_id: expect.any(String) },
    { role: 'User', is_primary: false, contact_person_id: null },
  ])
})

describe('stages', () => {
  const file = `Object,Id,Stage,At,From
Lead,L1,Working,2026-01-10,Open
Lead,L1,Qualified,2026-02-01,
Opportunity,O1,Offer,2026-02-03,
`

  test('are taken once, whatever the order, and the same file twice changes nothing', async ({ desk }) => {
    const { db, put, run } = desk
    await put('mapping.yaml', stages)
    await put('file.csv', file)
    expect(await run('stages')).toMatchObject({ added: 3, rejected: 0 })
    expect(await run('stages')).toMatchObject({ added: 0, updated: 0, unchanged: 3 })
    await deriveAll(db)
    expect(await changes(db)).toEqual([])
    await put('mapping.yaml', `${deals.replace(' }', ', leadId: Lead }')}`)
    await put('file.csv', 'Id,Created,Outcome,Stage,Lead\nO1,2026-02-01,OPEN,Offer,L1\n')
    await run('opportunities')
    await put('mapping.yaml', leads)
    await put('file.csv', 'Id,Created,Email\nL1,2026-01-05,ada@x.example\n')
    await run('leads')
    await deriveAll(db)
    const source = 'CRM_HISTORY'
    expect(await changes(db)).toEqual([
      { object: 'LEAD', stage: 'Working', from_stage: 'Open', source },
      { object: 'LEAD', stage: 'Qualified', from_stage: 'Working', source },
      { object: 'OPPORTUNITY', stage: 'Offer', from_stage: null, source },
    ])
  })

  test('that cannot be read cost no other row', async ({ desk }) => {
    const { put, run, path } = desk
    await put('mapping.yaml', stages)
    await put(
      'file.csv',
      `${file}Account,A1,x,2026-01-10,\nLead,L1,Later,2099-01-01,\nLead,L1,Working,2026-01-10,New\n`,
    )
    expect(await run('stages')).toMatchObject({ added: 3, rejected: 3 })
    const rejects = await readFile(path('file.csv.rejected.csv'), 'utf8')
    expect(rejects).toContain('"Account"" is none of LEAD, OPPORTUNITY')
    expect(rejects).toContain('enteredAt: 2099-01-01 lies ahead: what is imported has happened')
    expect(rejects).toContain('row: that stage at that time is in line 2 already, with other values')
  })
})

test('a contact without lead and address is rejected; one of an erased person is not stored again', async ({
  desk,
}) => {
  const { db, put, run } = desk
  await put('mapping.yaml', leads)
  await put('file.csv', 'Id,Created,Email\nL1,2026-01-05,ada@x.example\nL2,2026-01-06,bob@x.example\n')
  await run('leads')
  await put('mapping.yaml', deals)
  await put('file.csv', 'Id,Created,Outcome,Stage\nO1,2026-02-01,OPEN,Offer\n')
  await run('opportunities')
  await put('mapping.yaml', roles)
  await put('file.csv', 'Deal,Lead,Email,Role,Primary\nO1,L1,,Buyer,yes\nO1,L2,,User,no\nO1,,,Nobody,no\n')
  expect(await run('contact-roles')).toMatchObject({ added: 2, rejected: 1 })
  await deriveAll(db)
  const ownerOf = async () =>
    (
      await db
        .selectFrom('opportunity')
        .innerJoin('person_key', 'person_key.person_id', 'opportunity.person_id')
        .where('key', 'like', 'crm:%')
        .select('key')
        .execute()
    ).map(({ key }) => key)
  expect(await ownerOf()).toEqual(['crm:sf:L1'])

  const asked = { command: 'a test', now: new Date() }
  await erasePerson(db, workspace, { by: 'KEY', key: 'crm:sf:L1' }, asked)
  expect(await ownerOf()).toEqual(['crm:sf:L2'])
  expect(await run('contact-roles')).toMatchObject({ added: 0, unchanged: 1, rejected: 2 })
  expect(
    await db.selectFrom('crm_record').where('object', '=', 'CONTACT_ROLE').select('fields').execute(),
  ).toHaveLength(1)
})
