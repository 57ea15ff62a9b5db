/** A word to the developer. Undefined where nobody asked for it. */
export type Warn = ((message: string, cause?: unknown) => void) | undefined

/** `action`, except that it never throws. */
export const quietly =
  <Args extends unknown[]>(warn: Warn, action: (...args: Args) => void) =>
  (...args: Args): void => {
    try {
      action(...args)
    } catch (error) {
      warn?.('not recorded', error)
    }
  }
