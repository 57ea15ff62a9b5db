import { printedRelations, schemas } from './ask.ts'

/**
 * One `grant` per grantee of what `objects` selects: relation, object, columns, rights, owner. What an owner may do
 * goes without saying.
 */
const grantsOn = (objects: string): string => `
  select o.relation, 'grant ' || string_agg(lower(a.privilege_type) || o.columns, ', ' order by a.privilege_type)
    || ' on ' || o.object || ' to ' || g.name || case when a.is_grantable then ' with grant option' else '' end || ';' as line
  from (${objects}) o
  cross join lateral aclexplode(o.rights) a
  cross join lateral (select case a.grantee when 0 then 'public' else a.grantee::regrole::text end as name) g
  where a.grantee <> o.owner
  group by o.relation, o.object, g.name, a.is_grantable
  order by o.object collate "C", g.name collate "C", a.is_grantable`

export const grantsOnRelations = grantsOn(`
  select c.oid::regclass::text as relation, c.oid::regclass::text as object, '' as columns,
    c.relacl as rights, c.relowner as owner
  from (${printedRelations}) c
  union all
  select c.oid::regclass::text, c.oid::regclass::text, ' (' || quote_ident(a.attname) || ')', a.attacl, c.relowner
  from (${printedRelations}) c join pg_attribute a on a.attrelid = c.oid and a.attacl is not null`)

export const grantsOnSchemas = grantsOn(`
  select nspname as relation, 'schema ' || quote_ident(nspname) as object, '' as columns, nspacl as rights,
    nspowner as owner
  from pg_namespace where nspname in ${schemas}`)

export const grantsOnFunctions = grantsOn(`
  select oid::regprocedure::text as relation, 'routine ' || oid::regprocedure as object, '' as columns,
    proacl as rights, proowner as owner
  from pg_proc where pronamespace::regnamespace::text in ${schemas}`)
