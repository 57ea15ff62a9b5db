import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { deriveAll, rebuild } from '../pipeline/derive.ts'
import { erasePerson } from '../pipeline/erase.ts'
import { test, workspace } from '../test/import-test.ts'

const leads = 'system: sf\nfields: { id: Id, createdAt: Created, email: Email, accountId: Account }\n'
const accounts = 'system: sf\nfields: { id: Id, name: Name, domain: Website }\n'
const contacts = 'system: sf\nfields: { id: Id, email: Email, leadId: Lead, accountId: Account }\n'

/** Who belongs where: the account's name, its domain, and by what it is known; one row for each person. */
async function members(db: Db): Promise<string[]> {
  await deriveAll(db)
  const rows = await db
    .selectFrom('account_person as p')
    .innerJoin('account as a', 'a.account_id', 'p.account_id')
    .innerJoin('person_key as k', 'k.person_id', 'p.person_id')
    .where('k.key', 'like', 'crm:%')
    .orderBy('k.key')
    .select(['k.key', 'a.name', 'a.domain', 'a.account_key', 'p.known_by'])
    .execute()
  return rows.map(({ key, name, domain, account_key, known_by }) =>
    [key.slice('crm:sf:'.length), account_key, name, domain, known_by].join(' '),
  )
}

const leadsFile = `Id,Created,Email,Account
L1,2026-01-05,ada@acme.example,
L2,2026-01-06,bob@ACME.example,
L3,2026-01-07,cyd@gmail.com,
L4,2026-01-08,dee@gmail.com,A9
`

describe('accounts', () => {
  test('are the companies of addresses, until the CRM says more; mail providers are none', async ({ desk }) => {
    const { db, put, run } = desk
    await put('mapping.yaml', leads)
    await put('file.csv', leadsFile)
    expect(await run('leads')).toMatchObject({ added: 4, rejected: 0 })
    expect(await members(db)).toEqual([
      'L1 domain:acme.example  acme.example DOMAIN',
      'L2 domain:acme.example  acme.example DOMAIN',
      'L4 account:sf:A9   CRM',
    ])

    await put('mapping.yaml', accounts)
    await put('file.csv', 'Id,Name,Website\nA1,Acme Inc.,https://www.acme.example/about\nA2,Nobody Ltd,\n')
    expect(await run('accounts')).toMatchObject({ added: 2, rejected: 0 })
    expect(await run('accounts')).toMatchObject({ added: 0, unchanged: 2 })
    expect(await members(db)).toEqual([
      'L1 account:sf:A1 Acme Inc. acme.example DOMAIN',
      'L2 account:sf:A1 Acme Inc. acme.example DOMAIN',
      'L4 account:sf:A9   CRM',
    ])
    const known = await db.selectFrom('account').select('account_key').orderBy('account_key').execute()
    expect(known.map(({ account_key }) => account_key)).toEqual(['account:sf:A1', 'account:sf:A2', 'account:sf:A9'])

    // Acme is called something else now, and has another domain.
    await put('file.csv', 'Id,Name,Website\nA1,Acme SE,acme.test\n')
    expect(await run('accounts')).toMatchObject({ updated: 1 })
    expect((await members(db))[0]).toBe('L1 domain:acme.example  acme.example DOMAIN')
  })

  test('have the contacts that the CRM gives them, before what leads and addresses say', async ({ desk }) => {
    const { db, put, run } = desk
    await put('mapping.yaml', contacts)
    await put(
      'file.csv',
      'Id,Email,Lead,Account\nC1,ada@acme.example,,A1\nC2,cyd@gmail.com,L4,A2\nC3,cyd@gmail.com,,\n',
    )
    expect(await run('contacts')).toMatchObject({ added: 3, rejected: 0 })
    // As long as nothing else is known of them they are nobody.
    expect(await members(db)).toEqual([])
    await put('mapping.yaml', leads)
    await put('file.csv', leadsFile)
    await run('leads')
    expect(await members(db)).toEqual([
      'L1 account:sf:A1   CRM',
      'L2 domain:acme.example  acme.example DOMAIN',
      'L4 account:sf:A2   CRM',
    ])
    await put('mapping.yaml', contacts)
    await put('file.csv', 'Id,Email,Lead,Account\nC1,ada@acme.example,,\n')
    expect(await run('contacts')).toMatchObject({ updated: 1 })
    expect((await members(db))[0]).toBe('L1 domain:acme.example  acme.example DOMAIN')
  })

  test('are forgotten with the last of their people, unless the CRM has them', async ({ desk }) => {
    const { db, put, run } = desk
    await put('mapping.yaml', leads)
    await put('file.csv', 'Id,Created,Email,Account\nL1,2026-01-05,ada@acme.example,\nL2,2026-01-05,bob@gmail.com,A1\n')
    await run('leads')
    await put('mapping.yaml', accounts)
    await put('file.csv', 'Id,Name,Website\nA1,Globex,globex.example\n')
    await run('accounts')
    await put('mapping.yaml', contacts)
    await put('file.csv', 'Id,Email,Lead,Account\nC1,bob@gmail.com,,A1\n')
    await run('contacts')
    expect(await members(db)).toHaveLength(2)
    for (const key of ['crm:sf:L1', 'crm:sf:L2']) {
      await erasePerson(db, workspace, { by: 'KEY', key }, { command: 'a test', now: new Date() })
    }
    expect(await db.selectFrom('account_person').selectAll().execute()).toEqual([])
    const left = await db.selectFrom('account').select(['account_key', 'name']).execute()
    expect(left).toEqual([{ account_key: 'account:sf:A1', name: 'Globex' }])
    const records = await db.selectFrom('crm_record').select(['object', 'fields']).execute()
    expect(records.map(({ object }) => object)).toEqual(['ACCOUNT'])
    await rebuild(db, workspace.id)
    expect(await db.selectFrom('account').select(['account_key', 'name']).execute()).toEqual(left)
  })
})

