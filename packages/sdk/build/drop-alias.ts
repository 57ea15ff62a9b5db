import ts from 'typescript'
import { type Edit, edited, replacing } from './edit.ts'
import { isConstant, meansTheSame, type Program, usesOf, variableOf } from './program.ts'

/**
 * Does without a constant that is another name of a constant, a number, or undefined.
 *
 * @returns Undefined where there is none.
 */
export function dropAlias(program: Program): string | undefined {
  for (const node of program.nodes) {
    const name = variableOf(node)?.name
    const value = name && plainValueOf(program, node)
    if (value)
      return edited(program.code, [replacing(node, ''), ...usesOf(program, name).map((use) => inPlaceOf(use, value))])
  }
  return undefined
}

function plainValueOf(program: Program, node: ts.Node): string | undefined {
  const variable = variableOf(node)
  if (!variable || !isConstant(program, variable.name) || !ts.isVariableStatement(node) || node.modifiers)
    return undefined
  const value = variable.initializer
  if (!value || ts.isNumericLiteral(value)) return value?.getText() ?? 'undefined'
  if (!ts.isIdentifier(value) || !isConstant(program, value)) return undefined
  return usesOf(program, variable.name).every((use) => meansTheSame(program, value, use)) ? value.text : undefined
}

/** What asks for nothing is settled. */
function inPlaceOf(use: ts.Identifier, value: string): Edit {
  const { parent } = use
  if (value === 'undefined' && ts.isConditionalExpression(parent) && parent.condition === use)
    return replacing(parent, parent.whenFalse.getText())
  if (value === 'undefined' && ts.isCallExpression(parent) && parent.expression === use) return replacing(parent, value)
  if (ts.isExportSpecifier(parent)) return replacing(parent, `${value} as ${parent.name.text}`)
  return replacing(use, ts.isShorthandPropertyAssignment(parent) ? `${use.text}: ${value}` : value)
}
