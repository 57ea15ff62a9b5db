-- A report as of an earlier time is answered from temporary tables, in which the pipeline's engine derives what was known
-- then. Where the right to make them was taken from everybody, as `touchline bi grant` does, it needs that right itself.
do $$
begin
  execute format('grant temporary on database %I to touchline_derive', current_database());
exception when insufficient_privilege then
  raise notice 'touchline_derive was not granted the right to temporary tables: the owner of the database has to';
end $$;
