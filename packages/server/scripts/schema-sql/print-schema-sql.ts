import { connect } from '../../src/db/connect.ts'
import type { Ask } from './ask.ts'
import { printFunctions } from './functions.ts'
import { printRelations } from './relations.ts'
import { requirePrintable } from './require-printable.ts'
import { printRoles } from './roles.ts'
import { printSchemas } from './schemas.ts'
import { printTypes } from './types.ts'

const introduction = `-- What all migrations together make, printed by \`pnpm generate\` for reading and reviewing: roles, schemas, types,
-- functions, tables and views, each by name. Nothing runs it. Do not edit.`

/** Prints the schema of the migrated database at `url`: the same migrations give the same text. */
export async function printSchemaSql(url: string): Promise<string> {
  const client = await connect(url)
  try {
    await client.query('set search_path = public')
    const ask: Ask = async <Row>(statement: string) => (await client.query(statement)).rows as Row[]
    await requirePrintable(ask)
    const parts: string[] = [introduction]
    for (const print of [printRoles, printSchemas, printTypes, printFunctions, printRelations])
      parts.push(...(await print(ask)))
    return `${parts.join('\n\n')}\n`
  } finally {
    await client.end()
  }
}
