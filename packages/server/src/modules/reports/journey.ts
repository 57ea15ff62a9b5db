import type { ActivityDirection, Side } from '@touchline/schema'
import type { LeadKey, TouchpointKey } from './keys.ts'
import type { Edge, PageInfo } from './page.ts'

/** Whether an instant is known, or only its day. */
export type Precision = 'INSTANT' | 'DAY'

export type Touchpoint = TouchpointKey & {
  readonly occurredAt: Date
  readonly precision: Precision
  readonly endedAt: Date
  readonly side: Side
  readonly kind: string
  readonly channel: string
  readonly source: string | null
  readonly medium: string | null
  readonly campaign: string | null
  readonly adContent: string | null
  readonly keyword: string | null
  readonly referrerHost: string | null
  readonly landingPage: string | null
  readonly title: string | null
  readonly pages: number
  readonly forms: number
  readonly leadFormAt: Date | null
  readonly leadFormPage: string | null
  readonly owner: string | null
  readonly direction: ActivityDirection | null
  readonly reached: boolean | null
  readonly topic: string | null
}

/** A touchpoint seen from a lead: it has earned what it has for that lead. */
export type JourneyEdge = Edge<Touchpoint> & { readonly lead: LeadKey }

/** A page of the journey of a lead's person. */
export type JourneyPage = {
  readonly edges: readonly JourneyEdge[]
  readonly pageInfo: PageInfo
  readonly lead: LeadKey
}
