/** Numbers the combinations of texts that some columns have, themselves numbers of texts. */
export type KeyNumbers = {
  /** Of each row, always the same for the same combination. */
  readonly numbersOf: (columns: readonly Int32Array[]) => Int32Array
  /** What the numbers stand for by now. */
  readonly keys: () => string[][]
}

type Texts = { readonly texts: readonly string[] }

/** More than there can be texts in a column. */
const manyTexts = 2 ** 26

/** @param dimensions The texts of each column: at least one. */
export function keyNumbers([first, ...others]: readonly Texts[]): KeyNumbers {
  if (!first) throw new RangeError('There is no column')
  const pairs = others.map(pairNumbers)
  return {
    numbersOf: ([numbers = new Int32Array(0), ...more]) =>
      pairs.reduce((before, { combine }, i) => combine(before, more[i] ?? before), numbers),
    keys: () =>
      pairs.reduce(
        (before, { keys }) => keys(before),
        first.texts.map((text) => [text]),
      ),
  }
}

function pairNumbers({ texts }: Texts) {
  const numberOf = new Map<number, number>()
  const pairs: (readonly [number, number])[] = []
  const numberOfPair = (a: number, b: number): number => {
    const name = a * manyTexts + b
    const before = numberOf.get(name)
    if (before !== undefined) return before
    numberOf.set(name, pairs.length)
    return pairs.push([a, b]) - 1
  }
  return {
    combine: (a: Int32Array, b: Int32Array) => a.map((number, row) => numberOfPair(number, b[row] as number)),
    keys: (before: string[][]) => pairs.map(([a, b]) => [...(before[a] ?? []), texts[b] ?? '']),
  }
}
