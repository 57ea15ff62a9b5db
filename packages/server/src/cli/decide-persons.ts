import type { Config } from '../config.ts'
import { type IdentityKey, isAddressKey, shortened } from '../modules/collect/keys.ts'
import type { PersonOfKeys } from '../modules/reports/person.ts'
import type { Decided, joinPerson, splitPerson } from '../pipeline/split.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { asLogged, type KeyFlags, keysNamed, readKeyFlags } from './key-options.ts'
import { withTouchline } from './open-touchline.ts'

export type DecidingFlags = KeyFlags & { readonly workspace?: string; readonly dryRun?: true }

type Deciding = {
  readonly command: 'split-person' | 'join-person'
  readonly decide: typeof splitPerson | typeof joinPerson
  /** What to say where it was so already, and what was done or would be. */
  readonly alreadySo: string
  readonly done: (pairs: number, isDryRun: boolean) => string
}

/** Decides about the keys that `flags` name, and shows the persons that this concerns, before and after. */
export async function decidePersons(config: Config, flags: DecidingFlags, deciding: Deciding): Promise<void> {
  const { command, decide, alreadySo, done } = deciding
  const named = readKeyFlags(flags)
  const isDryRun = flags.dryRun ?? false
  await withTouchline(config, command, async ({ owner }) => {
    const workspace = await chooseWorkspace(owner, flags.workspace)
    const keys = await keysNamed(owner, workspace.id, named)
    const options = { command: asLogged(command, named), now: new Date(), dryRun: isDryRun }
    const decided = await decide(owner, workspace, keys, options)
    say(decided.pairs.length === 0 ? alreadySo : described(decided, keys, isDryRun))
    if (decided.pairs.length > 0) say(done(decided.pairs.length, isDryRun))
  })
}

const described = ({ before, after }: Decided, named: readonly IdentityKey[], isDryRun: boolean): string =>
  ['Before:', ...asLines(before, named), isDryRun ? 'Would be:' : 'Now:', ...asLines(after, named)].join('\n')

/** Persons, and keys of each, that are shown: what was named comes first. A kiosk may have thousands. */
const shown = 20

function asLines(persons: readonly PersonOfKeys[], named: readonly IdentityKey[]): string[] {
  const isNamed = new Set(named)
  const [touched, others] = parted(persons, ({ keys }) => keys.some((key) => isNamed.has(key)))
  const lines = [...touched, ...others]
    .slice(0, shown)
    .flatMap(({ personId, keys, touchpoints, leads }) => [
      `  person ${personId}, touchpoints: ${touchpoints}, leads: ${leads}`,
      ...keyLines(keys, isNamed),
    ])
  return [...lines, ...rest(persons.length, '  ', 'persons')]
}

function keyLines(keys: readonly IdentityKey[], isNamed: ReadonlySet<IdentityKey>): string[] {
  const [named, others] = parted(keys, (key) => isNamed.has(key))
  const lines = [
    ...named.map((key) => `    ${inShort(key)}  (you named it)`),
    ...others.map((key) => `    ${inShort(key)}`),
  ]
  return [...lines.slice(0, shown), ...rest(keys.length, '    ', 'keys')]
}

const parted = <T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] => [
  all.filter(isFirst),
  all.filter((one) => !isFirst(one)),
]

const rest = (count: number, indent: string, what: string): string[] =>
  count > shown ? [`${indent}… and ${count - shown} more ${what}`] : []

const inShort = (key: IdentityKey): string => (isAddressKey(key) ? `email:${shortened(key)}…` : key)

const say = (text: string): void => void process.stdout.write(`${text}\n`)
