import type { StageMap } from '@touchline/schema'
import { expect, test } from 'vitest'
import { expectedDays } from './expected-days.ts'

const stage = (name: string, means: StageMap[number]['means'], days: number | null): StageMap[number] => ({
  ...{ name, crmStages: [name], means, side: 'SALES', expectedDays: days },
})

test('stages that mean one milestone take as long as all of them together', () => {
  const map = [
    stage('New', 'MQL', 2),
    stage('Called', 'MQL', 3),
    stage('Demo', 'SQL', 14),
    stage('Later', 'RECYCLED', 90),
  ]
  expect(expectedDays(map)).toEqual(
    new Map([
      ['MQL', 5],
      ['SQL', 14],
    ]),
  )
})

test('where one of them says nothing, nothing is expected', () => {
  expect(expectedDays([stage('New', 'MQL', 2), stage('Called', 'MQL', null)])).toEqual(new Map())
  expect(expectedDays(undefined)).toEqual(new Map())
})
