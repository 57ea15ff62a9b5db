import { readFile } from 'node:fs/promises'
import type { Settings } from '@touchline/schema'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { test } from '../test/import-test.ts'

const leadMapping = `
system: salesforce
fields:
  id: Lead ID
  createdAt: { column: Created Date, format: [dd/MM/yyyy HH:mm, dd/MM/yyyy] }
  email: Email
  milestone: { column: Status, values: { Open: LEAD, Qualified: SQL } }
  stage: Status
  owner: { constant: Inside Sales }
`
const leadFile = `Lead ID,Created Date,Email,Status
00Q1,01/02/2018,Ada@Example.com,Open
00Q2,01/02/2018 10:00,,Qualified
`

const storedRecords = async (db: Db) =>
  (
    await sql<{ record: unknown }>`
    select jsonb_build_array(record_id, version, fields) as record from crm_record order by record_id, version`.execute(
      db,
    )
  ).rows.map(({ record }) => record)

const everything = async (db: Db) =>
  (
    await sql<{ all: unknown }>`
    select jsonb_build_array(
      (select jsonb_agg(to_jsonb(r) order by to_jsonb(r)) from crm_record r),
      (select jsonb_agg(to_jsonb(e) order by to_jsonb(e)) from event e),
      (select count(*) from changed)) as all`.execute(db)
  ).rows[0]?.all

