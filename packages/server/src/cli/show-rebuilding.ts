/** Says on standard error how far a rebuild has got. */
export const showRebuilding = (left: number, total: number): void => {
  process.stderr.write(`Rebuilding: ${total - left} of ${total} streams and records\n`)
}

/** Says on standard error how far what other channel rules move has got. */
export const showReclassifying = (left: number, total: number): void => {
  process.stderr.write(
    `Reclassifying: ${total - left} of ${total} streams and records; it may be stopped, and \`touchline serve\` goes on\n`,
  )
}
