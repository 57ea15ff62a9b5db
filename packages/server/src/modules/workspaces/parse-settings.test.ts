import { Settings } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { parseSettings } from './parse-settings.ts'

const stage = (name: string, crmStages: string, means: string): string =>
  `  - { name: ${name}, crmStages: [${crmStages}], means: ${means} }\n`

const mistakes = (text: string): string => {
  try {
    parseSettings(text, 's.yaml')
  } catch (error) {
    expect(error).toMatchObject({ code: 'SETTINGS_INVALID' })
    return (error as Error).message
  }
  throw new Error('It was taken')
}

test('settings are read as they are written, and mean the same in JSON', () => {
  const document = {
    timeZone: 'Europe/Berlin',
    lookbackDays: 90,
    stages: [{ name: 'Qualified', crmStages: ['MQL'], means: 'MQL' }],
  } as const
  expect(parseSettings(JSON.stringify(document), 's.json')).toEqual(document)
  expect(
    parseSettings(`timeZone: Europe/Berlin\nlookbackDays: 90\nstages:\n${stage('Qualified', 'MQL', 'MQL')}`, 's'),
  ).toEqual(document)
})

test('channel rules are patterns, one or several', () => {
  const when = { source: 'acme*', sourceCategory: ['search', '(none)'] }
  const document = { channelRules: [{ channel: 'Brand', when }] }
  expect(parseSettings(JSON.stringify(document), 's.json')).toEqual(document)
  expect(Settings.parse(document).channelRules).toEqual([
    { channel: 'Brand', when: { source: ['acme*'], sourceCategory: ['SEARCH', '(NONE)'] } },
  ])
})

test('a section that is null is taken back', () => {
  expect(parseSettings('sla: null\n', 's.yaml')).toEqual({ sla: null })
})

test('the accountable side of a stage follows its meaning, unless said', () => {
  const { stages } = Settings.parse({
    stages: [
      { name: 'New', crmStages: 'Open', means: 'LEAD' },
      { name: 'Working', crmStages: ['Working'], means: 'SAL', expectedDays: 5 },
      { name: 'Back', crmStages: ['Back'], means: 'RECYCLED', side: 'SALES' },
    ],
  })
  expect(stages?.map(({ side, expectedDays }) => [side, expectedDays])).toEqual([
    ['MARKETING', null],
    ['SALES', 5],
    ['SALES', null],
  ])
})

describe('wrong settings are told what, where and how to mend it', () => {
  test.each([
    ['', 's.yaml, line 1: must be a map with timeZone, currency, '],
    ['timezone: UTC\n', 's.yaml, line 1, timezone: is not known: did you mean "timeZone"?'],
    ['timeZone: Berlin\n', 's.yaml, line 1, timeZone: must be an IANA time zone, e.g. Europe/Berlin'],
    ['timeZone: "+05:00"\n', 'timeZone: must be an IANA time zone'],
    ['timeZone: null\n', 'timeZone: must be an IANA time zone'],
    ['currency: Euro\n', 'currency: must be an ISO 4217 code, e.g. EUR'],
    ['lookbackDays: 0\n', 'lookbackDays: must be a day or more'],
    ['ownHosts: [https://x.example/]\n', 'ownHosts.0: must be a host, e.g. www.example.com, without https:// and path'],
    ['ownHosts: [x.example, X.example]\n', 'ownHosts: has a host twice'],
    ['stages:\n  - { name: A, crmStages: [a] }\n', 'line 2, stages.0.means: is missing: give one of LEAD, MQL, SAL'],
    ['stages: []\n', 'stages: is empty'],
    ['channelRules: {}\n', 'channelRules: must be a list of rules'],
    ['channelRules:\n  - { channel: A }\n', 'line 2, channelRules.0.when: must be a map with kind, source'],
    ['channelRules:\n  - { channel: A, when: {} }\n', 'channelRules.0.when: asks about nothing: for everything'],
    ['channelRules:\n  - { channel: A, when: { sorce: x } }\n', 'when.sorce: is not known: did you mean "source"?'],
    ['channelRules:\n  - { channel: A, when: { source: [] } }\n', 'when.source: is empty: nothing fits it'],
    ['channelRules:\n  - { channel: A, when: { source: 7 } }\n', 'when.source: must be a text, or a list of texts'],
    ['channelRules:\n  - { channel: A, when: { sourceCategory: serch } }\n', 'did you mean "SEARCH"?'],
    ['channelRules:\n  - { channel: (direct), when: { source: x } }\n', 'channelRules.0.channel: begins with "("'],
    [`stages:\n${stage('A', 'x', 'MQI')}`, 's.yaml, line 2, stages.0.means: says "MQI": did you mean "MQL"?'],
    [
      'stages:\n  - { name: A, crmStage: [a], means: MQL }\n',
      'stages.0.crmStage: is not known: did you mean "crmStages"?',
    ],
    [
      'stages:\n  - { name: A, crmStages: [], means: MQL }\n',
      'stages.0.crmStages: is empty: no lead would ever be in it',
    ],
    [
      `stages:\n${stage('A', 'Open, Hot', 'MQL')}${stage('B', 'Cold, "hot "', 'SAL')}`,
      's.yaml, line 3, stages.1.crmStages.1: says "hot", which means "A" already',
    ],
    [
      `stages:\n${stage('A', 'a', 'MQL')}${stage('A', 'b', 'SAL')}`,
      'line 3, stages.1.name: says "A", as a stage before it does',
    ],
    [
      `stages:\n${stage('A', 'a', 'SQL')}${stage('Out', 'o', 'LOST')}${stage('B', 'b', 'MQL')}`,
      'line 4, stages.2.means: says MQL after a stage that means SQL: stages are in the order of milestones',
    ],
    [
      'businessHours:\n  timeZone: UTC\n  week: { monday: 09:00-17:00 }\n  holidays:\n    - 2026-12-25\n    - 2026-12-25\n',
      's.yaml, line 6, businessHours.holidays.1: has 2026-12-25 twice',
    ],
  ])('%s', (text, complaint) => {
    expect(mistakes(text)).toContain(complaint)
  })

  test('all at once, in the order of the file', () => {
    expect(mistakes('currency: x\nlookbackDays: many\n').split('\n')).toHaveLength(2)
  })
})
