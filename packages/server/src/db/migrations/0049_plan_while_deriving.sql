-- What is derived is counted while much of it is derived, in the same transaction where a workspace is rebuilt: whoever else
-- wants it counted then doesn't wait for that.
create or replace function analyze_derived() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  analyze (skip_locked) public.identification, public.identity_link, public.person_key, public.account_person,
    public.account, public.touchpoint, public.exposure, public.lead, public.lead_assignment, public.opportunity,
    public.stage_change, public.contact_role, public.conversion, public.lead_state, public.handoff,
    public.bot_event_count, public.channel_cohort, public.channel_cohort_win;
end $$;
