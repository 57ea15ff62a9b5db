import { sha256 } from '../lib/crypto.ts'

/**
 * Watches for ids that a file has twice. A row that says the same again does no harm; one that says something else would
 * make the outcome depend on the order of rows.
 *
 * @returns What to call with each row's line, id and content; it gives the line that said otherwise before.
 */
export function watchRepeats(): (line: number, id: string, content: string) => number | undefined {
  const seen = new Map<string, { readonly line: number; readonly digest: number }>()
  return (line, id, content) => {
    const digest = sha256(content).readUIntBE(0, 6)
    const before = seen.get(id)
    if (!before) seen.set(id, { line, digest })
    return before && before.digest !== digest ? before.line : undefined
  }
}
