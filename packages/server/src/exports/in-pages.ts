import type { PageQuestion } from '../modules/reports/page.ts'

const pageSize = 1_000

/** The page after a cursor, of a list that GraphQL pages. It finds one more than `size`, and all that it finds is taken. */
export const pageOfMany = <Cursor>(after: Cursor | null): PageQuestion<Cursor> => ({
  size: pageSize - 1,
  fromEnd: false,
  after,
  before: null,
})

/**
 * Everything that a list has, page by page: no more than two pages are in memory at once.
 *
 * @param pageAfter A page that follows `last`, or the first. An empty one ends the list.
 */
export async function* inPages<Row>(
  pageAfter: (last: Row | undefined) => Promise<readonly Row[]>,
): AsyncGenerator<Row, void, undefined> {
  let page = await pageAfter(undefined)
  while (page.length > 0) {
    yield* page
    page = await pageAfter(page.at(-1))
  }
}
