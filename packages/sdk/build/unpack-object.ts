import ts from 'typescript'
import { type Edit, edited, replacing } from './edit.ts'
import { type Program, usesOf, variableOf } from './program.ts'

type Property = ts.ShorthandPropertyAssignment | (ts.PropertyAssignment & { readonly name: ts.Identifier })

/**
 * Makes variables of an object of functions that is only ever asked for its properties.
 *
 * @returns Undefined where there is none.
 */
export function unpackObject(program: Program): string | undefined {
  for (const node of program.nodes) {
    const edits = unpacked(program, node)
    if (edits) return edited(program.code, edits)
  }
  return undefined
}

function unpacked(program: Program, node: ts.Node): Edit[] | undefined {
  const variable = variableOf(node)
  const value = variable?.initializer
  if (!variable || !value || !ts.isObjectLiteralExpression(value) || !value.properties.every(isOfFunction))
    return undefined
  const properties = value.properties as unknown as readonly Property[]
  const names = new Map(properties.map((property) => [property.name.text, nameOf(program, property)]))
  const uses = usesOf(program, variable.name).map(({ parent }) => parent)
  if (!uses.every((use) => isReadOf(names, use)) || uses.some((use) => use.pos > node.pos && use.end < node.end))
    return undefined
  const variables = properties
    .filter(hasOwnFunction)
    .map((property) => `const ${names.get(property.name.text)} = ${property.initializer.getText()};`)
  const read = (use: ts.Node): string => names.get((use as ts.PropertyAccessExpression).name.text) as string
  return [replacing(node, variables.join('\n')), ...uses.map((use) => replacing(use, read(use)))]
}

const isOfFunction = (property: ts.ObjectLiteralElementLike): boolean =>
  ts.isShorthandPropertyAssignment(property) ||
  (ts.isPropertyAssignment(property) &&
    ts.isIdentifier(property.name) &&
    (ts.isArrowFunction(property.initializer) || ts.isIdentifier(property.initializer)))

const hasOwnFunction = (property: Property): property is ts.PropertyAssignment & { readonly name: ts.Identifier } =>
  ts.isPropertyAssignment(property) && !ts.isIdentifier(property.initializer)

/** The variable in its place: the one it is made of, or another. */
function nameOf(program: Program, property: Property): string {
  if (ts.isShorthandPropertyAssignment(property)) return property.name.text
  if (ts.isIdentifier(property.initializer)) return property.initializer.text
  let number = 2
  while (program.identifiers.some(({ text }) => text === `${property.name.text}${number}`)) number++
  return `${property.name.text}${number}`
}

const isReadOf = (names: ReadonlyMap<string, string>, use: ts.Node): boolean =>
  ts.isPropertyAccessExpression(use) &&
  names.has(use.name.text) &&
  !(ts.isBinaryExpression(use.parent) && use.parent.left === use)
