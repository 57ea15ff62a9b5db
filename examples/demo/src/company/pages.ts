import type { NonEmpty } from './random.ts'

/** The sample company's site, as its visitors' addresses name it. */
export const siteHost = 'www.quaylane.example'

export const pageTitles = {
  '/': 'Quaylane: dock scheduling for warehouses',
  '/product': 'How Quaylane works',
  '/pricing': 'Pricing',
  '/customers': 'Customers',
  '/guides/dock-checklist': 'The dock checklist',
  '/blog/waiting-trucks': 'What a waiting truck costs',
  '/contact': 'Talk to us',
} as const satisfies Record<string, string>

export type PagePath = keyof typeof pageTitles

export const browsedPages: NonEmpty<PagePath> = ['/', '/product', '/pricing', '/customers', '/blog/waiting-trucks']
