import type { z } from 'zod'

/**
 * Has `schema` take at once what `isPlain` says it would take as it is, after several steps: most of what is sent. Everything
 * else is judged as before, and what the schema says of itself stays.
 */
export function withShortcut<Schema extends z.ZodType<string, string>>(
  schema: Schema,
  isPlain: (value: string) => boolean,
): Schema {
  const { run } = schema._zod
  schema._zod.run = (payload, context) =>
    typeof payload.value === 'string' && isPlain(payload.value) ? payload : run(payload, context)
  return schema
}
