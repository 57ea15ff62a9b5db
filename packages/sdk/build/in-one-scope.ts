import { dropAlias } from './drop-alias.ts'
import { inlineCall } from './inline-calls.ts'
import { programOf } from './program.ts'
import { unpackObject } from './unpack-object.ts'

/** A bundle that does the same in fewer scopes. */
export function inOneScope(code: string): string {
  const program = programOf(code)
  const next = inlineCall(program) ?? dropAlias(program) ?? unpackObject(program)
  return next === undefined ? code : inOneScope(next)
}
