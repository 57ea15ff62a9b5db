/**
 * Lines of a text that comes in chunks, without their ends: `\n`, `\r\n` or `\r`. An end at the very end of the text
 * starts no further line.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    // A `\r` that ends a chunk may be the first half of `\r\n`.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest.endsWith('\r') ? rest.slice(0, -1) : rest
}
