import type { ColumnReader } from './binary-columns.ts'
import { uuidOfWords } from './uuid-text.ts'

/** `uuid`, none of which is null: as text, in lower case, with four dashes. */
export function uuidTexts(): ColumnReader<string[]> {
  const texts: string[] = []
  const words = new Int32Array(uuidBytes / 4)
  let latest = uuidOfWords(words, 0)
  return {
    take: (bytes, at, size) => {
      if (size !== uuidBytes) throw new RangeError(`A UUID doesn't have ${size} bytes`)
      // Rows of one mostly come one after the other.
      if (!isUuidAt(words, bytes, at)) {
        for (let i = 0; i < words.length; i++) words[i] = bytes.getInt32(at + i * 4)
        latest = uuidOfWords(words, 0)
      }
      texts.push(latest)
    },
    takeNull: () => {
      throw new RangeError('A UUID is null')
    },
    column: () => texts,
  }
}

const uuidBytes = 16

function isUuidAt(words: Int32Array, bytes: DataView, at: number): boolean {
  for (let i = 0; i < words.length; i++) if (bytes.getInt32(at + i * 4) !== words[i]) return false
  return true
}

const jsonbVersion = 1

/** `jsonb`, none of which is null: parsed. */
export function jsonbValues<Value>(): ColumnReader<Value[]> {
  const values: Value[] = []
  let all = Buffer.alloc(0)
  return {
    take: (bytes, at, size) => {
      if (bytes.getUint8(at) !== jsonbVersion) throw new RangeError('This is no jsonb')
      if (all.buffer !== bytes.buffer) all = Buffer.from(bytes.buffer as ArrayBuffer)
      const from = bytes.byteOffset + at
      values.push(JSON.parse(all.toString('utf8', from + 1, from + size)))
    },
    takeNull: () => {
      throw new RangeError('A jsonb is null')
    },
    column: () => values,
  }
}
