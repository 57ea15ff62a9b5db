import { z } from 'zod'
import { isTimeZone } from '../lib/zone.ts'
import { character, type FieldMapping, fieldSchema, scalar } from './field-mapping.ts'
import { fieldRules } from './field-rules.ts'
import { type ImportKind, importFields } from './fields.ts'

/** The whole mapping file of one kind of import. */
export const mappingSchema = (kind: ImportKind) =>
  z.strictObject(
    {
      system: z
        .string('must name the CRM or the tool whose ids these are, e.g. salesforce')
        .regex(/^[\w.-]{1,100}$/, 'may have letters, digits, _ . and -'),
      timeZone: z
        .string('must be an IANA time zone')
        .refine(isTimeZone, 'must be an IANA time zone, e.g. Europe/Berlin')
        .optional(),
      delimiter: character.optional(),
      blank: z.array(scalar, 'must be a list of words').default([]),
      fields: fieldsSchema(kind),
    },
    { error: ({ code }) => (code === 'invalid_type' ? 'must be a map with system and fields' : undefined) },
  )

const fieldsSchema = (kind: ImportKind) =>
  z
    .strictObject(
      Object.fromEntries(Object.entries(importFields[kind]).map(([name, field]) => [name, fieldSchema(field)])),
      { error: ({ code }) => (code === 'invalid_type' ? 'must be a map of fields to columns' : undefined) },
    )
    .transform(mappedFields)
    .superRefine((fields, { addIssue }) => {
      for (const message of fieldRules(kind, new Set(fields.keys()))) addIssue(message)
    })

const mappedFields = (fields: Readonly<Record<string, FieldMapping | undefined>>): ReadonlyMap<string, FieldMapping> =>
  new Map(Object.entries(fields).flatMap(([name, field]): [string, FieldMapping][] => (field ? [[name, field]] : [])))
