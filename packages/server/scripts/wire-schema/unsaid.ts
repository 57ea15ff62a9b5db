import { Identify, limits } from '@touchline/schema'
import type { z } from 'zod'

type Override = NonNullable<z.core.ToJSONSchemaParams['override']>
type Context = Parameters<Override>[0]

/** Says in JSON Schema what only code says in zod: refinements, and what trimming leaves. */
export const unsaid: Override = ({ zodSchema, jsonSchema }) => {
  if (zodSchema === Identify) jsonSchema.anyOf = namesSomebody
  if (zodSchema._zod.def.type === 'record') jsonSchema.maxProperties = limits.propertiesPerEvent
  if (jsonSchema.format === 'uri') jsonSchema.pattern = '^https?://'
  if (isTrimmed(jsonSchema)) jsonSchema.pattern = '\\S'
}

const namesSomebody: Context['jsonSchema'][] = [
  { required: ['emailHash'] },
  { required: ['userId'] },
  { required: ['crmId', 'crmSystem'] },
  { required: ['identityToken'], properties: { identityToken: { type: 'string', minLength: 1 } } },
]

const isTrimmed = ({ type, minLength, pattern }: Context['jsonSchema']): boolean =>
  type === 'string' && minLength === 1 && pattern === undefined
