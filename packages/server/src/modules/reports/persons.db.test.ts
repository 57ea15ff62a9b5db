import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { lockWorkspace } from '../../pipeline/claims.queries.ts'
import { deriveAll, rebuild } from '../../pipeline/derive.ts'
import { rotateEmailKey } from '../../pipeline/rotate-email-key.ts'
import { allRows } from '../../test/all-rows.ts'
import { derivedRows } from '../../test/derived-rows.ts'
import { crmLead, test as graphqlTest, know, now } from '../../test/graphql-test.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import { keyIdOf, personIdOf } from './global-id.ts'

const shape =
  'pairs { key { kind system value } otherKey { kind value } } before { ...P } after { ...P } userErrors { code message remedy path }'
const fragment = 'fragment P on Person { id touchpointCount leadCount keys { id kind system value } }'
const splitting = `mutation ($input: SplitPersonInput!) { splitPerson(input: $input) { ${shape} } } ${fragment}`
const joining = `mutation ($input: JoinPersonInput!) { joinPerson(input: $input) { ${shape} } } ${fragment}`

type Person = {
  id: string
  leadCount: number
  keys: { id: string; kind: string; system: string | null; value: string }[]
}
type Act = (
  input: object,
  key?: string,
) => Promise<{
  pairs: unknown[]
  before: Person[]
  after: Person[]
  userErrors: { code: string; message: string; remedy: string; path: string[] }[]
}>

/** Anna and Bert, whom the CRM has under one address, and Eve. */
const test = graphqlTest.extend<{
  marketing: string
  split: Act
  join: Act
  /** The person with this CRM record, by GraphQL. */
  personOf: (record: string) => Promise<Person>
}>({
  marketing: async ({ db, workspaces: [ours] }, use) => {
    const shared = { createdAt: '2026-01-05', emailKey: 'email:0123456789abcdef' }
    await know(db, ours, {
      records: [crmLead('anna', shared), crmLead('bert', shared), crmLead('eve', { createdAt: '2026-01-05' })],
    })
    await use(await aSecretKey(db, ours.id, { roles: ['MARKETING'] }))
  },
  split: async ({ server, marketing }, use) => {
    await use(
      async (input, key = marketing) => (await server.ask(splitting, { variables: { input }, key })).data.splitPerson,
    )
  },
  join: async ({ server, marketing }, use) => {
    await use(
      async (input, key = marketing) => (await server.ask(joining, { variables: { input }, key })).data.joinPerson,
    )
  },
  personOf: async ({ server, marketing }, use) => {
    await use(async (record) => {
      const asked = await server.ask(`{ leads { nodes { person { ...P } } } } ${fragment}`, { key: marketing })
      const persons: Person[] = asked.data.leads.nodes.map((lead: { person: Person }) => lead.person)
      return persons.find(({ keys }) => keys.some(({ value }) => value === record)) as Person
    })
  },
})

const [anna, bert, eve] = ['crm:crm:anna', 'crm:crm:bert', 'crm:crm:eve'].map(keyIdOf) as [string, string, string]
const nobody = personIdOf('0198f000-0000-7000-8000-00000000abcd' as never)
const values = (persons: readonly Person[]) => persons.map(({ keys }) => keys.map(({ value }) => value))

describe('a person', () => {
  test('is told by their keys, an address by the beginning of its hash', async ({ personOf }) => {
    const person = await personOf('anna')
    expect(person).toEqual({
      ...{ id: expect.any(String), touchpointCount: 0, leadCount: 1 },
      keys: [
        { id: anna, kind: 'CRM', system: 'crm', value: 'anna' },
        { id: bert, kind: 'CRM', system: 'crm', value: 'bert' },
        { id: keyIdOf('email:0123456789abcdef'), kind: 'EMAIL', system: null, value: '01234567' },
      ],
    })
  })

  test('shows no keys to who may see no personal data', async ({ server, marketing }) => {
    expect(marketing).not.toBe('')
    const { errors } = await server.ask('{ leads { nodes { person { keys { value } } } } }')
    expect(errors?.[0]?.extensions['code']).toBe('PERMISSION_MISSING')
    const { data } = await server.ask('{ leads { nodes { person { leadCount } } } }')
    expect(data.leads.nodes).toEqual([{ person: { leadCount: 1 } }, { person: { leadCount: 1 } }])
  })
})

