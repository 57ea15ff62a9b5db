/** An arrival as `arrivals` answers it. */
export type Arrival = {
  readonly id: string
  readonly receivedAt: string
  readonly verdict: 'ACCEPTED' | 'BOT' | 'REJECTED'
  readonly type: string | null
  readonly subject: string | null
  readonly visitor: string | null
  readonly person: string | null
  readonly lead: { readonly id: string } | null
  readonly channel: string | null
  readonly rejection: Rejection | null
}

type Rejection = {
  readonly keyName: string
  readonly reason: string
  readonly problem: string
  readonly remedy: string
  readonly excerpt: string | null
}

/** What the page asks, again and again. */
export const question = `{
  viewer { workspace { name } }
  arrivals(first: 100) {
    id receivedAt verdict type subject visitor person channel
    lead { id }
    rejection { keyName reason problem remedy excerpt }
  }
}`
