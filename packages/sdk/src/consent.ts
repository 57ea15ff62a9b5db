import type { Purposes } from './api.ts'
import { clip } from './clean.ts'
import type { Env, Store } from './env.ts'
import type { TrackerOptions } from './options.ts'
import { quietly } from './quietly.ts'

const consentKey = 'touchline.consent'

export type Consent = ReturnType<typeof createConsent>

/** What the visitor was asked, kept on the device so that they need not be asked again. */
export function createConsent({ requireConsent, gpc = true, dnt }: TrackerOptions, env: Env, store: Store) {
  const needed = typeof requireConsent === 'string' ? requireConsent : 'analytics'
  const isRefused = (gpc && env.signals.gpc) || (dnt && env.signals.dnt)
  let purposes = quietly(undefined, () => JSON.parse(store.read(consentKey) ?? '') as Purposes)()

  return {
    /** What was decided, purpose by purpose. Undefined where nothing was. */
    purposes: () => purposes,
    /** Undefined while it is open. */
    isGranted: (): boolean | undefined =>
      purposes ? purposes[needed] === true : isRefused ? false : requireConsent ? undefined : true,
    decide: (decision?: Purposes | boolean): void => {
      const given = typeof decision === 'boolean' ? { [needed]: decision } : decision
      purposes =
        given && Object.fromEntries(Object.entries(given).map(([name, answer]) => [clip(name), answer === true]))
    },
    keep: (): void => void store.write(consentKey, JSON.stringify(purposes)),
  }
}
