/// <reference path="./email-providers.d.ts" />
import emailProviders from 'email-providers'

/** Providers that the package lacks, well known where they are. Whoever has an address there has it for themselves. */
const more = [
  ...['duck.com', 'fastmail.com', 'fastmail.fm', 'gmx.ch', 'posteo.de', 'posteo.net', 'skiff.com', 'tuta.com'],
  ...['tuta.io', 'tutamail.com', 'tutanota.com', 'tutanota.de', 'ziggo.nl', 'yahoo.com.au', 'mozmail.com'],
]

const providers: ReadonlySet<string> = new Set([...emailProviders, ...more])

const hostname = /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]+$/

/**
 * The domain that a web site, an address or a domain is of: lower case, in ASCII, without `www.`.
 *
 * @returns Null for what has none.
 */
export function readDomain(text: string): string | null {
  const host = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
  if (!URL.canParse(`http://${host}`)) return null
  const domain = new URL(`http://${host}`).hostname.replace(/^www\./, '').replace(/\.$/, '')
  return hostname.test(domain) && domain.length <= 253 ? domain : null
}

/** Whether addresses of this domain are those of one company: a mail provider gives them to anybody. */
export const isCompanyDomain = (domain: string): boolean => !providers.has(domain)
