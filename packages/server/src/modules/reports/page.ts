import { AppError } from '../../errors.ts'

export type Edge<Node> = { readonly node: Node; readonly cursor: string }

export type PageInfo = {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

/** A page of a connection. */
export type Page<Node> = { readonly edges: readonly Edge<Node>[]; readonly pageInfo: PageInfo }

/** Which part of a list is wanted: `size` of it from an end, between two cursors. */
export type PageQuestion<Cursor> = {
  readonly size: number
  readonly fromEnd: boolean
  readonly after: Cursor | null
  readonly before: Cursor | null
}

type PageArgs = {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

const usualSize = 50
const largestSize = 200

/** @throws AppError `INPUT_INVALID` */
export function pageQuestion<Cursor>(args: PageArgs, decode: (cursor: string) => Cursor): PageQuestion<Cursor> {
  const { first, after, last, before } = args
  if (first != null && last != null) throw new AppError('INPUT_INVALID', 'Both first and last are given: give one')
  return {
    size: checkedSize(last == null ? 'first' : 'last', last ?? first ?? usualSize),
    fromEnd: last != null,
    after: after == null ? null : decode(after),
    before: before == null ? null : decode(before),
  }
}

function checkedSize(name: 'first' | 'last', size: number): number {
  if (size >= 1 && size <= largestSize) return size
  throw new AppError('INPUT_INVALID', `${name} is ${size}: give 1 to ${largestSize}`)
}

/**
 * The page that `found` makes.
 *
 * @param found One more than the page is to have, if there is more; from the end if asked so, that is last first.
 */
export function pageOf<Node>(
  found: readonly Node[],
  { size, fromEnd, after, before }: PageQuestion<unknown>,
  cursorOf: (node: Node) => string,
): Page<Node> {
  const nodes = found.slice(0, size)
  const edges = (fromEnd ? nodes.toReversed() : nodes).map((node) => ({ node, cursor: cursorOf(node) }))
  const isMore = found.length > size
  return {
    edges,
    pageInfo: {
      hasNextPage: fromEnd ? before !== null : isMore,
      hasPreviousPage: fromEnd ? isMore : after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
