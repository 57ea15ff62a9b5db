import type { Host, Plugin } from '../plugin.ts'
import type { Fact, PageEvent } from '../wire.ts'
import { listen } from './listen.ts'

const parameters = /^(utm_\w+|[gw]braid|([dg]|fb|tt|tw)clid|msclkid|li_fat_id|rdt_cid|epik|sccid)$/

/** What the address and the referrer of a landing told: `utm_source`, `gclid`, `referrer`, `landing_page` … */
type Campaign = Readonly<Record<string, string>>

/** Undefined for a page that the visitor reached within the site. */
function campaignOf(page: Fact<PageEvent>): Campaign | undefined {
  const { searchParams, host, pathname } = new URL(page.url as string)
  const told: Record<string, string> = {}
  for (const [name, value] of searchParams) if (parameters.test(name)) told[name] = value
  const { referrer } = page
  if (referrer && new URL(referrer).host !== host) told['referrer'] = referrer
  return Object.keys(told)[0] ? { ...told, landing_page: host + pathname } : undefined
}

/** The campaigns that brought the visitor here. The first is kept whole, for ever. */
function createMemory(host: Host) {
  const { store, visitorId } = host
  const known: Record<string, Campaign | null> = {}
  /** Nothing where nothing may be known of the visitor, or nothing is. */
  const read = (which: string): Campaign | null | undefined => {
    if (!visitorId()) return undefined
    known[which] ??= JSON.parse(store.read(`touchline.${which}`) || 'null')
    return known[which]
  }
  return {
    read,
    remember: (campaign: Campaign): void => {
      known['first'] = read('first') ?? campaign
      known['last'] = campaign
      if (visitorId()) for (const which in known) store.write(`touchline.${which}`, JSON.stringify(known[which]))
    },
  }
}

function fill(field: HTMLInputElement, value: string): void {
  if (field.value === value) return
  field.value = value
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
}

/**
 * Fills hidden fields of any form, other vendors' too: `touchline_visitor`, and `touchline_first_` or `touchline_last_`
 * with `utm_source`, `gclid`, `referrer`, `landing_page` … behind it.
 *
 * @param names Your own names of fields, and what to fill them with: `{ hs_source: 'first_utm_source' }`.
 */
export const hiddenFields =
  (names: Readonly<Record<string, string>> = {}): Plugin =>
  (host) => {
    const memory = createMemory(host)

    const valueFor = (name: string): string | undefined => {
      const [, wanted, which, part = ''] = /^touchline_(visitor|(first|last)_(.+))$/.exec(name) ?? []
      return which ? memory.read(which)?.[part] : wanted && host.visitorId()
    }
    const fillAll = host.quietly(() => {
      for (const field of document.querySelectorAll<HTMLInputElement>('input[type=hidden]')) {
        const { name } = field
        const value = valueFor(name in names ? `touchline_${names[name]}` : name)
        if (value) fill(field, value)
      }
    })
    // Whoever fills in a form has to get into it first; vendors may put theirs on the page at any time.
    listen('focusin submit', fillAll)
    return {
      onPage: (page) => {
        const campaign = campaignOf(page)
        if (campaign) memory.remember(campaign)
      },
    }
  }
