/** What has to be sent before the process ends. */
type Flushing = { readonly drain: () => Promise<void> }

const signals = ['SIGTERM', 'SIGINT'] as const
const flushed = new Set<Flushing>()

const drainAll = (): Promise<unknown> => Promise.all([...flushed].map(({ drain }) => drain()))

/** The process has nothing left to do. Runs again after what it sends, until nothing waits. */
const beforeExit = (): void => void drainAll()

/**
 * To listen for a signal is to keep it from ending the process. So where nobody else listens, it is ended here once all
 * is sent; where somebody does, its end is up to them, who mustn't find a listener that they don't know.
 */
function onSignal(signal: NodeJS.Signals): void {
  const isOurs = process.listenerCount(signal) === 1
  process.off(signal, onSignal)
  const drained = drainAll()
  if (isOurs) void drained.then(() => process.kill(process.pid, signal))
  else setImmediate(() => flushed.size > 0 && listen(signal))
}

/** Before the others: one that listens once is no longer counted when its turn is over. */
function listen(signal: NodeJS.Signals): void {
  if (!process.listeners(signal).includes(onSignal)) process.prependListener(signal, onSignal)
}

/** Sends what waits before the process ends, unless it is ended by `process.exit`, which waits for nobody. */
export function flushOnExit(flushing: Flushing): () => void {
  if (flushed.size === 0) process.on('beforeExit', beforeExit)
  flushed.add(flushing)
  signals.forEach(listen)
  return () => {
    flushed.delete(flushing)
    if (flushed.size > 0) return
    process.off('beforeExit', beforeExit)
    for (const signal of signals) process.off(signal, onSignal)
  }
}
