/** Rows of a statement about the catalogue. */
export type Ask = <Row>(statement: string) => Promise<Row[]>

/** The schemas that are ours. */
export const schemas = `('public', 'reporting')`

/** What is printed of them: not the journal of migrations, and not what belongs to an index or a table. */
export const printedRelations = `
  select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ${schemas} and c.relkind in ('r', 'p', 'v') and c.oid <> 'public.schema_migration'::regclass`
