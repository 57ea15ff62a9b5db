-- After much was derived at once, PostgreSQL doesn't know how much there is until its autovacuum comes by, and reports are
-- planned for empty tables. The pipeline says when; only an owner of tables may.
create function analyze_derived() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  analyze public.identification, public.identity_link, public.person_key, public.touchpoint, public.lead,
    public.lead_assignment, public.opportunity, public.stage_change, public.contact_role, public.conversion,
    public.lead_state, public.handoff, public.bot_event_count;
end $$;
revoke execute on function analyze_derived from public;
grant execute on function analyze_derived to touchline_derive;
comment on function analyze_derived is 'Tells PostgreSQL how much is derived by now, so that it plans well.';
