import { printedRelations } from './ask.ts'

/** Indexes that no constraint brings with it. Those of a partition are its table's. */
export const indexes = `
  select c.oid::regclass::text as relation, pg_get_indexdef(i.indexrelid) || ';' as line
  from (${printedRelations}) c join pg_index i on i.indrelid = c.oid join pg_class x on x.oid = i.indexrelid
  where not c.relispartition and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  order by x.relname collate "C"`
