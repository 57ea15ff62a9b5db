import type { z } from 'zod'
import { suggest } from '../lib/closest.ts'
import { type Path, type Problem, readLined } from '../lib/lined-document.ts'
import { fieldKeys } from './field-mapping.ts'
import { type ImportKind, importFields } from './fields.ts'
import { mappingSchema } from './mapping-schema.ts'

/** A mapping file, read. `where` names a place in it for messages. */
export type Mapping = z.output<ReturnType<typeof mappingSchema>> & {
  readonly where: (path: Path) => string
}

/**
 * Reads a mapping file, YAML or JSON (which is YAML).
 *
 * @param name Of the file, for messages.
 * @throws AppError `MAPPING_INVALID`, naming every problem with its line.
 */
export function parseMapping(kind: ImportKind, text: string, name: string): Mapping {
  const document = readLined(text, name, 'MAPPING_INVALID')
  const parsed = mappingSchema(kind).safeParse(document.content)
  if (parsed.success) return { ...parsed.data, where: document.where }
  throw document.complain(parsed.error.issues.flatMap((issue) => describe(kind, issue)))
}

function describe(kind: ImportKind, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, words: issue.message }]
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    words: `is not known: ${suggest(key, knownKeys(kind, issue.path))}`,
  }))
}

function knownKeys(kind: ImportKind, path: Path): string[] {
  if (path.length === 0) return Object.keys(mappingSchema(kind).shape)
  return path.length === 1 ? Object.keys(importFields[kind]) : fieldKeys
}
