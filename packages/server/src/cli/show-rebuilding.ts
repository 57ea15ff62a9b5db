/** Says on standard error how far a rebuild has got. */
export const showRebuilding = (left: number, total: number): void => {
  process.stderr.write(`Rebuilding: ${total - left} of ${total} streams and records\n`)
}
