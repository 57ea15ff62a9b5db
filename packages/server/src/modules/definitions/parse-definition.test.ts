import { describe, expect, test } from 'vitest'
import { parseDefinition } from './parse-definition.ts'

const start = `name: Qualified
validFrom: 2026-12-01
businessHours:
  timeZone: Europe/Berlin
  week: { monday: 09:00-17:00 }
sla:
  sales: { firstResponse: 4h, acceptOrRefuse: 1h30min }
  marketing: { nurture: 30min }
rule:
`
const ruled = (rule: string): string => start + rule.replace(/^/gm, '  ')

const mistakes = (text: string): string => {
  try {
    parseDefinition(text, 'd.yaml')
  } catch (error) {
    expect(error).toMatchObject({ code: 'DEFINITION_INVALID' })
    return (error as Error).message
  }
  throw new Error('It was taken')
}

test('a definition is read: times in milliseconds, rules by kind', () => {
  const { sla, rule, businessHours } = parseDefinition(
    ruled('all:\n  - hasEmail: true\n  - not: { touchpoints: { kind: call } }\n'),
    'd.yaml',
  )
  expect(sla).toEqual({
    sales: { firstResponse: 14_400_000, acceptOrRefuse: 5_400_000 },
    marketing: { nurture: 1_800_000 },
  })
  expect(businessHours.week.monday).toEqual([{ from: 540, to: 1_020 }])
  expect(rule).toEqual({
    kind: 'all',
    rules: [
      { kind: 'hasEmail', asks: true },
      {
        kind: 'not',
        rule: {
          kind: 'touchpoints',
          asks: { atLeast: 1, atMost: null, withinDays: null, which: { kind: ['CALL'] } },
        },
      },
    ],
  })
})

test('what is said twice may be said once and referred to', () => {
  const { rule } = parseDefinition(
    ruled('all: [&fresh { pages: { withinDays: 7 } }, { any: [*fresh, { inCrm: true }] }]'),
    'd',
  )
  expect(rule).toMatchObject({ rules: [{ kind: 'pages' }, { rules: [{ kind: 'pages' }, { kind: 'inCrm' }] }] })
})

test('JSON says the same', () => {
  const json = JSON.stringify({
    name: 'Q',
    validFrom: '2026-12-01',
    businessHours: { timeZone: 'UTC', week: { monday: ['09:00-17:00'] } },
    sla: { sales: { firstResponse: '4h', acceptOrRefuse: '8h' }, marketing: { nurture: '40h' } },
    rule: { inCrm: true },
  })
  expect(parseDefinition(json, 'd.json').rule).toEqual({
    kind: 'inCrm',
    asks: true,
  })
})

describe('a wrong definition is told what, where and how to mend it', () => {
  test.each([
    ['', 'd.yaml, line 1: must be a map with name, '],
    ['name: a\nrule: [', 'd.yaml, line 2: '],
    [start.replace('validFrom', 'validfrom'), 'd.yaml, line 2, validfrom: is not known: did you mean "validFrom"?'],
    [start.replace('2026-12-01', 'soon'), 'd.yaml, line 2, validFrom: must be a day like 2026-12-01'],
    [start.replace('Europe/Berlin', 'Berlin'), 'd.yaml, line 4, businessHours.timeZone: must be an IANA time zone'],
    [start.replace('monday', 'munday'), 'line 5, businessHours.week.munday: is not known: did you mean "monday"?'],
    [start.replace('09:00-17:00', '9-5'), 'line 5, businessHours.week.monday.0: "9-5" is no interval'],
    [start.replace('4h', '4'), 'line 7, sla.sales.firstResponse: 4 has no unit: say 4h or 4min'],
    [start.replace('4h', '2 days'), 'firstResponse: "2 days": a business day has no fixed length: say hours'],
    [start.replace('4h', 'soon'), 'firstResponse: "soon" is no business time, e.g. 4h or 30min'],
    [start.replace('nurture', 'nurtur'), 'line 8, sla.marketing.nurtur: is not known: did you mean "nurture"?'],
    [`${start.trimEnd()} &rule\n  not: *rule\n`, 'd.yaml cannot be read: an alias in it stands for what it is part of'],
    [ruled('hasEmial: true'), 'line 10, rule.hasEmial: is not known: did you mean "hasEmail"?'],
    [ruled('hasEmail: yes'), 'line 10, rule.hasEmail: must be true or false'],
    [ruled('hasEmail: true\ninCrm: true'), 'rule: says hasEmail and inCrm: one each, joined by all or any'],
    [ruled('{}'), 'rule: says nothing: give one of all, any, not, score'],
    [ruled('- hasEmail: true'), 'rule: must be a rule: a map such as { hasEmail: true }'],
    [ruled('hasEmail: true\npoints: 5'), 'rule.points: is not known'],
    [ruled('channel: Paid Serch'), 'line 10, rule.channel.0: says "Paid Serch": did you mean "Paid Search"?'],
    [ruled('touchpoints: 3'), 'rule.touchpoints: must be a map, e.g. { atLeast: 3, withinDays: 30 }'],
    [ruled('touchpoints: { atLest: 3 }'), 'rule.touchpoints.atLest: is not known: did you mean "atLeast"?'],
    [ruled('touchpoints: { withinDays: 30 days }'), 'rule.touchpoints.withinDays: must be a whole number of days'],
    [ruled('touchpoints: { side: SALE }'), 'rule.touchpoints.side.0: says "SALE": did you mean "SALES"?'],
    [ruled('leadForm: { pages: /x }'), 'rule.leadForm.pages: is not known: did you mean "page"?'],
    [ruled('daysSinceTouchpoint: {}'), 'rule.daysSinceTouchpoint: must say atLeast or atMost'],
    [ruled('score: { threshold: 1, of: [{ points: x, inCrm: true }] }'), 'score.of.0.points: must be a number'],
    [
      ruled('score: { threshold: 1, of: [{ point: 1, inCrm: true }] }'),
      'of.0.point: is not known: did you mean "points"',
    ],
  ])('%j', (text, words) => {
    expect(mistakes(text)).toContain(words)
  })

  test('every mistake at once, each with its line, in the order of the file', () => {
    const wrong = ruled('all:\n  - hasEmial: true\n  - pages: { atLeast: 5, atMost: 3 }\n  - any: []\n').replace(
      '4h',
      '4',
    )
    expect(
      mistakes(wrong)
        .split('\n')
        .map((line) => line.replace(/:.*/, '')),
    ).toEqual([
      'd.yaml, line 7, sla.sales.firstResponse',
      'd.yaml, line 11, rule.all.0.hasEmial',
      'd.yaml, line 12, rule.all.1.pages.atLeast',
      'd.yaml, line 13, rule.all.2.any',
    ])
  })
})

