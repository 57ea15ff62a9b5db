import { type RawBuilder, sql } from 'kysely'
import { anyText } from '../../db/any-of.ts'
import type { FilterOperator } from '../../graphql/resolver-types.generated.ts'
import type { Filter } from './filter.ts'

/** The condition that a filter means, over columns that are called like the dimensions and never null. */
export function passes(filter: Filter<string> | null): RawBuilder<unknown> {
  if (!filter) return sql`true`
  switch (filter.kind) {
    case 'and':
      return sql`(${sql.join(filter.parts.map(passes), sql` and `)})`
    case 'or':
      return sql`(${sql.join(filter.parts.map(passes), sql` or `)})`
    case 'not':
      return sql`(not ${passes(filter.part)})`
    case 'where':
      return sql`(${compare[filter.op](sql.ref(filter.dimension), filter.values)})`
  }
}

type Compare = (column: RawBuilder<unknown>, values: readonly string[]) => RawBuilder<unknown>

const compare: Record<FilterOperator, Compare> = {
  EQ: (column, values) => sql`${column} = ${anyText(values)}`,
  IN: (column, values) => sql`${column} = ${anyText(values)}`,
  NEQ: (column, values) => sql`not ${column} = ${anyText(values)}`,
  NOT_IN: (column, values) => sql`not ${column} = ${anyText(values)}`,
  CONTAINS: (column, [value]) => sql`position(${value}::text in ${column}) > 0`,
  STARTS_WITH: (column, [value]) => sql`starts_with(${column}, ${value})`,
  GT: (column, [value]) => sql`${column} collate "C" > ${value}`,
  GTE: (column, [value]) => sql`${column} collate "C" >= ${value}`,
  LT: (column, [value]) => sql`${column} collate "C" < ${value}`,
  LTE: (column, [value]) => sql`${column} collate "C" <= ${value}`,
}
