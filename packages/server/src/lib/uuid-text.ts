const digits = Buffer.from('0123456789abcdef')
const dash = '-'.charCodeAt(0)
/** A dash stands before these bytes. */
const [fourth, sixth, eighth, tenth] = [4, 6, 8, 10]
const bytes = 16
const written = Buffer.alloc(36)

/** The UUID whose four words of 32 bits stand in `words` from a place on: in lower case, with four dashes. */
export function uuidOfWords(words: Int32Array, from: number): string {
  let at = 0
  for (let i = 0; i < bytes; i++) {
    if (i === fourth || i === sixth || i === eighth || i === tenth) written[at++] = dash
    const byte = ((words[from + (i >> 2)] as number) >>> (24 - (i & 3) * 8)) & 255
    written[at++] = digits[byte >> 4] as number
    written[at++] = digits[byte & 15] as number
  }
  return written.toString('latin1')
}
