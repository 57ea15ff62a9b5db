/** Where values are written, one after the other, in the binary form in which PostgreSQL takes them. It grows. */
export type BinaryTarget = { bytes: Buffer; at: number }

const firstCapacity = 65_536
/** A UTF-16 code unit takes no more in UTF-8. */
const mostBytesPerUnit = 3

const shared: BinaryTarget = { bytes: Buffer.allocUnsafe(firstCapacity), at: 0 }

/** Bytes that `write` wrote: a copy, for the target is used again. */
export function binaryOf(write: (target: BinaryTarget) => void): Buffer {
  shared.at = 0
  write(shared)
  return Buffer.from(shared.bytes.subarray(0, shared.at))
}

function reserve(target: BinaryTarget, more: number): void {
  if (target.at + more <= target.bytes.length) return
  const larger = Buffer.allocUnsafe(Math.max(target.bytes.length * 2, target.at + more))
  target.bytes.copy(larger, 0, 0, target.at)
  target.bytes = larger
}

export function writeByte(target: BinaryTarget, value: number): void {
  reserve(target, 1)
  target.bytes[target.at++] = value
}

export function writeInt32(target: BinaryTarget, value: number): void {
  reserve(target, 4)
  const { bytes, at } = target
  bytes[at] = value >>> 24
  bytes[at + 1] = value >>> 16
  bytes[at + 2] = value >>> 8
  bytes[at + 3] = value
  target.at = at + 4
}

export function writeText(target: BinaryTarget, text: string): void {
  reserve(target, text.length * mostBytesPerUnit)
  if (text.length > shortText || !wroteAscii(target, text)) target.at += target.bytes.write(text, target.at)
}

/** So short, it is faster written here than handed over. */
const shortText = 16

/** Whether it could: text that is more than ASCII is left. */
function wroteAscii(target: BinaryTarget, text: string): boolean {
  const { bytes, at } = target
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) return false
    bytes[at + i] = code
  }
  target.at = at + text.length
  return true
}

/** Writes once more what is there already, from one place up to another. */
export function writeAgain(target: BinaryTarget, from: number, to: number): void {
  reserve(target, to - from)
  target.bytes.copyWithin(target.at, from, to)
  target.at += to - from
}

/** Writes what `write` does, with its length in front. */
export function writeSized<Value>(
  target: BinaryTarget,
  write: (target: BinaryTarget, value: Value) => void,
  value: Value,
): void {
  const start = target.at
  writeInt32(target, 0)
  write(target, value)
  target.bytes.writeInt32BE(target.at - start - 4, start)
}

/** 2000-01-01, from which PostgreSQL counts microseconds. */
const postgresEpochMs = 946_684_800_000
const twoTo32 = 2 ** 32

/** An instant in epoch milliseconds. It is exact in any year, though no number holds so many microseconds. */
export function writeInstant(target: BinaryTarget, epochMs: number): void {
  if (!Number.isInteger(epochMs)) throw new RangeError('This is no instant')
  const ms = epochMs - postgresEpochMs
  const high = Math.floor(ms / twoTo32)
  const low = (ms - high * twoTo32) * 1_000
  const carry = Math.floor(low / twoTo32)
  writeInt32(target, high * 1_000 + carry)
  writeInt32(target, low - carry * twoTo32)
}

const dash = '-'.charCodeAt(0)

/** Of each character code what it is worth as a hexadecimal digit. */
const digits = new Uint8Array(128).fill(255)
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  digits[digit.charCodeAt(0)] = value
  digits[digit.toUpperCase().charCodeAt(0)] = value
}

/** A UUID with its four dashes. */
export function writeUuid(target: BinaryTarget, uuid: string): void {
  reserve(target, 16)
  const { bytes } = target
  let { at } = target
  let wrong = uuid.length === 36 ? 0 : 1
  for (let i = 0; i < 36; i += 2) {
    if (i === 8 || i === 13 || i === 18 || i === 23) wrong |= uuid.charCodeAt(i++) ^ dash
    const high = digits[uuid.charCodeAt(i)] ?? 255
    const low = digits[uuid.charCodeAt(i + 1)] ?? 255
    wrong |= (high | low) & 128
    bytes[at++] = (high << 4) | low
  }
  if (wrong !== 0) throw new RangeError('This is no UUID')
  target.at = at
}

/** A whole number that a JavaScript number holds exactly. */
export function writeInt64(target: BinaryTarget, value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError('This is no whole number')
  const high = Math.floor(value / twoTo32)
  writeInt32(target, high)
  writeInt32(target, value - high * twoTo32)
}
