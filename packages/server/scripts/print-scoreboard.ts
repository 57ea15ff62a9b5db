import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as typescriptOperations from '@graphql-codegen/typescript-operations'
import { buildSchema, type GraphQLSchema, isEnumType, isObjectType, parse } from 'graphql'

const page = 'examples/scoreboard/src'
const root = join(import.meta.dirname, '../../..')

/** Types whose descriptions the scoreboard shows as what a number or a word means. */
const explained = [
  'Query',
  'ChannelRow',
  'LeadAssignment',
  'AttributionModel',
  'Milestone',
  'KpiStatus',
  'LedgerState',
  'HandoffRow',
  'ReasonKind',
]

const scalars = {
  DateTime: 'string',
  Date: 'string',
  Decimal: 'string',
  TimeZone: 'string',
  CurrencyCode: 'string',
}

/**
 * Prints what the scoreboard's page takes from the schema: its operations with the types of their answers, which fails
 * where an operation asks for what isn't there, and the words that explain its numbers.
 */
export async function printScoreboard(sdl: string): Promise<Readonly<Record<string, string>>> {
  return {
    [`${page}/api/operations.generated.ts`]: await printOperations(sdl),
    [`${page}/api/definitions.generated.ts`]: printDefinitions(buildSchema(sdl)),
  }
}

async function printOperations(sdl: string): Promise<string> {
  const names = (await readdir(join(root, page), { recursive: true }))
    .filter((name) => name.endsWith('.graphql'))
    .sort()
  const documents = await Promise.all(
    names.map(async (name) => ({ location: name, document: parse(await readFile(join(root, page, name), 'utf8')) })),
  )
  return codegen({
    documents,
    schema: parse(sdl),
    filename: 'operations.generated.ts',
    pluginMap: { typescriptOperations, typedDocumentNode },
    plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
    config: {
      scalars,
      strictScalars: true,
      immutableTypes: true,
      useTypeImports: true,
      skipTypename: true,
      documentMode: 'string',
    },
  })
}

function printDefinitions(schema: GraphQLSchema): string {
  const definitions = Object.fromEntries(explained.flatMap((name) => descriptionsIn(schema, name)))
  return [
    '// Generated from the SDL. Do not edit.',
    `export const definitions = ${JSON.stringify(definitions, null, 2)} as const`,
    '',
  ].join('\n')
}

function descriptionsIn(schema: GraphQLSchema, name: string): [string, string][] {
  const type = schema.getType(name)
  if (!isObjectType(type) && !isEnumType(type)) throw new Error(`The schema has no type ${name} to explain`)
  const members = isEnumType(type) ? type.getValues() : Object.values(type.getFields())
  return members.map((member) => [`${name}.${member.name}`, oneLine(member.description ?? '')])
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').trim()
