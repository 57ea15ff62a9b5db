import { Definition, definitionKeys } from '@touchline/schema'
import type { z } from 'zod'
import { suggest } from '../../lib/closest.ts'
import { type Path, type Problem, readLined } from '../../lib/lined-document.ts'

/**
 * Reads a definition, YAML or JSON.
 *
 * @param name Of the file, for messages.
 * @throws AppError `DEFINITION_INVALID`, naming every mistake with its line.
 */
export function parseDefinition(text: string, name: string): Definition {
  const document = readLined(text, name, 'DEFINITION_INVALID')
  const parsed = Definition.safeParse(document.content, { reportInput: true })
  if (parsed.success) return parsed.data
  throw document.complain(parsed.error.issues.flatMap(describe))
}

function describe(issue: z.core.$ZodIssue): Problem[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], words: `is not known: ${suggest(key, keysAt(path))}` }))
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return [{ path, words: `says "${String(issue.input)}": ${suggest(String(issue.input), values)}` }]
  }
  return [{ path, words: issue.message }]
}

/** What the map at `path` may say. Lists don't have a say in it. */
function keysAt(path: Path): readonly string[] {
  const under = path.findLast((key) => typeof key === 'string') ?? ''
  const rules = [...(definitionKeys['rule'] ?? []), ...(path.at(-2) === 'of' ? ['points'] : [])]
  return definitionKeys[String(under)] ?? rules
}
