import ts from 'typescript'
import { edited, replacing } from './edit.ts'
import { isInBlock, type Program, programOf } from './program.ts'

/** What every browser has, so that it needs no asking for as a property. */
const always = new Set(
  'Date addEventListener console crypto document fetch history localStorage location navigator setTimeout'.split(' '),
)

/** Names what is global by its own name: `document`, not `globalThis.document`. For the rest, `self` is shorter. */
export function withBareGlobals(code: string): string {
  const program = programOf(code)
  const uses = program.nodes.filter(ts.isPropertyAccessExpression).filter((use) => isGlobal(program, use))
  const others = program.identifiers.filter(({ text }) => text === 'globalThis')
  return edited(code, [
    ...uses.map((use) => replacing(use, use.name.text)),
    ...others.map((other) => replacing(other, 'self')),
  ])
}

const isGlobal = ({ checker }: Program, { expression, name, questionDotToken }: ts.PropertyAccessExpression): boolean =>
  ts.isIdentifier(expression) &&
  expression.text === 'globalThis' &&
  !questionDotToken &&
  always.has(name.text) &&
  !checker.resolveName(name.text, expression, ts.SymbolFlags.Value, true)

/** Declares variables of functions with `var`, which minify better. What is in a loop or another block stays as it is. */
export function withVars(code: string): string {
  const lists = programOf(code)
    .nodes.filter(ts.isVariableStatement)
    .filter((one) => isInBlock(one) && ts.isFunctionLike(one.parent.parent))
  return edited(
    code,
    lists.map((list) => {
      const from = list.getStart()
      return { from, to: from + (list.getText().match(/^\w+/)?.[0].length ?? 0), text: 'var' }
    }),
  )
}
