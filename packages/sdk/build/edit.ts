import type ts from 'typescript'

/** What comes in the place of a piece of code. */
export type Edit = { readonly from: number; readonly to: number; readonly text: string }

export const replacing = (node: ts.Node, text: string): Edit => ({ from: node.getStart(), to: node.end, text })

/** `code` with `edits`, whose places are counted from `start`. Of two, the one inside the other is left out. */
export function edited(code: string, edits: readonly Edit[], start = 0): string {
  const outer = edits.filter((edit) => !edits.some((other) => other !== edit && isWithin(edit, other)))
  const lastFirst = outer.sort((one, other) => other.from - one.from)
  return lastFirst.reduce(
    (text, edit) => text.slice(0, edit.from - start) + edit.text + text.slice(edit.to - start),
    code,
  )
}

const isWithin = (inner: Edit, outer: Edit): boolean => inner.from >= outer.from && inner.to <= outer.to
