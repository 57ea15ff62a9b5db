import { printedRelations } from './ask.ts'

/** Row-level security: that it is on, and who sees which rows. */
export const policies = `
  select relation, line from (
    select c.oid::regclass::text as relation, '' as name,
      'alter table ' || c.oid::regclass || ' enable row level security;' as line
    from (${printedRelations}) c where c.relrowsecurity
    union all
    select c.oid::regclass::text, '', 'alter table ' || c.oid::regclass || ' force row level security;'
    from (${printedRelations}) c where c.relforcerowsecurity
    union all
    select c.oid::regclass::text, p.polname, concat_ws(' ',
      'create policy', quote_ident(p.polname), 'on', c.oid::regclass,
      case when not p.polpermissive then 'as restrictive' end,
      'for', case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
      'to', (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ' order by r::regrole::text collate "C")
             from unnest(p.polroles) r),
      'using (' || pg_get_expr(p.polqual, p.polrelid, true) || ')',
      'with check (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')') || ';'
    from (${printedRelations}) c join pg_policy p on p.polrelid = c.oid
  ) said order by relation, name collate "C", line collate "C"`
