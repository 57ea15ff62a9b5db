/**
 * The one of `names` that is most likely meant by `name`: the same but for case and punctuation, or a few typing errors
 * away. Undefined where none is near.
 */
export function closest(name: string, names: Iterable<string>): string | undefined {
  const wanted = plain(name)
  const ranked = [...names]
    .map((candidate) => ({ candidate, distance: editDistance(wanted, plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  return best && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.candidate : undefined
}

/** `names` in quotes, and which of them `name` may stand for. For error messages. */
export function suggest(name: string, names: readonly string[]): string {
  const near = closest(name, names)
  const there = names.map((known) => `"${known}"`).join(', ')
  return near === undefined ? `there are ${there}` : `did you mean "${near}"? There are ${there}`
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Levenshtein: insertions, deletions and substitutions of one character. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const here = [row]
    for (let column = 1; column <= b.length; column++) {
      const substitution = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      here.push(Math.min(substitution, (above[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1))
    }
    above = here
  }
  return above[b.length] ?? 0
}
