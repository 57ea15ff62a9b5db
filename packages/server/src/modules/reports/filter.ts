import { AppError } from '../../errors.ts'
import type { ConditionInput, FilterInput, FilterOperator } from '../../graphql/resolver-types.generated.ts'

/** What a report lets through. */
export type Filter<Dimension extends string> =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter<Dimension>[] }
  | { readonly kind: 'not'; readonly part: Filter<Dimension> }
  | Condition<Dimension>

type Condition<Dimension extends string> = {
  readonly kind: 'where'
  readonly dimension: Dimension
  readonly op: FilterOperator
  /** One, unless the operator takes a list: then at least one. */
  readonly values: readonly string[]
}

export const filterLimits = { parts: 100, depth: 8, values: 500, length: 1_000 } as const

const takesList: readonly FilterOperator[] = ['IN', 'NOT_IN']

/**
 * A filter over `dimensions`, as asked. Null without one.
 *
 * @param at Where it stands in the question.
 * @throws AppError `INPUT_INVALID`, naming the part that makes no sense.
 */
export function readFilter<Dimension extends string>(
  input: FilterInput | null | undefined,
  dimensions: readonly Dimension[],
  at = 'input.filter',
): Filter<Dimension> | null {
  if (!input) return null
  let parts = 0

  function read(part: FilterInput, path: string, depth: number): Filter<Dimension> {
    parts += 1
    if (parts > filterLimits.parts) throw invalid(at, `has more than ${filterLimits.parts} parts`)
    if (depth > filterLimits.depth) throw invalid(at, `is more than ${filterLimits.depth} deep`)
    if (part.and) return { kind: 'and', parts: readAll(part.and, `${path}.and`, depth) }
    if (part.or) return { kind: 'or', parts: readAll(part.or, `${path}.or`, depth) }
    if (part.not) return { kind: 'not', part: read(part.not, `${path}.not`, depth + 1) }
    return readCondition(part.where, `${path}.where`, dimensions)
  }

  function readAll(list: readonly FilterInput[], path: string, depth: number): Filter<Dimension>[] {
    if (list.length === 0) throw invalid(path, 'is empty: give at least one filter')
    return list.map((part, i) => read(part, `${path}[${i}]`, depth + 1))
  }

  return read(input, at, 1)
}

/** The dimensions that a filter compares. */
export function dimensionsIn<Dimension extends string>(filter: Filter<Dimension> | null): readonly Dimension[] {
  if (!filter) return []
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(dimensionsIn)
    case 'not':
      return dimensionsIn(filter.part)
    case 'where':
      return [filter.dimension]
  }
}

function readCondition<Dimension extends string>(
  { dimension: name, op, values }: ConditionInput,
  path: string,
  dimensions: readonly Dimension[],
): Condition<Dimension> {
  const dimension = dimensions.find((known) => known === name)
  if (!dimension) throw invalid(`${path}.dimension`, `is ${JSON.stringify(name)}: give one of ${dimensions.join(', ')}`)
  checkValues(values, `${path}.values`, op)
  return { kind: 'where', dimension, op, values }
}

function checkValues(values: readonly string[], path: string, op: FilterOperator): void {
  const { values: most, length } = filterLimits
  if (takesList.includes(op)) {
    if (values.length < 1 || values.length > most) throw invalid(path, `are ${values.length}: ${op} takes 1 to ${most}`)
  } else if (values.length !== 1) throw invalid(path, `are ${values.length}: ${op} takes exactly one`)
  const wrong = values.findIndex((value) => value.length > length || value.includes('\0'))
  if (wrong >= 0) throw invalid(`${path}[${wrong}]`, `is no text of at most ${length} characters without NUL`)
}

const invalid = (path: string, problem: string): AppError => new AppError('INPUT_INVALID', `${path} ${problem}`)
