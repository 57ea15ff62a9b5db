-- While much is derived into tables that were empty, they are counted again and again. For plans by then it is enough to know
-- roughly: PostgreSQL looks at a tenth of the rows that it looks at otherwise.
create function sample_derived() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp set default_statistics_target = 10 as $$
begin
  perform public.analyze_derived();
end $$;
revoke execute on function sample_derived from public;
grant execute on function sample_derived to touchline_derive;
comment on function sample_derived is 'Tells PostgreSQL roughly how much is derived by now, in a tenth of the time.';
