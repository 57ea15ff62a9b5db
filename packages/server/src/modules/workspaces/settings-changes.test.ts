import { expect, test } from 'vitest'
import { changesChannels, changesDerived, settingsChanges } from './settings-changes.ts'
import { settingsAfter, writtenSettings } from './written-settings.ts'

const held = { timeZone: 'UTC', currency: 'EUR', lookbackDays: 365, minimumSample: 30, ownHosts: [] }
const mql = { name: 'Qualified', crmStages: ['MQL'], means: 'MQL' } as const
const sal = { name: 'Accepted', crmStages: ['SAL'], means: 'SAL' } as const

test('what a document leaves out stays as it is, and what it says to be null is settled no more', () => {
  const { basics, settled } = settingsAfter(held, { stages: [mql] }, { lookbackDays: 90, stages: null })
  expect(basics).toEqual({ ...held, lookbackDays: 90 })
  expect(settled).toEqual({})
  expect(settingsAfter(held, { stages: [mql] }, {}).settled).toEqual({ stages: [mql] })
})

test('a document is written in the order of the documentation, whatever order the database keeps', () => {
  const shuffled = { stages: [{ means: 'MQL', crmStages: ['MQL'], name: 'Qualified' } as const] }
  expect(JSON.stringify(writtenSettings(held, shuffled))).toBe(JSON.stringify({ ...held, stages: [mql] }))
})

test('changes are told stage by stage: what was, and what will be', () => {
  const after = settingsAfter(held, { stages: [mql] }, { stages: [{ ...mql, crmStages: ['MQL', 'Hot'] }, sal] })
  const changes = settingsChanges(
    writtenSettings(held, { stages: [mql] }),
    writtenSettings(after.basics, after.settled),
  )
  expect(changes).toEqual([
    { path: 'stages', was: 'Qualified', willBe: 'Qualified, Accepted' },
    { path: 'stages.Qualified.crmStages', was: 'MQL', willBe: 'MQL, Hot' },
    { path: 'stages.Accepted.crmStages', was: null, willBe: 'SAL' },
    { path: 'stages.Accepted.means', was: null, willBe: 'SAL' },
  ])
  expect(changesDerived(changes)).toBe(true)
})

test('the same again changes nothing, and a minimum sample derives nothing again', () => {
  const document = writtenSettings(held, {})
  expect(settingsChanges(document, document)).toEqual([])
  expect(changesDerived(settingsChanges(document, { ...document, minimumSample: 5 }))).toBe(false)
})

test('channel rules are told by their place, as their order is the policy', () => {
  const rule = { channel: 'Partner', when: { source: ['a'] } }
  const other = { channel: 'Partner', when: { source: ['b'] } }
  const [was, willBe] = [[rule], [other, rule]].map((channelRules) => writtenSettings(held, { channelRules }))
  const changes = settingsChanges(was ?? {}, willBe ?? {})
  expect(changes).toEqual([
    { path: 'channelRules', was: '1 Partner', willBe: '1 Partner, 2 Partner' },
    { path: 'channelRules.1 Partner.when.source', was: 'a', willBe: 'b' },
    { path: 'channelRules.2 Partner.when.source', was: null, willBe: 'a' },
  ])
  expect([changesDerived(changes), changesChannels(changes)]).toEqual([false, true])
})
