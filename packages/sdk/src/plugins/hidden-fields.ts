import type { Host, Plugin } from '../plugin.ts'
import type { Fact, PageEvent } from '../wire.ts'

const parameters = /^(utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|li_fat_id|ttclid|twclid|rdt_cid|epik|sccid)$/

/** What the address and the referrer of a landing told: `utm_source`, `gclid`, `referrer`, `landing_page` … */
type Campaign = Readonly<Record<string, string>>

/** Undefined for a page that the visitor reached within the site. */
function campaignOf({ url = '', referrer }: Fact<PageEvent>): Campaign | undefined {
  const { searchParams, host, pathname } = new URL(url)
  const told = [...searchParams].filter(([name]) => parameters.test(name))
  const isExternal = !!referrer && new URL(referrer).host !== host
  if (told.length === 0 && !isExternal) return undefined
  return { ...Object.fromEntries(told), ...(isExternal && { referrer }), landing_page: host + pathname }
}

/** The campaigns that brought the visitor here. The first is kept whole, for ever. */
function createMemory({ store, visitorId }: Host) {
  const known: Record<string, Campaign | undefined> = {}
  /** Undefined where nothing may be known of the visitor, or nothing is. */
  const read = (which: string): Campaign | undefined => {
    if (!visitorId()) return undefined
    known[which] ??= JSON.parse(store.read(`touchline.${which}`) || 'null') ?? undefined
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
    const { read, remember } = createMemory(host)

    const fillingOf = (name: string): string | undefined => {
      if (name === 'visitor') return host.visitorId()
      const [, which, part = ''] = /^(first|last)_(.+)$/.exec(name) ?? []
      return which && read(which)?.[part]
    }
    const fillAll = host.quietly(() => {
      for (const field of document.querySelectorAll<HTMLInputElement>('input[type=hidden]')) {
        const value = fillingOf(names[field.name] ?? field.name.replace(/^touchline_/, ''))
        if (value && (field.name in names || field.name.startsWith('touchline_'))) fill(field, value)
      }
    })
    // Whoever fills in a form has to get into it first; vendors may put theirs on the page at any time.
    for (const name of ['focusin', 'submit']) document.addEventListener(name, fillAll, true)
    return {
      onPage: (page) => {
        const campaign = campaignOf(page)
        if (campaign) remember(campaign)
      },
    }
  }
