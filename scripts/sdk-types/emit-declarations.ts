import { dirname, join } from 'node:path'
import ts from 'typescript'

/** The declarations of every source file that the entries reach, by its path. */
export function emitDeclarations(entries: readonly string[], tsconfig: string): ReadonlyMap<string, ts.SourceFile> {
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig))
  const emitting = { ...options, noEmit: false, declaration: true, emitDeclarationOnly: true }
  const emitted = new Map<string, ts.SourceFile>()
  ts.createProgram(entries, emitting).emit(undefined, (path, text) => {
    const source = path.replace(/\.d\.ts$/, '.ts')
    emitted.set(source, ts.createSourceFile(source, text, ts.ScriptTarget.Latest, true))
  })
  return emitted
}

/** The file that `from` names so. Undefined for what is no file of ours. */
export const fileOf = (from: ts.SourceFile, specifier: ts.Expression | undefined): string | undefined =>
  specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.')
    ? join(dirname(from.fileName), specifier.text)
    : undefined
