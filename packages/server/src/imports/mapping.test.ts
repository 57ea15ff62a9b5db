import { describe, expect, test } from 'vitest'
import type { ImportKind } from './fields.ts'
import { parseMapping } from './mapping.ts'

const leads = `system: salesforce
timeZone: Europe/Berlin
blank: ["N/A"]
fields:
  id: Lead ID
  createdAt: { column: Created Date, format: dd/MM/yyyy }
  milestone: { column: Status, values: { Open: LEAD, Junk: null } }
  owner: { constant: Inside Sales }
`

test('a mapping says where each field comes from', () => {
  const { system, timeZone, blank, fields } = parseMapping('leads', leads, 'leads.yaml')
  expect({ system, timeZone, blank }).toEqual({ system: 'salesforce', timeZone: 'Europe/Berlin', blank: ['N/A'] })
  expect([...fields.keys()]).toEqual(['id', 'createdAt', 'milestone', 'owner'])
  expect(fields.get('createdAt')).toMatchObject({ source: { column: 'Created Date' }, formats: ['dd/MM/yyyy'] })
  expect(fields.get('milestone')?.source).toMatchObject({
    values: new Map([
      ['open', 'LEAD'],
      ['junk', null],
    ]),
  })
  expect(fields.get('owner')?.source).toEqual({ kind: 'constant', text: 'Inside Sales' })
})

test('JSON says the same, indented with tabs or not', () => {
  const json = JSON.stringify({ system: 'crm', fields: { id: 'Id', createdAt: { column: 'Created' } } }, null, '\t')
  expect([...parseMapping('leads', json, 'leads.json').fields.keys()]).toEqual(['id', 'createdAt'])
})

const withField = (line: string): string => `${leads}  ${line}\n`

describe('a wrong mapping is told what, where and how to mend it', () => {
  const cases: [ImportKind, string, string][] = [
    ['leads', '', 'm.yaml, line 1: must be a map with system and fields'],
    ['leads', 'system: a\nfields: [\n', 'm.yaml, line 3: Flow sequence'],
    ['leads', 'system: a\nfields: *nobody\n', 'm.yaml cannot be read: Unresolved alias'],
    ['leads', leads.replace('salesforce', 'sales force'), 'm.yaml, line 1, system: may have letters'],
    ['leads', leads.replace('Europe/Berlin', 'Berlin'), 'm.yaml, line 2, timeZone: must be an IANA time zone'],
    [
      'leads',
      leads.replace('timeZone', 'timezone'),
      'm.yaml, line 2, timezone: is not known: did you mean "timeZone"?',
    ],
    ['leads', leads.replace('  id: Lead ID\n', ''), 'm.yaml, line 4, fields.id: is missing: every row needs it'],
    [
      'leads',
      leads.replace('dd/MM/yyyy', 'DD/MM/YYYY'),
      'm.yaml, line 6, fields.createdAt.format.0: "DD/MM/YYYY" has Y or D',
    ],
    [
      'leads',
      leads.replace('LEAD', 'LEED'),
      'line 7, fields.milestone.values.Open: says "LEED", which is none of LEAD, MQL',
    ],
    ['leads', withField('wonat: Won'), 'm.yaml, line 9, fields.wonat: is not known: did you mean "wonAt"?'],
    ['leads', withField('email: 7'), "fields.email: must be a column's name, { column: … } or { constant: … }"],
    ['leads', withField('email: {}'), 'fields.email: must have a column or a constant'],
    ['leads', withField('email: { colum: E }'), 'fields.email.colum: is not known: did you mean "column"?'],
    ['leads', withField('email: { column: a, constant: b }'), 'fields.email: has a column and a constant'],
    ['leads', withField('email: { column: a, format: yyyy-MM-dd }'), 'fields.email: is no date: it has no format'],
    [
      'contact-roles',
      'system: a\nfields: { opportunityId: a, role: b }',
      'fields: say whose part in the opportunity it is',
    ],
    ['stages', 'system: a\nfields: { id: a, stage: b, enteredAt: c }', 'fields.object: is missing: every row needs it'],
    ['opportunities', 'system: a\nfields: { id: a, leadId: a }', 'fields: say how the opportunity ended'],
    [
      'opportunities',
      'system: a\nfields: { id: a, leadId: a, wonAt: b, closedAt: c }',
      'fields: closedAt goes with outcome',
    ],
    [
      'opportunities',
      'system: a\nfields: { id: a, leadId: a, amount: { column: b, decimal: ",", thousands: "," } }',
      'has one character for',
    ],
    ['touchpoints', 'system: a\nfields: { occurredAt: a, kind: b }', 'fields: say whose the touchpoint is'],
  ]
  test.each(cases)('%s: %j', (kind, text, words) => {
    expect(() => parseMapping(kind, text, 'm.yaml')).toThrow(
      expect.objectContaining({ code: 'MAPPING_INVALID', message: expect.stringContaining(words) }),
    )
  })

  test('every problem at once, in the order of the file', () => {
    const wrong = leads.replace('timeZone', 'timezone').replace('LEAD', 'LEED')
    expect(() => parseMapping('leads', wrong, 'm.yaml')).toThrow(/line 2(.|\n)*line 7/)
  })
})
