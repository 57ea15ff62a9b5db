import type { z } from 'zod'

declare const name: unique symbol

/** A `Base` that only parsing can produce, so a visitor id never passes for a person id. */
export type Brand<Base, Name extends string> = Base & { readonly [name]: Name }

/** Brands whatever `schema` accepts. This is the only cast in the repository that mints an id. */
export function branded<Id extends string>(schema: z.ZodType<string, string>): z.ZodType<Id, string> {
  return schema as unknown as z.ZodType<Id, string>
}
