import type { ColumnReader } from './binary-columns.ts'

/** `uuid`, none of which is null: as text, in lower case, with four dashes. */
export function uuidTexts(): ColumnReader<string[]> {
  const texts: string[] = []
  const latestBytes = new DataView(new ArrayBuffer(uuidBytes))
  let latest = ''
  return {
    take: (bytes, at, size) => {
      if (size !== uuidBytes) throw new RangeError(`A UUID doesn't have ${size} bytes`)
      // Rows of one mostly come one after the other.
      if (latest === '' || !isSameUuid(bytes, at, latestBytes)) {
        for (let i = 0; i < uuidBytes; i += 4) latestBytes.setInt32(i, bytes.getInt32(at + i))
        latest = uuidAt(bytes, at)
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

function isSameUuid(bytes: DataView, at: number, others: DataView): boolean {
  for (let i = 0; i < uuidBytes; i += 4) if (bytes.getInt32(at + i) !== others.getInt32(i)) return false
  return true
}

const digits = Buffer.from('0123456789abcdef')
const dash = '-'.charCodeAt(0)
const written = Buffer.alloc(36)

function uuidAt(bytes: DataView, from: number): string {
  let at = 0
  for (let i = 0; i < uuidBytes; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) written[at++] = dash
    const byte = bytes.getUint8(from + i)
    written[at++] = digits[byte >> 4] as number
    written[at++] = digits[byte & 15] as number
  }
  return written.toString('latin1', 0, at)
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
