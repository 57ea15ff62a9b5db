import { type Ask, printedRelations } from './ask.ts'
import { type ByRelation, linesOfEach } from './by-relation.ts'
import { columns } from './columns.ts'
import { comments } from './comments.ts'
import { constraints } from './constraints.ts'
import { grantsOnRelations } from './grants.ts'
import { indexes } from './indexes.ts'
import { policies } from './policies.ts'

type Relation = {
  readonly name: string
  /** Storage parameters of a table, options of a view. */
  readonly options: string | null
  readonly partitionedBy: string | null
  /** Table and bounds, of a partition. */
  readonly partitionOf: string | null
  /** What a view selects. */
  readonly selects: string | null
  /** Who has it, where that is a role of ours and not whoever migrates. */
  readonly owner: string | null
}

/** Each table and view, and after it all that hangs on it. */
export async function printRelations(ask: Ask): Promise<string[]> {
  const relations = await ask<Relation>(`
    select c.oid::regclass::text as name, array_to_string(c.reloptions, ', ') as options,
      case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionedBy",
      case when c.relkind = 'v' then pg_get_viewdef(c.oid, true) end as selects,
      case when c.relowner::regrole::text like 'touchline\\_%' then c.relowner::regrole::text end as owner,
      (select i.inhparent::regclass || ' ' || pg_get_expr(c.relpartbound, c.oid)
       from pg_inherits i where i.inhrelid = c.oid and c.relispartition) as "partitionOf"
    from (${printedRelations}) c order by c.relkind = 'v', c.oid::regclass::text collate "C"`)
  const members = await linesOfEach(ask, [columns, constraints])
  const after = await linesOfEach(ask, [indexes, policies, grantsOnRelations, comments])
  return relations.map((relation) =>
    [define(relation, of(relation, members)), ...ownedBy(relation), ...of(relation, after)].join('\n'),
  )
}

const of = ({ name }: Relation, kinds: readonly ByRelation[]): string[] => kinds.flatMap((kind) => kind.get(name) ?? [])

const ownedBy = ({ name, owner }: Relation): string[] => (owner ? [`alter view ${name} owner to ${owner};`] : [])

function define({ name, options, partitionedBy, partitionOf, selects }: Relation, members: readonly string[]): string {
  const having = options ? ` with (${options})` : ''
  if (selects) return `create view ${name}${having} as\n${selects}`
  if (partitionOf) return `create table ${name} partition of ${partitionOf}${having};`
  const partitioning = partitionedBy ? ` partition by ${partitionedBy}` : ''
  return `create table ${name} (\n${members.map((member) => `  ${member}`).join(',\n')}\n)${partitioning}${having};`
}
