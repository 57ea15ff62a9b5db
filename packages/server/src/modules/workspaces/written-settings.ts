import { type SettingsDocument, type SettingsInput, settingsKeys } from '@touchline/schema'
import type { z } from 'zod'
import type { Workspace } from './workspace.ts'

/** A settings document as it is written. */
export type WrittenSettings = z.input<typeof SettingsDocument>

/** What every workspace has: columns of its row. */
const basics = ['timeZone', 'currency', 'lookbackDays', 'minimumSample', 'ownHosts'] as const
export type Basics = Pick<Workspace, (typeof basics)[number]>

export const basicsOf = ({ timeZone, currency, lookbackDays, minimumSample, ownHosts }: Basics): Basics => ({
  ...{ timeZone, currency, lookbackDays, minimumSample, ownHosts },
})

/** What a workspace has settled on, as a document, in the order in which the documentation names it. */
export function writtenSettings(
  { timeZone, currency, lookbackDays, minimumSample, ownHosts }: Basics,
  settled: SettingsInput,
): WrittenSettings {
  const hosts = [...ownHosts]
  return inOrder({ timeZone, currency, lookbackDays, minimumSample, ownHosts: hosts, ...settled }) as WrittenSettings
}

/** What holds once `document` is applied. What it leaves out stays as it is; what it says to be null is settled no more. */
export function settingsAfter(
  held: Basics,
  settled: SettingsInput,
  document: WrittenSettings,
): { readonly basics: Basics; readonly settled: SettingsInput } {
  const isBasic = (name: string): boolean => basics.some((basic) => basic === name)
  const told = Object.entries(document).filter(([, value]) => value !== undefined)
  const sections = { ...settled, ...Object.fromEntries(told.filter(([name]) => !isBasic(name))) }
  return {
    basics: { ...held, ...Object.fromEntries(told.filter(([name]) => isBasic(name))) },
    settled: Object.fromEntries(Object.entries(sections).filter(([, value]) => value !== null)) as SettingsInput,
  }
}

const order = [...new Set(Object.values(settingsKeys).flat())]

/** PostgreSQL keeps maps in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  return Object.fromEntries(entries.map(([name, each]) => [name, inOrder(each)]))
}
