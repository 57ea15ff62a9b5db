import type { Properties } from '../api.ts'
import { cleanText } from '../clean.ts'
import { identifying } from '../identity.ts'
import { syncHash } from '../plugins/sha256.ts'
import { quietly } from '../quietly.ts'
import type { Fact } from '../wire.ts'
import type { Subject } from './server-api.ts'

type Warn = (message: string, cause?: unknown) => void

/** What can be said of the one whose facts `record` takes. */
export function createSubject(record: (fact: Fact, occurredAt?: Date) => void, warn: Warn): Subject {
  const identify: Subject['identify'] = (identity) =>
    identifying(identity, syncHash, record, () =>
      warn('identify: names nobody; give email, userId, crmId with crmSystem, or identityToken'),
    )
  const track = (given: string, properties?: Properties): void => {
    const name = cleanText(given)
    if (name) record({ type: 'track', name, properties: { ...properties } })
    else warn('track: has no name')
  }
  return {
    identify: quietly(identify, warn),
    track: quietly(track, warn),
    record: quietly(record, warn),
    page: quietly(({ url, title, referrer }) => record({ type: 'page', url, title, referrer }), warn),
  }
}
