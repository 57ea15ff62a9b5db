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
