/** The first of `counted`, each with its count, and how many more there are. For messages. */
export function namedCounts(counted: readonly { readonly name: string; readonly count: number }[], most = 3): string {
  const named = counted.slice(0, most).map(({ name, count }) => `"${name}" (${count})`)
  return `${named.join(', ')}${counted.length > most ? ` and ${counted.length - most} more` : ''}`
}
