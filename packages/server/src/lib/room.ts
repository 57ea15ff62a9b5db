export type Room = {
  /** Does `work` while it holds a place, and however many bytes it takes with `take`. Gives all of it back at the end. */
  readonly hold: <T>(work: (take: (bytes: number) => void) => Promise<T>) => Promise<T>
}

export type Capacity = { readonly places: number; readonly bytes: number }

/** Bounds what is held at a time. Where there is no room, `full` is thrown at once: nobody waits for any. */
export function createRoom({ places, bytes }: Capacity, full: () => Error): Room {
  let heldPlaces = 0
  let heldBytes = 0
  return {
    async hold(work) {
      if (heldPlaces === places) throw full()
      let taken = 0
      heldPlaces += 1
      try {
        return await work((more) => {
          if (heldBytes + more > bytes) throw full()
          heldBytes += more
          taken += more
        })
      } finally {
        heldPlaces -= 1
        heldBytes -= taken
      }
    },
  }
}
