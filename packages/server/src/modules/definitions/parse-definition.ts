import { Definition, definitionKeys } from '@touchline/schema'
import { problemsOf } from '../../lib/document-problems.ts'
import { type Path, readLined } from '../../lib/lined-document.ts'

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
  throw document.complain(problemsOf(parsed.error, keysAt))
}

/** What the map at `path` may say. Lists don't have a say in it. */
function keysAt(path: Path): readonly string[] {
  const under = path.findLast((key) => typeof key === 'string') ?? ''
  const rules = [...(definitionKeys['rule'] ?? []), ...(path.at(-2) === 'of' ? ['points'] : [])]
  return definitionKeys[String(under)] ?? rules
}
