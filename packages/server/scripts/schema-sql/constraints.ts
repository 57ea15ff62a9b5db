import { printedRelations } from './ask.ts'

/** One line per constraint, as in the definition of its table; those of columns, `not null`, stand with the columns. */
export const constraints = `
  select c.oid::regclass::text as relation,
    'constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid, true) as line
  from (${printedRelations}) c join pg_constraint k on k.conrelid = c.oid
  where not c.relispartition and k.contype <> 'n'
  order by c.oid, k.contype <> 'p', k.conname collate "C"`