describe('splitting a person', () => {
  test('takes the keys apart, which reports show at once, and joining takes it back', async ({
    db,
    split,
    join,
    personOf,
    workspaces: [ours],
  }) => {
    const rows = await derivedRows(db)
    const { id } = await personOf('anna')
    const done = await split({ person: id, keys: [bert, bert] })
    expect(done.userErrors).toEqual([])
    expect(done.pairs).toEqual([
      { key: { kind: 'CRM', system: 'crm', value: 'bert' }, otherKey: { kind: 'EMAIL', value: '01234567' } },
    ])
    expect(values(done.before)).toEqual([['anna', 'bert', '01234567']])
    expect(values(done.after)).toEqual([['anna', '01234567'], ['bert']])
    expect((await personOf('bert')).keys).toHaveLength(1)

    const left = await derivedRows(db)
    await rebuild(db, ours.id)
    expect(await derivedRows(db)).toEqual(left)

    expect(values((await join({ keys: [bert] })).after)).toEqual([['anna', 'bert', '01234567']])
    expect(await derivedRows(db)).toEqual(rows)
  })

  test('takes the ids that keys had before the e-mail key was rotated, once everything is derived by the new one', async ({
    db,
    server,
    marketing,
    split,
    personOf,
    workspaces: [ours],
  }) => {
    const { id, keys } = await personOf('anna')
    const address = keys.flatMap((key) => (key.kind === 'EMAIL' ? [key.id] : []))
    await rotateEmailKey(db, ours.id, now)
    const variables = { input: { person: id, keys: address } }
    const { status, errors } = await server.ask(splitting, { key: marketing, variables })
    expect(status).toBe(503)
    expect(errors?.[0]).toMatchObject({
      message: 'Everything of the workspace is to be derived again',
      extensions: { code: 'PIPELINE_BUSY' },
    })
    await deriveAll(db)
    const { after, userErrors } = await split({ person: id, keys: address })
    expect(userErrors).toEqual([])
    expect(values(after)).toEqual([['anna'], ['bert'], [expect.stringMatching(/^[0-9a-f]{8}$/)]])
  })

  test('counts what the pipeline has not got to yet', async ({ db, split, personOf, workspaces: [ours] }) => {
    const { id } = await personOf('anna')
    await sql`insert into changed (workspace_id, kind, subject) values (${ours.id}, 'KEY', ${'crm:crm:eve'})`.execute(
      db,
    )
    await split({ person: id, keys: [bert] })
    expect(await db.selectFrom('changed').select('subject').execute()).toEqual([])
  })

  test('a second time changes nothing, and neither does joining', async ({ db, split, join, personOf }) => {
    const { id } = await personOf('anna')
    const first = await split({ person: id, keys: [bert] })
    const rows = await allRows(db)
    // The person's id is that of the smallest key, which stayed, or went.
    for (const person of [id, first.after[1]?.id]) {
      expect(await split({ person, keys: [bert] })).toMatchObject({ pairs: [], userErrors: [] })
    }
    expect(await allRows(db)).toEqual(rows)
    expect((await join({ keys: [bert] })).pairs).toHaveLength(1)
    expect(await join({ keys: [bert] })).toMatchObject({ pairs: [], userErrors: [] })
  })

  test('as a dry run says the same and changes nothing', async ({ db, split, join, personOf }) => {
    const { id } = await personOf('anna')
    const before = await allRows(db)
    const dry = await split({ person: id, keys: [bert], dryRun: true })
    expect(await allRows(db)).toEqual(before)
    expect(await split({ person: id, keys: [bert] })).toEqual(dry)
    const after = await allRows(db)
    expect((await join({ keys: [bert], dryRun: true })).pairs).toHaveLength(1)
    expect(await allRows(db)).toEqual(after)
  })

  test('leaves every former id finding somebody', async ({ server, split, personOf, marketing }) => {
    const { id } = await personOf('anna')
    const { after } = await split({ person: id, keys: [anna] })
    const found = async (of: string) => {
      const asked = await server.ask(`{ node(id: "${of}") { ...P } } ${fragment}`, { key: marketing })
      return asked.data.node?.keys.map(({ value }: { value: string }) => value)
    }
    // It came from the smallest key.
    expect(await found(id)).toEqual(['anna'])
    expect(await Promise.all(after.map((person) => found(person.id)))).toEqual(values(after))
    expect(await found(nobody)).toBeUndefined()
    expect(await split({ person: after[1]?.id, keys: [bert] })).toMatchObject({ userErrors: [] })
  })

  test('is logged with which key asked', async ({ db, split, join, personOf }) => {
    await split({ person: (await personOf('anna')).id, keys: [bert] })
    await join({ keys: [bert] })
    const { key_id } = await db
      .selectFrom('api_key')
      .where('roles', '@>', sql<string[]>`array['MARKETING']`)
      .select('key_id')
      .executeTakeFirstOrThrow()
    expect(
      await db
        .selectFrom('identity_decision')
        .select(['kind', 'command', 'key_id', 'decided_at'])
        .orderBy('decision_no')
        .execute(),
    ).toEqual([
      { kind: 'SPLIT', command: 'GraphQL splitPerson', key_id, decided_at: now },
      { kind: 'JOIN', command: 'GraphQL joinPerson', key_id, decided_at: now },
    ])
  })
})

