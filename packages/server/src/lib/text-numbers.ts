/** Numbers texts from 0 on, in the order in which they first come. */
export type TextNumbers = {
  /** The number of the UTF-8 text that stands from `from` to before `to`: a new one where it hasn't come before. */
  readonly numberOf: (bytes: DataView, from: number, to: number) => number
  /** By their numbers. It grows. */
  readonly texts: readonly string[]
}

const firstSlots = 256
/** Whoever sends texts can't know which of them meet: it is another number in each process, and decides nothing else. */
const [seed = 0] = crypto.getRandomValues(new Int32Array(1))

export function textNumbers(): TextNumbers {
  const texts: string[] = []
  const held: Buffer[] = []
  const hashes: number[] = []
  /** Numbers plus 1; 0 is a free slot. */
  let slots = new Int32Array(firstSlots)

  const add = (text: Buffer, hash: number): number => {
    if (texts.length * 2 >= slots.length) slots = filled(hashes, slots.length * 2)
    texts.push(text.toString())
    held.push(Buffer.from(text))
    hashes.push(hash)
    slots[freeSlot(slots, hash)] = texts.length
    return texts.length - 1
  }

  return {
    texts,
    numberOf(bytes, from, to) {
      const hash = hashOf(bytes, from, to)
      const mask = slots.length - 1
      let slot = hash & mask
      let found = (slots[slot] as number) - 1
      while (found >= 0 && !(hashes[found] === hash && isSame(held[found] as Buffer, bytes, from, to))) {
        slot = (slot + 1) & mask
        found = (slots[slot] as number) - 1
      }
      return found >= 0 ? found : add(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from), hash)
    },
  }
}

function hashOf(bytes: DataView, from: number, to: number): number {
  let hash = seed
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes.getUint8(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

function isSame(held: Uint8Array, bytes: DataView, from: number, to: number): boolean {
  if (held.length !== to - from) return false
  for (let i = 0; i < held.length; i++) if (held[i] !== bytes.getUint8(from + i)) return false
  return true
}

function freeSlot(slots: Int32Array, hash: number): number {
  let slot = hash & (slots.length - 1)
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
  return slot
}

function filled(hashes: readonly number[], size: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size)
  for (const [number, hash] of hashes.entries()) slots[freeSlot(slots, hash)] = number + 1
  return slots
}
