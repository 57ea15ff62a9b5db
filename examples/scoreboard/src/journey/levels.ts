/**
 * On which of several levels each label stands, so that those closer than `gap` don't cover one another. Labels run to
 * the right of their place: the last is on the lowest level, so that the line down from a label crosses no other.
 * Places are in order.
 */
export function levels(places: readonly number[], gap: number): number[] {
  const nextOn: number[] = []
  const fromTheRight = places.toReversed().map((place) => {
    const free = nextOn.findIndex((next) => next - place >= gap)
    const level = free === -1 ? nextOn.length : free
    nextOn[level] = place
    return level
  })
  return fromTheRight.reverse()
}
