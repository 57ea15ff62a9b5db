import { printedRelations } from './ask.ts'

/** What is said of relations and their columns. */
export const comments = `
  select c.oid::regclass::text as relation,
    'comment on ' || case when d.objsubid > 0 then 'column' when c.relkind = 'v' then 'view' else 'table' end || ' '
    || c.oid::regclass || coalesce('.' || quote_ident(a.attname), '') || ' is ' || quote_literal(d.description) || ';' as line
  from (${printedRelations}) c
  join pg_description d on d.objoid = c.oid and d.classoid = 'pg_class'::regclass
  left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
  order by d.objsubid`
