/** A word to the developer. Undefined where nobody asked for it. */
export type Warn = ((message: string, cause?: unknown) => void) | undefined

/** `action`, except that it never throws: then it gives undefined. */
export const quietly =
  <Args extends unknown[], Result>(warn: Warn, action: (...args: Args) => Result) =>
  (...args: Args): Result | undefined => {
    try {
      return action(...args)
    } catch (error) {
      warn?.('not recorded', error)
      return undefined
    }
  }

/** `action`, except that it gives undefined where it would throw. */
export const attempt = <Args extends unknown[], Result>(action: (...args: Args) => Result) => quietly(undefined, action)
