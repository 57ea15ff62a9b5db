import { z } from 'zod'
import { unsaid } from './wire-schema/unsaid.ts'
import { wireBatch } from './wire-schema/wire-batch.ts'
import { words } from './wire-schema/words.ts'

/**
 * Prints what `POST /v1/events` takes as JSON Schema, draft 2020-12, for those who send events without the SDK. What
 * conforms is taken; the collector is more lenient here and there, hardly ever stricter.
 */
export function printWireSchema(): string {
  const { $schema, title, description, ...rest } = z.toJSONSchema(wireBatch, {
    io: 'input',
    metadata: words,
    override: unsaid,
  })
  return `${JSON.stringify({ $schema, title, description, ...rest }, null, 2)}\n`
}
