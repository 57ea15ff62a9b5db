import ts from 'typescript'
import { type Edit, edited, replacing } from './edit.ts'
import { isInBlock, isPropertyName, nodesIn, type Program, symbolOf, usesOf, variableOf } from './program.ts'

type Callee = ts.FunctionDeclaration | ts.ArrowFunction

/** A function that is called once, by a statement of its own. */
type OnlyCall = {
  readonly callee: Callee
  /** Where the function is declared. */
  readonly declaration: ts.Statement
  readonly call: ts.CallExpression
  readonly statement: ts.Statement
}

/**
 * Puts a function that is called once in the place of its call: parts of a program that are apart to be read share a
 * scope in what is shipped, where names are short and nothing needs to be a property to be shared.
 *
 * @returns Undefined where there is none.
 */
export function inlineCall(program: Program): string | undefined {
  for (const node of program.nodes) {
    const found = onlyCallOf(program, node)
    if (found) return inlined(program, found)
  }
  return undefined
}

function onlyCallOf(program: Program, declaration: ts.Node): OnlyCall | undefined {
  const callee = calleeIn(declaration)
  const name = callee && ts.isFunctionDeclaration(callee) ? callee.name : variableOf(declaration)?.name
  if (!callee || !name || !canStandElsewhere(callee)) return undefined
  const [use, another] = usesOf(program, name)
  const call = use?.parent
  if (!call || another || !ts.isCallExpression(call) || call.expression !== use) return undefined
  const statement = statementOf(call)
  const isPossible = statement && !isWithin(call, callee) && meansTheSameAt(program, callee, call)
  return isPossible ? { callee, declaration: declaration as ts.Statement, call, statement } : undefined
}

/** `function name() {…}` or `const name = () => …`, among other statements. */
function calleeIn(node: ts.Node): Callee | undefined {
  if (ts.isFunctionDeclaration(node) && node.body && !node.modifiers) return node
  const value = variableOf(node)?.initializer
  return value && ts.isArrowFunction(value) && isInBlock(node) ? value : undefined
}

/** It is run to its end at once, and what it is given has plain names. */
function canStandElsewhere(callee: Callee): boolean {
  const isPlain = callee.parameters.every(({ name, dotDotDotToken }) => ts.isIdentifier(name) && !dotDotDotToken)
  const statements = statementsOf(callee)
  const returns = [...nodesIn(callee)].filter(ts.isReturnStatement).filter((node) => functionOf(node) === callee)
  return isPlain && !callee.modifiers && !callee.asteriskToken && returns.every((node) => node === statements.at(-1))
}

const statementsOf = ({ body }: Callee): readonly ts.Statement[] => (body && ts.isBlock(body) ? body.statements : [])

function functionOf(node: ts.Node): ts.Node {
  let { parent } = node
  while (!ts.isFunctionLike(parent)) parent = parent.parent
  return parent
}

/** `call()`, `variable = call()` or `const … = call()`, and nothing else. */
function statementOf(call: ts.CallExpression): ts.Statement | undefined {
  const { parent } = call
  if (ts.isExpressionStatement(parent)) return parent
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return ts.isExpressionStatement(parent.parent) && isInBlock(parent.parent) ? parent.parent : undefined
  if (!ts.isVariableDeclaration(parent)) return undefined
  const list = parent.parent
  const isAlone = ts.isVariableDeclarationList(list) && list.declarations.length === 1
  return isAlone && ts.isVariableStatement(list.parent) ? list.parent : undefined
}

const isWithin = (inner: ts.Node, outer: ts.Node): boolean => inner.pos >= outer.pos && inner.end <= outer.end

/** Whether all that `callee` takes from around it is there where it is called, under the same names. */
const meansTheSameAt = (program: Program, callee: Callee, call: ts.CallExpression): boolean =>
  identifiersIn(callee).every((identifier) => {
    const symbol = symbolOf(program, identifier)
    const isInside = symbol?.declarations?.some((declaration) => isWithin(declaration, callee))
    return isInside || program.checker.resolveName(identifier.text, call, ts.SymbolFlags.Value, false) === symbol
  })

