/** How somebody came to be a lead, or came by. */
export type Way =
  | VisitWay
  | OccasionWay
  | { readonly kind: 'CRM_SOURCE'; readonly source: string }
  | { readonly kind: 'COLD_CALL' }
  | { readonly kind: 'NOTHING' }

/** A visit to the site: what the address it opened and its referrer tell. */
export type VisitWay = {
  readonly kind: 'VISIT'
  readonly utm?: { readonly source: string; readonly medium: string; readonly campaign?: string }
  /** The name of the click id that an ad platform adds. */
  readonly clickId?: string
  readonly referrer?: string
  readonly landing?: string
}

/** Something that people come to and sign in at; they become leads in the days after. */
export type OccasionWay = {
  readonly kind: 'OCCASION'
  readonly type: 'Trade show' | 'Webinar'
  readonly name: string
  readonly daysAgo: number
  /** What it cost. */
  readonly eur: number
}

export const visit = (facts: Omit<VisitWay, 'kind'>): VisitWay => ({ kind: 'VISIT', ...facts })

export const tradeShow = (name: string, daysAgo: number, eur: number): OccasionWay => ({
  kind: 'OCCASION',
  type: 'Trade show',
  name,
  daysAgo,
  eur,
})

export const webinar = (name: string, daysAgo: number, eur: number): OccasionWay => ({
  kind: 'OCCASION',
  type: 'Webinar',
  name,
  daysAgo,
  eur,
})

export const crmSource = (source: string): Way => ({ kind: 'CRM_SOURCE', source })
