import type { OpportunityKey } from './keys.ts'

export type Opportunity = OpportunityKey & {
  readonly leadNo: number
  readonly name: string | null
  readonly outcome: 'OPEN' | 'WON' | 'LOST'
  readonly createdAt: Date | null
  readonly closedAt: Date | null
  readonly amountMinor: number | null
  readonly winReason: string | null
  readonly lossReason: string | null
  readonly isExpansion: boolean
}
