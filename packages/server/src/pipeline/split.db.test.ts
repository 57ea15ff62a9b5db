import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { ContactRoleFields, CrmRecord } from '../modules/outcomes/records.ts'
import { storeRecords } from '../modules/outcomes/store-records.queries.ts'
import { currentId } from '../modules/reports/lead.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { allRows } from '../test/all-rows.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { crmLead, crmOpportunity } from '../test/facts.ts'
import { personKeys, verifiedVisit } from '../test/identified-visit.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'
import { joinPerson, splitPerson } from './split.ts'

const asked = { command: 'touchline split-person --crm', now: new Date('2026-11-22T12:00:00Z') }
const info = 'email:info'
const [anna, bert, carl] = ['crm:crm:A', 'crm:crm:B', 'crm:crm:C'] as const

/** Three people of a company whom the CRM has under its one address. Anna signed in once, and has bought something. */
const test = databaseTest.extend<{ workspace: Workspace }>({
  workspace: async ({ db }, use) => {
    const workspace = await aWorkspace(db)
    await tellOf(db, workspace)
    await deriveAll(db)
    await use(workspace)
  },
})

async function tellOf(db: Db, workspace: Workspace): Promise<void> {
  for (const id of ['A', 'B', 'C']) await crmLead(db, workspace, id, { createdAt: '2026-01-05', emailKey: info })
  await crmOpportunity(db, workspace, 'O', { leadKey: anna, outcome: 'WON', closedAt: '2026-02-01', amountMinor: 100 })
  await verifiedVisit(db, workspace, 1, [anna, 'user:anna'])
  await verifiedVisit(db, workspace, 2, [info])
}

/** Every person of the workspace, by their keys. */
const persons = async (db: Db, { id }: Workspace) =>
  [...(await personKeys(db, id)).values()].map((keys) => keys.join(' '))

const refused = (code: string) => expect.objectContaining({ constructor: AppError, code })

