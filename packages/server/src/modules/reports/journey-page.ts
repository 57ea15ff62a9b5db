import { cursorOfTouchpoint, type TouchpointCursor } from './cursor.ts'
import type { JourneyPage, Touchpoint } from './journey.ts'
import type { LeadKey } from './keys.ts'
import { type PageQuestion, pageOf } from './page.ts'

/** @param found One more than the page is to have, if there is more. */
export function journeyPage(
  lead: LeadKey,
  question: PageQuestion<TouchpointCursor>,
  found: readonly { readonly touchpoint: Touchpoint }[],
): JourneyPage {
  const touchpoints = found.map(({ touchpoint }) => touchpoint)
  const { edges, pageInfo } = pageOf(touchpoints, question, cursorOfTouchpoint)
  return { edges: edges.map((edge) => ({ ...edge, lead })), pageInfo, lead }
}
