import { Definition, defaultChannels, definitionKeys } from '@touchline/schema'
import { problemsOf } from '../../lib/document-problems.ts'
import { type Path, readLined } from '../../lib/lined-document.ts'
import { unknownChannels } from './unknown-channels.ts'

/**
 * Reads a definition, YAML or JSON.
 *
 * @param name Of the file, for messages.
 * @param channels That the workspace's rules can give.
 * @throws AppError `DEFINITION_INVALID`, naming every mistake with its line.
 */
export function parseDefinition(text: string, name: string, channels: readonly string[] = defaultChannels): Definition {
  const document = readLined(text, name, 'DEFINITION_INVALID')
  const parsed = Definition.safeParse(document.content, { reportInput: true })
  const unknown = unknownChannels(document.content, channels)
  if (parsed.success && unknown.length === 0) return parsed.data
  throw document.complain([...(parsed.error ? problemsOf(parsed.error, keysAt) : []), ...unknown])
}

/** What the map at `path` may say. Lists don't have a say in it. */
function keysAt(path: Path): readonly string[] {
  const under = path.findLast((key) => typeof key === 'string') ?? ''
  const rules = [...(definitionKeys['rule'] ?? []), ...(path.at(-2) === 'of' ? ['points'] : [])]
  return definitionKeys[String(under)] ?? rules
}
