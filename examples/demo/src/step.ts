/** Does `work` and says so: what, and how long it took. */
export async function step<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now()
  process.stderr.write(`  ${what} … `)
  try {
    const result = await work()
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    process.stderr.write('\n')
    throw error
  }
}
