/** Where a command writes, and whether a person is watching. */
export type Terminal = {
  readonly out: { write(text: string): unknown }
  readonly err: { write(text: string): unknown }
  readonly isTTY: boolean
}

const everyMs = { watched: 100, unwatched: 5_000 }

/** Says now and then how far reading `bytes` has got: on one line for a person, on a line of its own for a log. */
export function showProgress({ err, isTTY }: Terminal, bytes: number, now: () => number = Date.now) {
  const started = now()
  let last = started
  const clear = isTTY ? '\r\u001b[K' : ''
  return {
    at(rows: number, bytesRead: number): void {
      const time = now()
      if (time - last < (isTTY ? everyMs.watched : everyMs.unwatched)) return
      last = time
      const perSecond = Math.round((rows * 1_000) / (time - started))
      const percent = Math.min(100, Math.floor((bytesRead * 100) / bytes))
      err.write(`${clear}${count(rows)} rows, ${count(perSecond)} rows/s, ${percent}%${isTTY ? '' : '\n'}`)
    },
    end(): void {
      if (last !== started) err.write(clear)
    },
  }
}

export const count = (rows: number): string => rows.toLocaleString('en-US')
