import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A page of the documentation, by its path from the repository's root. */
export const pageOf = (path: string): Promise<string> => readFile(join(root, path), 'utf8')

/** What stands between the fences of a page's code blocks in one of `languages`, in their order. */
export const codeBlocks = (page: string, ...languages: readonly string[]): string[] =>
  [...page.matchAll(/^```(\w+)[^\n]*\n([\s\S]*?)^```$/gm)].flatMap(([, language = '', code = '']) =>
    languages.includes(language) ? [code] : [],
  )
