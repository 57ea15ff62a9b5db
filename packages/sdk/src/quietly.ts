/** A word to the developer, who hears it if they asked for it. */
export type Warn = (message: string, cause?: unknown) => void

/** `action`, except that it never throws: then it gives undefined, and the developer is told where there is a `warn`. */
export const quietly =
  <Args extends unknown[], Result>(action: (...args: Args) => Result, warn?: Warn) =>
  (...args: Args): Result | undefined => {
    try {
      return action(...args)
    } catch (error) {
      warn?.('not recorded', error)
      return undefined
    }
  }
