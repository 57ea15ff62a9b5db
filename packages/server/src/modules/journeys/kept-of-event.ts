import { clickIdParameters } from '@touchline/schema'
import { sha256Hex } from '../../lib/crypto.ts'
import { utmParameters } from '../channels/origin.ts'
import type { StoredBody } from '../collect/stored-event.ts'

/**
 * What sealing keeps of an event: as much as deriving asks of it, so that whatever becomes known later, the same comes of
 * it. Null: nothing is ever derived of it.
 */
export function keptOf(body: StoredBody): StoredBody | null {
  if (body.bot !== undefined) return ofBot(body, body.bot)
  switch (body.type) {
    case 'engagement':
    case 'click':
      return null
    case 'touchpoint': {
      const { consent: _consent, dropped: _dropped, ...told } = body
      return told
    }
    case 'identify':
      return { type: body.type, ...keysOf(body) }
    case 'page':
      return pageOf(body)
    case 'form':
      return { type: body.type, url: addressOf(body.url), form: body.form, lead: body.lead }
    case 'track':
      return { type: body.type, name: body.name, ...(body.url && { url: addressOf(body.url) }) }
    case 'content':
      return { type: body.type, url: addressOf(body.url), content: body.content, action: body.action }
    case 'exposure':
      return { type: body.type, experiment: body.experiment, variant: body.variant }
    case 'source':
      return { type: body.type, answer: body.answer }
    case 'link':
      return { type: body.type, visitorId: body.visitorId }
  }
}

/** Whom it names, for whoever is to be erased; the rest is counted. */
const ofBot = (body: StoredBody, bot: string): StoredBody =>
  'keys' in body ? { type: 'identify', ...keysOf(body), bot } : { type: 'track', name: '', bot }

type Naming = Extract<StoredBody, { readonly keys: unknown }>

const keysOf = (body: Naming) => ({
  keys: body.keys,
  ...('claimed' in body && body.claimed && { claimed: body.claimed }),
})

function pageOf({ type, url, title, referrer }: Extract<StoredBody, { type: 'page' }>): StoredBody {
  const address = addressOf(url)
  const cameFrom = hostOf(referrer)
  // A reload is told by its whole address and referrer: of two pages that could begin a visit, whether they were the same.
  const couldBegin = address.includes('?') || cameFrom !== undefined
  const sameness = couldBegin ? `#${shortHash(JSON.stringify([url, referrer]))}` : ''
  return {
    type,
    url: address + sameness,
    ...(title !== undefined && { title }),
    ...(cameFrom && { referrer: cameFrom }),
  }
}

/** The page, and what says where the visitor came from: of a click id its name, and whether it is the same. */
function addressOf(url: string): string {
  const { protocol, hostname, pathname, searchParams } = new URL(url)
  const told = (name: string): string => searchParams.get(name)?.trim() ?? ''
  const clickId = clickIdParameters.find((name) => told(name) !== '')
  const kept = new URLSearchParams()
  for (const name of utmParameters) if (told(name) !== '') kept.set(name, told(name))
  if (clickId) kept.set(clickId, shortHash(told(clickId)))
  return `${protocol}//${hostname}${pathname}${kept.size > 0 ? `?${kept}` : ''}`
}

function hostOf(referrer: string | undefined): string | undefined {
  if (!referrer || !URL.canParse(referrer)) return undefined
  const { protocol, hostname } = new URL(referrer)
  return hostname === '' ? undefined : `${protocol}//${hostname}/`
}

const shortHash = (text: string): string => sha256Hex(text).slice(0, 16)
