import ts from 'typescript'
import { fileOf } from './emit-declarations.ts'

type Files = ReadonlyMap<string, ts.SourceFile>

/** Something declared, and where. */
type Named = { readonly file: string; readonly name: string }

const namesOf = (statement: ts.Statement): string[] => {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  }
  const { name } = statement as ts.DeclarationStatement
  return name ? [name.getText()] : []
}

/** What `file` declares under `name`: overloads are several. */
const declarationsOf = (file: ts.SourceFile, name: string): ts.Statement[] =>
  file.statements.filter((statement) => namesOf(statement).includes(name))

/** What `file` knows from other files, by the name it has there. */
function importsOf(file: ts.SourceFile): Map<string, Named> {
  const imports = new Map<string, Named>()
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const from = fileOf(file, statement.moduleSpecifier)
    const bindings = statement.importClause?.namedBindings
    if (!from || !bindings || !ts.isNamedImports(bindings)) continue
    for (const { name, propertyName } of bindings.elements) {
      imports.set(name.text, { file: from, name: (propertyName ?? name).text })
    }
  }
  return imports
}

/** What an entry exports: its own declarations are in other files. */
export function exportsOf(entry: ts.SourceFile): Named[] {
  return entry.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return []
    const file = fileOf(entry, statement.moduleSpecifier)
    const { exportClause } = statement
    if (!file || !exportClause || !ts.isNamedExports(exportClause)) return []
    return exportClause.elements.map(({ name }) => ({ file, name: name.text }))
  })
}

function identifiersIn(node: ts.Node): string[] {
  const found: string[] = []
  const visit = (inner: ts.Node): void => {
    if (ts.isIdentifier(inner)) found.push(inner.text)
    ts.forEachChild(inner, visit)
  }
  visit(node)
  return found
}

/** Every declaration that `named` are made of, themselves included, by file. */
export function reachable(files: Files, named: readonly Named[]): ReadonlyMap<string, ReadonlySet<ts.Statement>> {
  const found = new Map<string, Set<ts.Statement>>()
  const visit = ({ file, name }: Named): void => {
    const source = files.get(file)
    if (!source) return
    const statements = found.get(file) ?? new Set()
    found.set(file, statements)
    for (const statement of declarationsOf(source, name)) {
      if (statements.has(statement)) continue
      statements.add(statement)
      const imports = importsOf(source)
      for (const used of identifiersIn(statement)) visit(imports.get(used) ?? { file, name: used })
    }
  }
  named.forEach(visit)
  return found
}
