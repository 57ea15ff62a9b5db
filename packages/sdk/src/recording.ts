import { normaliseEmail } from '@touchline/schema/email'
import type { FormDetails, Identity, Tracker } from './api.ts'
import { cleanProperties, cleanText, cleanUrl } from './clean.ts'
import type { Env } from './env.ts'
import { type ReadForm, readForm } from './form-reader.ts'
import { quietly, type Warn } from './quietly.ts'
import type { Recorder } from './recorder.ts'
import { sha256 } from './sha256.ts'
import type { Fact, IdentifyEvent } from './wire.ts'

const hashOf = (email: unknown): string | undefined => {
  const normalised = typeof email === 'string' ? normaliseEmail(email) : null
  return normalised === null ? undefined : sha256(normalised)
}

/** Undefined for who names nobody. */
function identifying({ email, userId, crmId, crmSystem }: Identity): Fact<IdentifyEvent> | undefined {
  const record = { crmId: cleanText(crmId), crmSystem: cleanText(crmSystem) }
  const crm = record.crmId && record.crmSystem ? record : undefined
  const keys = { emailHash: hashOf(email), userId: cleanText(userId), ...crm }
  return keys.emailHash || keys.userId || crm ? { type: 'identify', ...keys } : undefined
}

const named = (name: string): ReadForm => ({
  name: cleanText(name) ?? 'form',
  lead: false,
  email: undefined,
  fields: {},
})

/** What a site may say of its visitor, as facts. */
export function recording(
  env: Env,
  record: Recorder['record'],
  warn: Warn,
): Pick<Tracker, 'page' | 'identify' | 'track' | 'form'> {
  let isLanding = true

  const recordIf = (fact: Fact | undefined | '', otherwise: string): void => {
    if (fact) record(fact)
    else warn?.(otherwise)
  }

  const page = (): void => {
    const url = cleanUrl(env.url())
    const referrer = isLanding ? cleanUrl(env.referrer()) : undefined
    recordIf(url && { type: 'page', url, referrer }, 'page: not a web address')
    isLanding = false
  }

  const identify = (identity: Identity): void =>
    recordIf(identifying(identity), 'identify: names nobody; give email, userId, or crmId with crmSystem')

  const track = (name: string, properties?: object): void => {
    const clean = cleanText(name)
    const url = cleanUrl(env.url())
    recordIf(
      clean && { type: 'track', name: clean, url, properties: cleanProperties(properties) },
      'track: has no name',
    )
  }

  const form = (given: HTMLFormElement | string, details: FormDetails = {}): void => {
    const read = typeof given === 'string' ? named(given) : readForm(given)
    const lead = details.lead ?? read.lead
    if (lead && read.email) identify({ email: read.email })
    const url = cleanUrl(env.url())
    const fields = cleanProperties({ ...read.fields, ...details.fields })
    recordIf(url && { type: 'form', url, form: read.name, lead, fields }, 'form: not on a web address')
  }

  return {
    page: quietly(warn, page),
    identify: quietly(warn, identify),
    track: quietly(warn, track),
    form: quietly(warn, form),
  }
}