const identifiersIn = (node: ts.Node): ts.Identifier[] =>
  [...nodesIn(node)].filter(ts.isIdentifier).filter((identifier) => !isPropertyName(identifier))

function inlined(program: Program, { callee, declaration, call, statement }: OnlyCall): string {
  const { code } = program
  const renames = renamesOf(program, callee)
  const renamed = (node: ts.Node): string => {
    const from = node.getStart()
    const inside = renames.filter((edit) => edit.from >= from && edit.to <= node.end)
    return edited(code.slice(from, node.end), inside, from)
  }
  const given = callee.parameters.map((parameter, i) => {
    const value = call.arguments[i]?.getText() ?? (parameter.initializer && renamed(parameter.initializer))
    return `let ${renamed(parameter.name)}${value ? ` = ${value}` : ''};`
  })
  const result = resultOf(callee)
  const body = statementsOf(callee).filter((one) => !ts.isReturnStatement(one) || one.expression !== result)
  const end = result
    ? edited(
        statement.getText(),
        [replacing(call, call.parent === statement ? `(${renamed(result)})` : renamed(result))],
        statement.getStart(),
      )
    : ''
  const all = [...given, ...body.map(renamed), end].join('\n')
  return edited(code, [
    replacing(declaration, ''),
    replacing(statement, isInBlock(statement) ? all : `(() => {\n${all}\n})();`),
  ])
}

/** What it gives. */
function resultOf({ body }: Callee): ts.Expression | undefined {
  if (!body || !ts.isBlock(body)) return body
  const last = body.statements.at(-1)
  return last && ts.isReturnStatement(last) ? last.expression : undefined
}

/** Names of `callee` that mean something else elsewhere get a number. */
function renamesOf(program: Program, callee: Callee): Edit[] {
  const taken = new Set(program.identifiers.map(({ text }) => text))
  const names = new Map<ts.Symbol, string>()
  for (const identifier of identifiersIn(callee)) {
    const symbol = symbolOf(program, identifier)
    if (symbol && !names.has(symbol) && isOwn(symbol, callee) && isElsewhere(program, symbol))
      names.set(symbol, unused(symbol.name, taken))
  }
  return identifiersIn(callee).flatMap((identifier) => {
    const symbol = symbolOf(program, identifier)
    const name = symbol && names.get(symbol)
    return name ? [replacing(identifier, isShort(identifier) ? `${identifier.text}: ${name}` : name)] : []
  })
}

/** Whether it is declared by `callee` itself, rather than by what is inside. */
const isOwn = (symbol: ts.Symbol, callee: Callee): boolean =>
  !!symbol.declarations?.some((declaration) => {
    let node: ts.Node = declaration
    while (!ts.isStatement(node) && !ts.isParameter(node) && !ts.isArrowFunction(node)) node = node.parent
    return isWithin(node, callee) && (node.parent === callee || node.parent === callee.body)
  })

const isElsewhere = (program: Program, symbol: ts.Symbol): boolean =>
  program.identifiers.some(
    (other) => other.text === symbol.name && !isPropertyName(other) && symbolOf(program, other) !== symbol,
  )

function unused(name: string, taken: Set<string>): string {
  let number = 2
  while (taken.has(`${name}${number}`)) number++
  taken.add(`${name}${number}`)
  return `${name}${number}`
}

/** In `{ name }` it is the property's name as well. */
const isShort = ({ parent }: ts.Identifier): boolean =>
  ts.isShorthandPropertyAssignment(parent) ||
  (ts.isBindingElement(parent) &&
    !parent.propertyName &&
    !parent.dotDotDotToken &&
    ts.isObjectBindingPattern(parent.parent))
