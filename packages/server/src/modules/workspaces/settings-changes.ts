import type { WrittenSettings } from './written-settings.ts'

/** One thing that is settled otherwise: where, what was, and what will be. Null for nothing. */
export type SettingsChange = { readonly path: string; readonly was: string | null; readonly willBe: string | null }

/** What differs between two documents, in the order of what will be, then what is gone. */
export function settingsChanges(was: WrittenSettings, willBe: WrittenSettings): SettingsChange[] {
  const [before, after] = [leavesOf(was), leavesOf(willBe)]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((path) => {
    const change = { path, was: before.get(path) ?? null, willBe: after.get(path) ?? null }
    return change.was === change.willBe ? [] : [change]
  })
}

/** Sections on which what is derived depends: with another one of these, all of it is derived again. */
const derivedFrom = ['timeZone', 'lookbackDays', 'halfLifeDays', 'ownHosts', 'stages', 'businessHours', 'sla']

export const changesDerived = (changes: readonly SettingsChange[]): boolean =>
  derivedFrom.some((section) => changesSection(changes, section))

/** With other channel rules, only what they move is derived again. */
export const changesChannels = (changes: readonly SettingsChange[]): boolean => changesSection(changes, 'channelRules')

const changesSection = (changes: readonly SettingsChange[], section: string): boolean =>
  changes.some(({ path }) => path === section || path.startsWith(`${section}.`))

/** Everything that a document says, by where it says it. Of a list of things with names, each is under its name. */
function leavesOf(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path.join('.'), String(value)]])
  if (!Array.isArray(value)) return merged(Object.entries(value).map(([key, each]) => leavesOf(each, [...path, key])))
  const names = value.map(nameOf)
  const own = new Map([[path.join('.'), names.length === 0 ? '(none)' : names.join(', ')]])
  const parts = value.map((each, i) =>
    isMap(each) ? leavesOf(withoutName(each), [...path, names[i] ?? '']) : new Map(),
  )
  return merged([own, ...parts])
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a thing in a list is called: a stage by its name, a rule by its place and channel, a target or a rate by what it is of. */
function nameOf(value: unknown, i: number): string {
  if (!isMap(value)) return String(value)
  const { name, channel, metric, per, currency, from } = value
  if (channel !== undefined) return `${i + 1} ${channel}`
  if (currency !== undefined) return `${currency} from ${from}`
  return String(name ?? [metric, 'per', per, ...(from ? ['from', from] : [])].join(' '))
}

const withoutName = ({ name, channel, ...rest }: Readonly<Record<string, unknown>>): unknown => rest

const merged = (maps: readonly ReadonlyMap<string, string>[]): Map<string, string> =>
  new Map(maps.flatMap((map) => [...map]))
