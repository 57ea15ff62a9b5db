import { errorCatalog } from '../src/errors.ts'

const introduction = `<!-- Printed from packages/server/src/errors.ts by \`pnpm generate\`. Do not edit. -->

# Errors

Every failure that a person can act on has a code that stays the same from version to version, a message that names what
is wrong, and a remedy. On the command line the three are printed together. Over HTTP an error has the status below and
the body \`{ "error": { "code", "message", "remedy" } }\`; in GraphQL code and remedy are in \`extensions\`.
Anything else is a bug: over HTTP it is \`INTERNAL\` with status 500, and what went wrong is in the server's log alone.
`

/** Prints the catalogue of errors as a page, sorted by code. */
export function printErrors(): string {
  const rows = Object.entries(errorCatalog)
    .sort(([code], [other]) => (code < other ? -1 : 1))
    .map(([code, { status, remedy }]) => row([`\`${code}\``, String(status), remedy]))
  return [introduction, row(['code', 'HTTP', 'what to do']), row(['---', '---', '---']), ...rows, ''].join('\n')
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
