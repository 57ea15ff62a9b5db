/** Does something with every item, with at most `limit` of them at a time. Results are in the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  use: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const left = items.entries()
  const work = async (): Promise<void> => {
    for (const [i, item] of left) results[i] = await use(item)
  }
  await Promise.all(Array.from({ length: limit }, work))
  return results
}
