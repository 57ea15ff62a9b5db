import ts from 'typescript'

const fileName = 'bundle.js'

/** A bundle that was read: it knows what each name means. */
export type Program = {
  readonly code: string
  readonly nodes: readonly ts.Node[]
  readonly identifiers: readonly ts.Identifier[]
  readonly checker: ts.TypeChecker
}

/** Nothing is looked up on disk: a bundle holds all there is, but for what the browser has. */
export function programOf(code: string): Program {
  const file = ts.createSourceFile(fileName, code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS)
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === fileName ? file : undefined),
    getDefaultLibFileName: () => 'none.d.ts',
    writeFile: () => {},
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === fileName,
    readFile: () => undefined,
  }
  const options: ts.CompilerOptions = { allowJs: true, noLib: true, noResolve: true, types: [] }
  const nodes = [...nodesIn(file)]
  const checker = ts.createProgram([fileName], options, host).getTypeChecker()
  return { code, nodes, identifiers: nodes.filter(ts.isIdentifier), checker }
}

/** `node` and all that is in it. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  node.forEachChild((child) => void children.push(child))
  for (const child of children) yield* nodesIn(child)
}

/** What an identifier means. In `{ name }` that is the variable, not the property or the export. */
export function symbolOf({ checker }: Program, identifier: ts.Identifier): ts.Symbol | undefined {
  const { parent } = identifier
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent)
  if (ts.isExportSpecifier(parent)) return checker.getExportSpecifierLocalTargetSymbol(parent)
  return checker.getSymbolAtLocation(identifier)
}

/** Where the variable that `name` declares is named otherwise. */
export function usesOf(program: Program, name: ts.Identifier): ts.Identifier[] {
  const symbol = symbolOf(program, name)
  return program.identifiers.filter(
    (other) => other !== name && other.text === name.text && symbolOf(program, other) === symbol,
  )
}

/** Whether it is the name of a property, which has nothing to do with variables. */
export const isPropertyName = (identifier: ts.Identifier): boolean => {
  const { parent } = identifier
  return (
    ((ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === identifier) ||
    (ts.isBindingElement(parent) && parent.propertyName === identifier)
  )
}

const isAssignment = ({ kind }: ts.Node): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment

const isStep = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.PlusPlusToken || kind === ts.SyntaxKind.MinusMinusToken

/** Whether it may get another value here. */
const isWritten = (identifier: ts.Identifier): boolean => {
  const { parent } = identifier
  return (
    (ts.isBinaryExpression(parent) && parent.left === identifier && isAssignment(parent.operatorToken)) ||
    ((ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) && isStep(parent.operator)) ||
    ts.isArrayLiteralExpression(parent) ||
    ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && parent.initializer === identifier)
  )
}

/** Whether the variable never gets another value than its first. */
export const isConstant = (program: Program, name: ts.Identifier): boolean =>
  !isWritten(name) && !usesOf(program, name).some(isWritten)

/** Whether `name` means at `place` what it means where it is. */
export const meansTheSame = (program: Program, name: ts.Identifier, place: ts.Node): boolean =>
  program.checker.resolveName(name.text, place, ts.SymbolFlags.Value, false) === symbolOf(program, name)

/** The one variable that a statement declares, and nothing else. */
export function variableOf(node: ts.Node): (ts.VariableDeclaration & { readonly name: ts.Identifier }) | undefined {
  if (!ts.isVariableStatement(node)) return undefined
  const [variable, another] = node.declarationList.declarations
  return variable && !another && ts.isIdentifier(variable.name)
    ? (variable as ts.VariableDeclaration & { readonly name: ts.Identifier })
    : undefined
}

/** Whether it stands among other statements. */
export const isInBlock = ({ parent }: ts.Node): boolean => ts.isBlock(parent) || ts.isSourceFile(parent)
