import type { Ask } from './ask.ts'

/** The roles that a migration makes, with what they may do beyond what is granted them. */
export async function printRoles(ask: Ask): Promise<string[]> {
  const roles = await ask<{ line: string }>(`
    select concat_ws(' ', 'create role', quote_ident(rolname),
      case when rolcanlogin then 'login' else 'nologin' end,
      case when rolsuper then 'superuser' end,
      case when rolbypassrls then 'bypassrls' end,
      case when rolcreaterole then 'createrole' end,
      case when rolcreatedb then 'createdb' end,
      case when rolreplication then 'replication' end,
      case when not rolinherit then 'noinherit' end) || ';' as line
    from pg_roles where rolname like 'touchline\\_%' order by rolname collate "C"`)
  return [roles.map(({ line }) => line).join('\n')]
}