describe('channels', () => {
  test.each([
    'channel: Podcast',
    'all: [{ inCrm: true }, { channel: [Paid Search, Podcast] }]',
    'pages: { channel: Podcast }',
    'channel: (sales-sourced)',
    'not: { channel: (unattributed) }',
  ])('may be those that the workspace has: %s', (rule) => {
    expect(() => parseDefinition(ruled(rule), 'd.yaml', ['Podcast', 'Paid Search'])).not.toThrow()
  })

  test.each([
    ['channel: Podcast', 'line 10, rule.channel.0: says "Podcast": there are "Trade Show"'],
    ['pages: { channel: [Paid Search, Podcst] }', 'line 10, rule.pages.channel.1: says "Podcst"'],
    ['touchpoints: { channel: (unattributed) }', 'rule.touchpoints.channel.0: says "(unattributed)"'],
    ['score: { threshold: 1, of: [{ points: 1, channel: Podcast }] }', 'rule.score.of.0.channel.0: says "Podcast"'],
  ])('that it does not have are told: %s', (rule, words) => {
    expect(mistakes(ruled(rule))).toContain(words)
  })

  test('are told beside whatever else is wrong', () => {
    expect(mistakes(ruled('all: [{ channel: Podcast }, { inCrm: 1 }]')).split('\n')).toHaveLength(2)
  })
})

describe('rules that contradict each other', () => {
  test.each([
    ['pages: { atLeast: 5, atMost: 3 }', 'rule.pages.atLeast: is more than atMost: no lead can meet it'],
    ['daysSinceTouchpoint: { atLeast: 5, atMost: 3 }', 'is more than atMost'],
    ['pages: { atLeast: 0 }', 'rule.pages.atLeast: is 0, which every lead meets'],
    ['any: []', 'rule.any: is empty: no lead could meet it'],
    ['all: []', 'rule.all: is empty: every lead would meet it'],
    ['crmSource: []', 'rule.crmSource: is empty: nothing fits it'],
    [
      'all: [{ inCrm: true }, { not: { inCrm: true } }]',
      'rule.all.1: says the opposite of all.0: no lead can meet both',
    ],
    ['all: [{ not: { inCrm: true } }, { inCrm: true }]', 'rule.all.1: says the opposite of all.0'],
    ['all: [{ inCrm: true }, { inCrm: false }]', 'rule.all.1: says the opposite of all.0'],
    [
      'all: [{ pages: { atLeast: 2, side: SALES } }, { all: [{ not: { pages: { side: SALES, atLeast: 2 } } }] }]',
      'rule.all.1: says the opposite of all.0',
    ],
    ['any: [{ owner: Ann }, { not: { owner: Ann } }]', 'rule.any.1: says the opposite of any.0: every lead meets one'],
    ['all: [{ owner: [Ann, Bo] }, { owner: Cy }]', 'rule.all.1.owner: allows nothing that the others do'],
    [
      'score: { threshold: 31, of: [{ points: 30, inCrm: true }, { points: -5, hasEmail: false }] }',
      'rule.score.threshold: 31 is more than all points together, 30',
    ],
    ['score: { threshold: 0, of: [{ points: 30, inCrm: true }] }', 'rule.score.threshold: 0 is reached by every lead'],
  ])('%s', (rule, words) => {
    expect(mistakes(ruled(rule))).toContain(words)
  })

  test.each([
    'all: [{ owner: [Ann, Bo] }, { owner: Bo }]',
    'any: [{ owner: Ann }, { owner: Bo }]',
    'all: [{ inCrm: true }, { not: { hasEmail: true } }]',
    'score: { threshold: 30, of: [{ points: 30, inCrm: true }] }',
    'pages: { atLeast: 3, atMost: 3 }',
    'pages: { atMost: 0 }',
  ])('%s has none', (rule) => {
    expect(parseDefinition(ruled(rule), 'd.yaml').name).toBe('Qualified')
  })
})