describe('refused, with nothing changed, is', () => {
  test.for([
    {
      sentence: 'an id that is none',
      input: () => ({ person: 'x', keys: [bert] }),
      code: 'INPUT_INVALID',
      at: 'person',
    },
    {
      sentence: 'the id of a key for a person',
      input: () => ({ person: anna, keys: [bert] }),
      code: 'INPUT_INVALID',
      at: 'person',
    },
    {
      sentence: 'the id of a person for a key',
      input: (id: string) => ({ person: id, keys: [id] }),
      code: 'INPUT_INVALID',
      at: 'keys',
    },
    { sentence: 'no key', input: (id: string) => ({ person: id, keys: [] }), code: 'INPUT_INVALID', at: 'keys' },
    {
      sentence: 'too many keys',
      input: (id: string) => ({ person: id, keys: Array.from({ length: 201 }, () => bert) }),
      code: 'INPUT_INVALID',
      at: 'keys',
    },
    {
      sentence: 'a person whom nobody knows',
      input: () => ({ person: nobody, keys: [bert] }),
      code: 'PERSON_UNKNOWN',
      at: 'person',
    },
    {
      sentence: 'a key whom nobody knows',
      input: (id: string) => ({ person: id, keys: [keyIdOf('user:7')] }),
      code: 'KEYS_OF_ANOTHER',
      at: 'keys',
    },
    {
      sentence: 'a key of another person',
      input: (id: string) => ({ person: id, keys: [eve] }),
      code: 'KEYS_OF_ANOTHER',
      at: 'keys',
    },
    {
      sentence: 'keys of two persons',
      input: (id: string) => ({ person: id, keys: [bert, eve] }),
      code: 'KEYS_OF_ANOTHER',
      at: 'keys',
    },
    {
      sentence: 'every key of the person',
      input: (id: string, all: string[]) => ({ person: id, keys: all }),
      code: 'NOTHING_TO_SPLIT',
      at: 'keys',
    },
  ])('splitting $sentence', async ({ input, code, at }, { db, split, personOf }) => {
    const { id, keys } = await personOf('anna')
    const before = await allRows(db)
    const refused = await split(
      input(
        id,
        keys.map((key) => key.id),
      ),
    )
    expect(refused).toEqual({
      ...{ pairs: [], before: [], after: [] },
      userErrors: [{ code, message: expect.any(String), remedy: expect.any(String), path: ['input', at] }],
    })
    expect(await allRows(db)).toEqual(before)
  })

  test('joining what nobody split', async ({ join }) => {
    expect((await join({ keys: [anna] })).userErrors).toMatchObject([
      { code: 'NOTHING_TO_JOIN', path: ['input', 'keys'] },
    ])
  })

  test('a key of another workspace', async ({ db, split, personOf, workspaces: [, theirs] }) => {
    await know(db, theirs, { records: [crmLead('mallory', { createdAt: '2026-01-05' })] })
    const { id } = await personOf('anna')
    const { userErrors } = await split({ person: id, keys: [keyIdOf('crm:crm:mallory')] })
    expect(userErrors).toMatchObject([{ code: 'KEYS_OF_ANOTHER' }])
  })

  test.for(['SALES', 'BI'] as const)('who asks as %s', async (role, { db, server, workspaces: [ours] }) => {
    const key = await aSecretKey(db, ours.id, { roles: [role] })
    const before = await allRows(db)
    const asked = await server.ask(splitting, { key, variables: { input: { person: nobody, keys: [bert] } } })
    expect(asked.errors?.[0]?.extensions['code']).toBe('PERMISSION_MISSING')
    expect(await allRows(db)).toEqual(before)
  })

  test('a request whose workspace has much to derive', async ({ db, server, marketing, workspaces: [ours] }) => {
    await sql`insert into changed (workspace_id, kind, subject)
      select ${ours.id}, 'KEY', 'crm:crm:' || i from generate_series(1, 2001) i`.execute(db)
    const variables = { input: { person: nobody, keys: [bert] } }
    const { status, errors } = await server.ask(splitting, { key: marketing, variables })
    expect(status).toBe(503)
    expect(errors?.[0]).toMatchObject({
      message: '2001 streams and records wait to be derived',
      extensions: { code: 'PIPELINE_BUSY' },
    })
    await deriveAll(db)
  })

  test('a request while everything is derived again', { timeout: 20_000 }, async ({
    db,
    server,
    marketing,
    workspaces: [ours],
  }) => {
    const variables = { input: { person: nobody, keys: [bert] } }
    const { status, errors } = await db.transaction().execute(async (trx) => {
      await lockWorkspace(trx, ours.id)
      return server.ask(splitting, { key: marketing, variables })
    })
    expect(status).toBe(503)
    expect(errors?.[0]?.extensions['code']).toBe('PIPELINE_BUSY')
  })
})
