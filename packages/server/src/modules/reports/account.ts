import type { AccountId, PersonId } from '@touchline/schema'
import type { Touchpoint } from './journey.ts'
import type { Edge, Page } from './page.ts'

export type Account = {
  readonly accountId: AccountId
  readonly name: string | null
  readonly domain: string | null
  readonly inCrm: boolean
  /** What it is listed by: its name, else its domain, in lower case. */
  readonly label: string
}

/** What an account must be like. Null: anything. */
export type AccountFilter = { readonly search: string | null }

/** A page of the accounts that match, to be counted if somebody asks. */
export type AccountPage = Page<Account> & { readonly filter: AccountFilter }

/** Somebody who belongs to an account. */
export type Member = {
  readonly accountId: AccountId
  readonly personId: PersonId
  readonly knownBy: 'CRM' | 'DOMAIN'
}

/** A touchpoint on an account's journey, and whose it is. */
export type OwnedStep = { readonly accountId: AccountId; readonly personId: PersonId; readonly touchpoint: Touchpoint }

/** A page of what belongs to an account. */
type PageOf<Node> = Page<Node> & { readonly accountId: AccountId }

export type MemberPage = PageOf<Member>
export type MemberEdge = Member & Pick<Edge<Member>, 'cursor'>
export type AccountJourney = PageOf<OwnedStep>
export type AccountJourneyEdge = OwnedStep & Pick<Edge<OwnedStep>, 'cursor'>
