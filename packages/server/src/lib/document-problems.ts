import type { z } from 'zod'
import { suggest } from './closest.ts'
import type { Path, Problem } from './lined-document.ts'

/**
 * What is wrong with a document, in words.
 *
 * @param error Of parsing it with `reportInput`.
 * @param keysAt What the map at a path may say.
 */
export const problemsOf = (error: z.ZodError, keysAt: (path: Path) => readonly string[]): Problem[] =>
  error.issues.flatMap((issue) => problemsOfIssue(issue, keysAt))

function problemsOfIssue(issue: z.core.$ZodIssue, keysAt: (path: Path) => readonly string[]): Problem[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], words: `is not known: ${suggest(key, keysAt(path))}` }))
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    if (issue.input === undefined) return [{ path, words: `is missing: give one of ${values.join(', ')}` }]
    return [{ path, words: `says "${String(issue.input)}": ${suggest(String(issue.input), values)}` }]
  }
  return [{ path, words: issue.message }]
}