describe('splitting a person', () => {
  test('is undone by no erasure: the records of who was split off lose the key of who is erased', async ({
    db,
    workspace,
  }) => {
    await splitPerson(db, workspace, [anna, 'user:anna'], asked)
    await erasePerson(db, workspace, { by: 'KEY', key: info }, asked)
    const left = await derivedRows(db)
    expect(JSON.stringify(left)).not.toContain(info)
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(left)
  })

  test('takes the keys apart from the others, with what they did and bought', async ({ db, workspace }) => {
    expect(await persons(db, workspace)).toEqual([`${anna} ${bert} ${carl} ${info} user:anna`])
    const { pairs, before, after } = await splitPerson(db, workspace, [anna, 'user:anna'], asked)
    expect(pairs).toEqual([{ key: anna, otherKey: info }])
    const counts = { personId: expect.any(String), touchpoints: 1, leads: 1 }
    expect(before).toEqual([{ ...counts, keys: [anna, bert, carl, info, 'user:anna'], touchpoints: 2 }])
    expect(after).toEqual([
      { ...counts, keys: [anna, 'user:anna'] },
      { ...counts, keys: [bert, carl, info] },
    ])
    const won = await db.selectFrom('lead').where('won_at', 'is not', null).select('person_id').execute()
    expect(won).toEqual([{ person_id: after[0]?.personId }])
    const deals = await db.selectFrom('opportunity').select('person_id').execute()
    expect(deals).toEqual([{ person_id: after[0]?.personId }])
  })

  test('leaves what a rebuild makes of it, and what waited for the pipeline derived', async ({ db, workspace }) => {
    await crmLead(db, workspace, 'D', { createdAt: '2026-01-05', emailKey: info })
    await splitPerson(db, workspace, [bert], asked)
    const split = await derivedRows(db)
    expect(await persons(db, workspace)).toEqual([`${anna} ${carl} crm:crm:D ${info} user:anna`, bert])
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(split)
  })

  test('lets the rest fall apart where only the split keys held it together', async ({ db, workspace }) => {
    await splitPerson(db, workspace, [info], asked)
    expect(await persons(db, workspace)).toEqual([`${anna} user:anna`, bert, carl, info])
  })

  test('holds whoever says the same again; another word joins them again', async ({ db, workspace }) => {
    await splitPerson(db, workspace, [bert], asked)
    const apart = [`${anna} ${carl} ${info} user:anna`, bert]
    await crmLead(db, workspace, 'B', { createdAt: '2026-01-06', emailKey: info })
    await verifiedVisit(db, workspace, 3, [bert, info])
    await deriveAll(db)
    expect(await persons(db, workspace)).toEqual(apart)
    await verifiedVisit(db, workspace, 4, [bert, carl])
    await deriveAll(db)
    expect(await persons(db, workspace)).toEqual([`${anna} ${bert} ${carl} ${info} user:anna`])
  })

  test('gives a deal that others have a part in to whom it belongs now', async ({ db, workspace }) => {
    await crmLead(db, workspace, 'D', { createdAt: '2026-01-05', emailKey: 'email:dora' })
    await crmOpportunity(db, workspace, 'P', { outcome: 'OPEN', createdAt: '2026-01-20' })
    const role = (contact: ContactRoleFields): CrmRecord => ({
      ...{ object: 'CONTACT_ROLE', system: 'crm', recordId: JSON.stringify(contact) },
      fields: contact,
    })
    const roles = [
      role({ opportunityId: 'P', emailKey: info, isPrimary: true }),
      role({ opportunityId: 'P', leadKey: 'crm:crm:D', isPrimary: false }),
    ]
    await storeRecords(db, workspace.id, roles, asked.now.getTime())
    const keysOfOwner = async () => {
      const deal = db.selectFrom('opportunity').where('opportunity_id', '=', 'P')
      const { person_id } = await deal.select('person_id').executeTakeFirstOrThrow()
      return (await personKeys(db, workspace.id)).get(person_id)
    }
    await deriveAll(db)
    expect(await keysOfOwner()).toContain(info)
    // The address alone is nobody's lead: Dora's, whom nobody decided about, comes next.
    await splitPerson(db, workspace, [info], asked)
    expect(await keysOfOwner()).toEqual(['crm:crm:D', 'email:dora'])
    await joinPerson(db, workspace, [info], asked)
    expect(await keysOfOwner()).toContain(info)
  })

  test('is undone whole by joining', async ({ db, workspace }) => {
    const before = await derivedRows(db)
    await splitPerson(db, workspace, [anna], asked)
    await splitPerson(db, workspace, [info], asked)
    expect(await derivedRows(db)).not.toEqual(before)
    await joinPerson(db, workspace, [info, anna], asked)
    expect(await derivedRows(db)).toEqual(before)
  })

  test('changes nothing the second time, nor as a dry run', async ({ db, workspace }) => {
    const before = await allRows(db)
    const tried = await splitPerson(db, workspace, [bert, carl], { ...asked, dryRun: true })
    expect(await allRows(db)).toEqual(before)
    expect(await splitPerson(db, workspace, [bert, carl], asked)).toEqual(tried)
    const split = await allRows(db)
    expect((await splitPerson(db, workspace, [bert, carl], asked)).pairs).toEqual([])
    expect(await allRows(db)).toEqual(split)

    await joinPerson(db, workspace, [bert, carl], asked)
    const joined = await allRows(db)
    expect((await joinPerson(db, workspace, [bert, carl], asked)).pairs).toEqual([])
    expect(await allRows(db)).toEqual(joined)
  })

  test('is decided once where two ask at once', async ({ db, workspace }) => {
    const both = await Promise.all([1, 2].map(() => splitPerson(db, workspace, [bert], asked)))
    expect(both.map(({ pairs }) => pairs.length).sort()).toEqual([0, 1])
    expect(await db.selectFrom('identity_decision').select('decision_no').execute()).toEqual([{ decision_no: 1 }])
  })

  test('keeps every id that a person ever had: it is that of whoever has the key it came from', async ({
    db,
    workspace,
  }) => {
    const ids = await db.selectFrom('person_key').select(['key', 'own_id', 'person_id']).orderBy('key').execute()
    const { after } = await splitPerson(db, workspace, [bert, 'user:anna'], asked)
    for (const { key, own_id, person_id } of ids) {
      const resolved = async (id: string) =>
        (await currentId(workspace.id, sql`${id}::uuid`).execute(db)).rows as { person_id: string }[]
      const theirs = after.find(({ keys }) => keys.includes(key))?.personId
      expect(await resolved(own_id)).toEqual([{ person_id: theirs }])
      // The id of all of them together came from the smallest key.
      expect(await resolved(person_id)).toEqual([
        { person_id: after.find(({ keys }) => keys.includes(anna))?.personId },
      ])
    }
  })

  test('is logged with when and by what command, and names nobody', async ({ db, workspace }) => {
    await splitPerson(db, workspace, [bert, carl], asked)
    await joinPerson(db, workspace, [carl], { ...asked, command: 'touchline join-person --crm' })
    const logged = { workspace_id: workspace.id, decided_at: asked.now, key_id: null }
    expect(await db.selectFrom('identity_decision').selectAll().orderBy('decision_no').execute()).toEqual([
      { ...logged, decision_no: 1, kind: 'SPLIT', command: 'touchline split-person --crm', pairs: 2 },
      { ...logged, decision_no: 2, kind: 'JOIN', command: 'touchline join-person --crm', pairs: 1 },
    ])
  })

  test('stays in its workspace', async ({ db, workspace }) => {
    const other = await aWorkspace(db)
    await tellOf(db, other)
    await deriveAll(db)
    const before = await personKeys(db, other.id)
    await splitPerson(db, workspace, [bert], asked)
    await rebuild(db, other.id)
    expect(await personKeys(db, other.id)).toEqual(before)
  })

  test('of whom one is erased later, nothing of that one stays in the decision', async ({ db, workspace }) => {
    await splitPerson(db, workspace, [bert, carl], asked)
    await erasePerson(db, workspace, { by: 'KEY', key: bert }, asked)
    expect([...(await allRows(db)).values()].flat().filter((row) => row.includes(bert))).toEqual([])
    expect(await db.selectFrom('identity_decision').select('pairs').execute()).toEqual([{ pairs: 2 }])
    expect(await persons(db, workspace)).toEqual([`${anna} ${info} user:anna`, carl])
  })
})

describe('refused, with nothing changed, is', () => {
  test.for([
    { sentence: 'a key that nobody is known by', keys: [anna, 'user:nobody'], code: 'PERSON_UNKNOWN' },
    { sentence: 'every key of a person', keys: [anna, bert, carl, info, 'user:anna'], code: 'NOTHING_TO_SPLIT' },
    { sentence: 'the one key of a person', keys: ['email:eve'], code: 'NOTHING_TO_SPLIT' },
  ])('splitting $sentence', async ({ keys, code }, { db, workspace }) => {
    await verifiedVisit(db, workspace, 5, ['email:eve'])
    await deriveAll(db)
    const before = await allRows(db)
    await expect(splitPerson(db, workspace, keys, asked)).rejects.toEqual(refused(code))
    expect(await allRows(db)).toEqual(before)
  })

  test('joining what nobody split', async ({ db, workspace }) => {
    await expect(joinPerson(db, workspace, [anna], asked)).rejects.toEqual(refused('NOTHING_TO_JOIN'))
  })
})
