/** Takes a place, and gives a way to give it back, once. */
export type Places = () => () => void

/** Bounds how many do something at a time. Where no place is left, `full` is thrown at once: nobody waits for one. */
export function createPlaces(count: number, full: () => Error): Places {
  let taken = 0
  return () => {
    if (taken === count) throw full()
    taken += 1
    let isTaken = true
    return () => {
      if (isTaken) taken -= 1
      isTaken = false
    }
  }
}
