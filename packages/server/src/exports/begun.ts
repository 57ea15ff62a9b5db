/** The same sequence once its first item is there: what fails until then fails here, and not half-way through. */
export async function begun<Item>(
  items: AsyncGenerator<Item, void, undefined>,
): Promise<AsyncGenerator<Item, void, undefined>> {
  const first = await items.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* items
  })()
}