test('a bad row of accounts or contacts says what is wrong with it', async ({ desk }) => {
  const { put, run, path } = desk
  const rejected = async () => (await readFile(path('file.csv.rejected.csv'), 'utf8')).trim().split('\n').slice(1)
  await put('mapping.yaml', accounts)
  await put(
    'file.csv',
    'Id,Name,Website\nA1,Acme,Acme Inc.\nA2,Globex,globex.test\nA2,Globex,other.test\n,None,none.test\n',
  )
  expect(await run('accounts')).toMatchObject({ added: 1, rejected: 3 })
  expect(await rejected()).toEqual([
    'A1,Acme,Acme Inc.,2,"domain: column ""Website"": ""Acme Inc."" has no domain like acme.com"',
    'A2,Globex,other.test,4,"id: ""A2"" is in line 3 already, with other values: a record has one row"',
    ',None,none.test,5,"id: column ""Id"" is blank"',
  ])
  await put('mapping.yaml', contacts)
  await put('file.csv', 'Id,Email,Lead,Account\nC1,,,A1\nC2,nobody,,A1\n')
  expect(await run('contacts')).toMatchObject({ added: 0, rejected: 2 })
  expect(await rejected()).toEqual([
    'C1,,,A1,2,leadId and email are blank: nobody is known by that',
    'C2,nobody,,A1,3,"email: column ""Email"": ""nobody"" is no e-mail address"',
  ])
})

test.for([
  ['accounts', 'fields: { id: Id }', 'fields: say what the account is: map name or domain'],
  ['contacts', 'fields: { id: Id, accountId: Account }', 'fields: say who the contact is: map email or leadId'],
  ['contacts', 'fields: { id: Id, mail: Email }', 'fields.mail: is not known: did you mean "email"?'],
] as const)('a mapping of %s with %s is refused', async ([kind, fields, words], { desk }) => {
  const { put, run } = desk
  await put('mapping.yaml', `system: sf\n${fields}\n`)
  await put('file.csv', 'Id,Email,Account\n1,ada@acme.example,A1\n')
  await expect(run(kind)).rejects.toMatchObject({ code: 'MAPPING_INVALID', message: expect.stringContaining(words) })
})
