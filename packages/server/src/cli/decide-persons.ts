import type { Config } from '../config.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import type { PersonOfKeys } from '../pipeline/split.queries.ts'
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
  [
    'Before:',
    ...before.flatMap(asLines(named)),
    isDryRun ? 'Would be:' : 'Now:',
    ...after.flatMap(asLines(named)),
  ].join('\n')

/** Keys of one person that are shown: a kiosk may have thousands. */
const keysShown = 20

const asLines =
  (named: readonly IdentityKey[]) =>
  ({ personId, keys, touchpoints, leads }: PersonOfKeys): string[] => [
    `  person ${personId}, touchpoints: ${touchpoints}, leads: ${leads}`,
    ...keys.slice(0, keysShown).map((key) => `    ${shortened(key)}${named.includes(key) ? '  (you named it)' : ''}`),
    ...(keys.length > keysShown ? [`    … and ${keys.length - keysShown} more`] : []),
  ]

/** Nobody knows an address by its hash: enough of it to tell two apart. */
const shortened = (key: IdentityKey): string => (key.startsWith('email:') ? `${key.slice(0, 14)}…` : key)

const say = (text: string): void => void process.stdout.write(`${text}\n`)