describe('leads', () => {
  test('days stay days, times get the zone of the workspace, and of the address only its domain is stored', async ({
    desk,
  }) => {
    await desk.put('mapping.yaml', leadMapping)
    await desk.put('file.csv', leadFile)
    expect(await desk.run('leads')).toMatchObject({ read: 2, added: 2, rejected: 0, rejects: null })
    const address = { emailKey: expect.stringMatching(/^email:[0-9a-f]{64}$/), emailDomain: 'example.com' }
    expect(await storedRecords(desk.db)).toEqual([
      ['00Q1', 1, { createdAt: '2018-02-01', ...address, milestone: 'LEAD', stage: 'Open', owner: 'Inside Sales' }],
      [
        '00Q2',
        1,
        { createdAt: '2018-02-01T09:00:00.000Z', milestone: 'SQL', stage: 'Qualified', owner: 'Inside Sales' },
      ],
    ])
    expect(desk.said()).toEqual({
      out: `${desk.path('file.csv')}: 2 rows read: 2 added, 0 updated, 0 unchanged, 0 rejected.\n`,
      err: '',
    })
  })

  test('the same file twice changes nothing, and says so', async ({ desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    await desk.put('file.csv', leadFile)
    await desk.run('leads')
    const before = await everything(desk.db)
    expect(await desk.run('leads')).toMatchObject({ read: 2, added: 0, updated: 0, unchanged: 2 })
    expect(await everything(desk.db)).toEqual(before)
    expect(desk.said().out).toContain('Nothing changed.')
  })

  test('what a later file says anew is an update, and nothing else is', async ({ desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    await desk.put('file.csv', leadFile)
    await desk.run('leads')
    await desk.put('file.csv', leadFile.replace('Open', 'Qualified'))
    expect(await desk.run('leads')).toMatchObject({ added: 0, updated: 1, unchanged: 1 })
  })

  test('a spreadsheet’s file will do: byte order mark, semicolons, Windows lines, blank rows', async ({ desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    await desk.put('file.csv', `\ufeff${leadFile.replaceAll(',', ';').replaceAll('\n', '\r\n')};;;\r\n`)
    expect(await desk.run('leads')).toMatchObject({ read: 2, added: 2 })
  })
})

describe('rejected rows', () => {
  const bad = `${leadFile}00Q3,31/02/2018,,Open
00Q4,01/02/2018,nobody,Opn
,01/02/2018,,Open
00Q5,01/02/2018
00Q6,01/02/2018,"x,Open
00Q1,01/02/2018,,Open
`
  const rejects = `Lead ID,Created Date,Email,Status,line,error
00Q3,31/02/2018,,Open,4,"createdAt: column ""Created Date"": ""31/02/2018"" is no date in the format dd/MM/yyyy HH:mm or dd/MM/yyyy"
00Q4,01/02/2018,nobody,Opn,5,"email: column ""Email"": ""nobody"" is no e-mail address; milestone: column ""Status"": ""Opn"" is none of LEAD, MQL, SAL, SQL, OPPORTUNITY, WON, LOST: say in \`values\` what it means"
,01/02/2018,,Open,6,"id: column ""Lead ID"" is blank"
00Q5,01/02/2018,,,7,"the row has 2 columns, the header 4"
"00Q6,01/02/2018,""x,Open",,,,8,the quotes of this line are not in pairs
00Q1,01/02/2018,,Open,9,"id: ""00Q1"" is in line 2 already, with other values: a record has one row"
`

  test('are kept with their line and error, and cost no other row', async ({ desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    await desk.put('file.csv', bad)
    const path = desk.path('file.csv.rejected.csv')
    expect(await desk.run('leads')).toMatchObject({ read: 8, added: 2, rejected: 6, rejects: path })
    expect(await readFile(path, 'utf8')).toBe(rejects)
    expect(desk.said().out).toContain(`Rejected rows, each with its line and error: ${path}`)
  })

  test('once mended, are imported with the same mapping, and what is still wrong keeps the shape', async ({ desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    const lines = rejects.split('\n')
    await desk.put('mended.csv', [lines[0], lines[1]?.replaceAll('31/02', '28/02'), lines[3], ''].join('\n'))
    expect(await desk.run('leads', { file: desk.path('mended.csv'), rejects: desk.path('again.csv') })).toMatchObject({
      added: 1,
      rejected: 1,
    })
    expect(await readFile(desk.path('again.csv'), 'utf8')).toBe(
      `${lines[0]}\n,01/02/2018,,Open,3,"id: column ""Lead ID"" is blank"\n`,
    )
  })

  test('of an earlier import are gone when there are none', async ({ desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    await desk.put('file.csv', leadFile)
    const stale = await desk.put('file.csv.rejected.csv', 'stale')
    await desk.run('leads')
    await expect(readFile(stale)).rejects.toThrow('ENOENT')
  })

  test('never overwrite what is being read', async ({ desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    const file = await desk.put('file.csv', bad)
    await expect(desk.run('leads', { rejects: file })).rejects.toMatchObject({ code: 'IMPORT_REJECTS_UNWRITABLE' })
    expect(await readFile(file, 'utf8')).toBe(bad)
  })
})

test('a dry run judges everything and stores nothing', async ({ desk }) => {
  await desk.put('mapping.yaml', leadMapping)
  await desk.put('file.csv', `${leadFile}00Q3,soon,,Open\n`)
  expect(await desk.run('leads', { dryRun: true })).toMatchObject({ read: 3, added: 0, rejected: 1 })
  expect(desk.said().out).toContain('3 rows read: 2 good, 1 rejected.\nDry run: nothing was stored.')
  expect(await storedRecords(desk.db)).toEqual([])
})

describe('opportunities', () => {
  const deals = `
system: olist
fields:
  id: mql_id
  leadId: mql_id
  wonAt: { column: won_date, format: yyyy-MM-dd HH:mm:ss }
  amount: { column: value, decimal: ",", thousands: "." }
  currency: currency
`

  test('a lead’s id may stand for the opportunity’s; what is blank stays absent', async ({ desk }) => {
    await desk.put('mapping.yaml', deals)
    await desk.put(
      'file.csv',
      'mql_id,won_date,value,currency\na1,2018-02-26 19:58:54,,\na2,,"12.000,50",eur\na3,,1,USD\n,2018-02-26 19:58:54,,\n',
    )
    expect(await desk.run('opportunities')).toMatchObject({ added: 2, rejected: 2 })
    expect(await storedRecords(desk.db)).toEqual([
      ['a1', 1, { leadKey: 'crm:olist:a1', outcome: 'WON', closedAt: '2018-02-26T18:58:54.000Z' }],
      ['a2', 1, { leadKey: 'crm:olist:a2', outcome: 'OPEN', amountMinor: 1_200_050 }],
    ])
    expect(await readFile(desk.path('file.csv.rejected.csv'), 'utf8')).toContain(
      'currency: the amount is in USD, the workspace in EUR: convert it first',
    )
  })

  test('in another currency are converted by the rate of the day they ended on, or else were opened on', async ({
    desk,
  }) => {
    await desk.put(
      'mapping.yaml',
      'system: crm\nfields: { id: Id, leadId: Lead, createdAt: Created, wonAt: Won, amount: Amount, currency: In }',
    )
    await desk.put(
      'file.csv',
      // The third is won on the first of May in Berlin. Of the fifth nobody knows a day: today's rate is taken.
      `Id,Lead,Created,Won,Amount,In
1,a,2026-04-30,2026-05-01,100,USD
2,b,2026-04-30,,100,usd
3,c,2026-04-01,2026-04-30T22:30:00Z,100,USD
4,d,2026-03-31,,100,USD
5,e,,,100,USD
6,f,2026-04-30,2026-05-01,,CHF
7,g,2026-04-30,2026-05-01,1,CHF
`,
    )
    const exchangeRates = [
      { currency: 'USD', from: '2026-04-01', rate: '0.9' },
      { currency: 'USD', from: '2026-05-01', rate: '0.8' },
    ]
    expect(await desk.run('opportunities', {}, { exchangeRates })).toMatchObject({ added: 5, rejected: 2 })
    const amounts = (await storedRecords(desk.db)).map((record) => {
      const [id, , { amountMinor }] = record as [string, number, { amountMinor?: number }]
      return [id, amountMinor]
    })
    expect(amounts).toEqual([
      ['1', 8_000],
      ['2', 9_000],
      ['3', 8_000],
      ['5', 8_000],
      ['6', undefined],
    ])
    const rejects = await readFile(desk.path('file.csv.rejected.csv'), 'utf8')
    expect(rejects).toContain('settle on exchangeRates of USD from 2026-03-31 on, or before')
    expect(rejects).toContain('settle on exchangeRates of CHF')
  })

  test('the closing date of an open opportunity is a forecast, and not kept', async ({ desk }) => {
    await desk.put(
      'mapping.yaml',
      'system: crm\nfields: { id: Id, email: Email, outcome: { column: Stage, values: { New: OPEN, "Closed Won": WON } }, closedAt: Close, createdAt: Created }',
    )
    await desk.put(
      'file.csv',
      'Id;Email;Stage;Close;Created\n1;a@b.c;new;2099-01-01;2018-01-01\n2;a@b.c;closed won;2018-02-01;\n3;a@b.c;Closed Won;2099-01-01;\n',
    )
    expect(await desk.run('opportunities')).toMatchObject({ added: 2, rejected: 1 })
    expect(await storedRecords(desk.db)).toMatchObject([
      ['1', 1, { outcome: 'OPEN', createdAt: '2018-01-01' }],
      ['2', 1, { outcome: 'WON', closedAt: '2018-02-01' }],
    ])
    expect((await storedRecords(desk.db))[0]).not.toHaveProperty('2.closedAt')
    expect(await readFile(desk.path('file.csv.rejected.csv'), 'utf8')).toContain('closedAt: 2099-01-01 lies ahead')
  })
})

describe('touchpoints', () => {
  const mapping = `
system: fairs
fields:
  id: Scan
  occurredAt: { column: Day, format: dd.MM.yyyy }
  email: Mail
  kind: { column: Kind, default: Trade Show }
  side: Side
  campaign: Fair
`
  const file =
    'Scan,Day,Mail,Kind,Side,Fair\n1,01.05.2026,ada@example.com,,,Hannover\n2,02.05.2026,ada@example.com,Call,sales,\n'

  test('become events of their person, with the precision they came in', async ({ desk }) => {
    await desk.put('mapping.yaml', mapping)
    await desk.put('file.csv', file)
    expect(await desk.run('touchpoints')).toMatchObject({ added: 2 })
    const events = await desk.db.selectFrom('event').selectAll().orderBy('occurred_at').execute()
    expect(events).toMatchObject([
      { occurred_at: new Date('2026-04-30T22:00:00Z'), trust: 'VERIFIED', backfilled: true, type: 'touchpoint' },
      { body: { kind: 'call', side: 'SALES', precision: 'DAY' } },
    ])
    expect(events[0]?.body).toMatchObject({
      kind: 'trade_show',
      side: 'MARKETING',
      precision: 'DAY',
      campaign: 'Hannover',
    })
    expect(new Set(events.map(({ stream_id }) => stream_id)).size).toBe(1)
    expect(await desk.db.selectFrom('changed').select(['kind', 'subject']).distinct().execute()).toEqual([
      { kind: 'STREAM', subject: events[0]?.stream_id },
    ])
  })

  test('the same file twice changes nothing', async ({ desk }) => {
    await desk.put('mapping.yaml', mapping)
    await desk.put('file.csv', file)
    await desk.run('touchpoints')
    const before = await everything(desk.db)
    expect(await desk.run('touchpoints')).toMatchObject({ added: 0, unchanged: 2, rejected: 0 })
    expect(await everything(desk.db)).toEqual(before)
  })

  test('one id cannot say two things, in one file or in two', async ({ desk }) => {
    await desk.put('mapping.yaml', mapping)
    await desk.put('file.csv', `${file}1,01.05.2026,ada@example.com,,,Paris\n1,01.05.2026,ada@example.com,,,Hannover\n`)
    expect(await desk.run('touchpoints')).toMatchObject({ added: 2, unchanged: 1, rejected: 1 })
    await desk.put('file.csv', file.replace('Hannover', 'Rome'))
    expect(await desk.run('touchpoints')).toMatchObject({ added: 0, unchanged: 1, rejected: 1 })
    expect(await readFile(desk.path('file.csv.rejected.csv'), 'utf8')).toContain('stored already with other values')
  })
})

test('rows are stored thousand by thousand, each batch once', async ({ desk }) => {
  await desk.put('mapping.yaml', 'system: crm\nfields: { id: id, createdAt: at }')
  await desk.put('file.csv', `id,at\n${Array.from({ length: 2_500 }, (_, id) => `${id},2018-01-01\n`).join('')}`)
  expect(await desk.run('leads')).toMatchObject({ read: 2_500, added: 2_500 })
  const { rows } = await sql<{ rows: number }>`
    select count(*) as rows from crm_record group by xmin::text order by 1 desc`.execute(desk.db)
  expect(rows.map((batch) => batch.rows)).toEqual([1_000, 1_000, 500])
})

describe('a file that is no CSV of the mapping is refused before anything is stored', () => {
  test.for([
    ['an empty file', '', 'IMPORT_FILE_INVALID', 'is empty'],
    ['blank lines', '\n \n', 'IMPORT_FILE_INVALID', 'has no row that names columns'],
    ['Latin-1', Buffer.from('Lead ID\nJos\xe9\n', 'latin1'), 'IMPORT_FILE_INVALID', 'is not in UTF-8 (line 2)'],
    ['UTF-16', Buffer.from('\ufeffLead ID\n', 'utf16le'), 'IMPORT_FILE_INVALID', 'is in UTF-16'],
    ['one endless line', 'x'.repeat(2_000_000), 'IMPORT_FILE_INVALID', 'has a line of more than'],
    [
      'other columns',
      'Lead ID,Created date,Status\n',
      'IMPORT_COLUMN_MISSING',
      'mapping.yaml, line 5, fields.createdAt: the file has no column "Created Date": did you mean "Created date"?',
    ],
    [
      'a column twice',
      `${leadFile.replace('\n', ',Email\n')}`,
      'IMPORT_COLUMN_MISSING',
      'the file has 2 columns "Email"',
    ],
  ] as const)('%s', async ([, content, code, words], { desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    await desk.put('file.csv', content)
    await expect(desk.run('leads')).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
    expect(await storedRecords(desk.db)).toEqual([])
  })

  test('a file or a mapping that is not there', async ({ desk }) => {
    await expect(desk.run('leads')).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
      message: expect.stringMatching(/does not exist$/),
    })
    await desk.put('mapping.yaml', leadMapping)
    await expect(desk.run('leads')).rejects.toMatchObject({
      code: 'IMPORT_FILE_INVALID',
      message: expect.stringMatching(/does not exist$/),
    })
    await expect(desk.run('leads', { file: desk.path('') })).rejects.toMatchObject({
      message: expect.stringMatching(/is a folder$/),
    })
  })

  test('a constant that cannot be read', async ({ desk }) => {
    await desk.put('mapping.yaml', 'system: crm\nfields:\n  id: Lead ID\n  createdAt: { constant: 2018-02-31 }')
    await desk.put('file.csv', leadFile)
    await expect(desk.run('leads')).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
      message: expect.stringContaining('mapping.yaml, line 4, fields.createdAt.constant: "2018-02-31" is no date'),
    })
  })
})

test('characters that PostgreSQL cannot store cost their row, not the batch', async ({ desk }) => {
  await desk.put('mapping.yaml', leadMapping)
  await desk.put('file.csv', `${leadFile}00\0Q,01/02/2018,,Open\n`)
  expect(await desk.run('leads')).toMatchObject({ added: 2, rejected: 1 })
})

test('when the database goes away, the error says how far it got', async ({ desk }) => {
  await desk.put('mapping.yaml', leadMapping)
  await desk.put('file.csv', leadFile)
  await sql`revoke insert on crm_record from touchline_ingest`.execute(desk.db)
  try {
    await expect(desk.run('leads')).rejects.toMatchObject({
      code: 'IMPORT_INTERRUPTED',
      message: expect.stringMatching(/^Stopped after 0 rows of .*permission denied/),
    })
  } finally {
    await sql`grant insert on crm_record to touchline_ingest`.execute(desk.db)
  }
})

describe('stages that the stage map does not know', () => {
  const stages = [
    { name: 'Open', crmStages: ['open'], means: 'LEAD', side: 'MARKETING', expectedDays: null },
  ] as const satisfies Settings['stages']

  test('are kept, and named with their rows and the remedy', async ({ desk }) => {
    await desk.put('mapping.yaml', leadMapping)
    await desk.put('file.csv', `${leadFile}00Q3,01/02/2018,,Qualified\n00Q4,soon,,Qualified\n`)
    const summary = await desk.run('leads', {}, { stages: [...stages] })
    expect(summary).toMatchObject({ added: 3, rejected: 1, unmappedStages: [{ name: 'Qualified', count: 2 }] })
    expect(desk.said().out).toContain('Stages that the stage map doesn\'t know, with their rows: "Qualified" (2).\n')
    expect(desk.said().out).toContain('add them to crmStages and run `touchline settings apply`')
    expect(await storedRecords(desk.db)).toHaveLength(3)
  })
})
