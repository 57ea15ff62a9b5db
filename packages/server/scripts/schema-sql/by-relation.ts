import type { Ask } from './ask.ts'

/** Statements about a relation, by its name. */
export type ByRelation = ReadonlyMap<string, readonly string[]>

/** Lines by the relation they are about, in the order of `statement`, which gives one `relation` and `line` a row. */
export async function linesByRelation(ask: Ask, statement: string): Promise<ByRelation> {
  const lines = new Map<string, string[]>()
  for (const { relation, line } of await ask<{ relation: string; line: string }>(statement)) {
    lines.set(relation, [...(lines.get(relation) ?? []), line])
  }
  return lines
}

/** For each of `statements` what it says. One after the other: they share a connection. */
export async function linesOfEach(ask: Ask, statements: readonly string[]): Promise<ByRelation[]> {
  const found: ByRelation[] = []
  for (const statement of statements) found.push(await linesByRelation(ask, statement))
  return found
}
