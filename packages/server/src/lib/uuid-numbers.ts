import { uuidOfWords } from './uuid-text.ts'

/** Numbers UUIDs from 0 on, in the order in which they first come. */
export type UuidNumbers = {
  readonly count: () => number
  /** The number of the UUID whose 16 bytes stand from `at` on: a new one where it hasn't come before. */
  readonly numberOf: (bytes: DataView, at: number) => number
  /** The same; -1 where it hasn't come before. */
  readonly find: (bytes: DataView, at: number) => number
  /** In lower case, with four dashes. */
  readonly uuid: (number: number) => string
}

const firstCapacity = 1_024

type Four = [number, number, number, number]

/** Its UUIDs stand as four words each; `slots` say where they stand, plus 1, by what is made of the words. 0 is a free slot. */
export function uuidNumbers(): UuidNumbers {
  let words = new Int32Array(firstCapacity * 4)
  let slots = new Int32Array(firstCapacity * 2)
  let count = 0
  let latest = -1

  const isAt = (number: number, a: number, b: number, c: number, d: number): boolean => {
    const place = number * 4
    return words[place] === a && words[place + 1] === b && words[place + 2] === c && words[place + 3] === d
  }

  const add = (a: number, b: number, c: number, d: number): number => {
    if (count * 4 === words.length) {
      words = doubled(words)
      slots = filled(words, count, slots.length * 2)
    }
    const place = count * 4
    words[place] = a
    words[place + 1] = b
    words[place + 2] = c
    words[place + 3] = d
    slots[freeSlot(slots, mixed(a, b, c, d))] = count + 1
    return count++
  }

  const find = (bytes: DataView, at: number): number => {
    const a = bytes.getInt32(at)
    const b = bytes.getInt32(at + 4)
    const c = bytes.getInt32(at + 8)
    const d = bytes.getInt32(at + 12)
    // Rows of one are often stored side by side.
    if (latest >= 0 && isAt(latest, a, b, c, d)) return latest
    const mask = slots.length - 1
    let slot = mixed(a, b, c, d) & mask
    let found = (slots[slot] as number) - 1
    while (found >= 0 && !isAt(found, a, b, c, d)) {
      slot = (slot + 1) & mask
      found = (slots[slot] as number) - 1
    }
    latest = found
    return found
  }

  return {
    count: () => count,
    find,
    numberOf(bytes, at) {
      if (find(bytes, at) < 0) {
        latest = add(bytes.getInt32(at), bytes.getInt32(at + 4), bytes.getInt32(at + 8), bytes.getInt32(at + 12))
      }
      return latest
    },
    uuid: (number) => uuidOfWords(words, number * 4),
  }
}

/** UUIDs that differ in few bits, such as those of one second, are far apart. */
function mixed(a: number, b: number, c: number, d: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15) ^ c, 0x27d4eb2f) ^ Math.imul(d, 0x165667b1)
  return (hash ^ (hash >>> 16)) >>> 0
}

function freeSlot(slots: Int32Array, hash: number): number {
  let slot = hash & (slots.length - 1)
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
  return slot
}

function doubled(words: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(words.length * 2)
  larger.set(words)
  return larger
}

function filled(words: Int32Array, count: number, size: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size)
  for (let number = 0; number < count; number++) {
    const place = number * 4
    const [a, b, c, d] = [words[place], words[place + 1], words[place + 2], words[place + 3]] as Four
    slots[freeSlot(slots, mixed(a, b, c, d))] = number + 1
  }
  return slots
}
