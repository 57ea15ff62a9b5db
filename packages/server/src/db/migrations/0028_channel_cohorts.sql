-- Roll-ups of leads: what channelPerformance asks most is read from a row for each day and channel, however many leads there
-- are. Kept by the pipeline, together with the leads that they are sums of.

create table channel_cohort (
  workspace_id     uuid    not null,
  assign_by        text    not null,
  cohort_day       date    not null,
  channel          text    not null,
  leads            integer not null,
  mqls             integer not null,
  accepted         integer not null,
  sqls             integer not null,
  opportunities    integer not null,
  won              integer not null,
  lost             integer not null,
  pipeline_minor   bigint  not null,
  revenue_minor    bigint  not null,
  worked           integer not null,
  reached          integer not null,
  untouched        integer not null,
  handoffs_due     integer not null,
  answered_in_time integer not null,

  primary key (workspace_id, assign_by, cohort_day, channel)
);
call guard_by_workspace('channel_cohort');
grant select, insert, update, delete on channel_cohort to touchline_derive;
grant select on channel_cohort to touchline_reader;

comment on table channel_cohort is 'Leads created on a day that count in a channel, added up. What depends on the time of asking is as it will be once all that is known by now has come to pass: clocks have run out, states have ended.';
comment on column channel_cohort.workspace_id is 'The tenant.';
comment on column channel_cohort.assign_by is 'The way to choose where a lead counts.';
comment on column channel_cohort.cohort_day is 'The day, in the workspace''s time zone, on which the leads were created.';
comment on column channel_cohort.channel is 'The channel that they count in.';
comment on column channel_cohort.leads is 'How many there are. Without any there is no row.';
comment on column channel_cohort.mqls is 'Of them, those that became an MQL on whatever day. So are the five below.';
comment on column channel_cohort.accepted is 'Those that became a SAL.';
comment on column channel_cohort.sqls is 'Those that became an SQL.';
comment on column channel_cohort.opportunities is 'Those with an opportunity.';
comment on column channel_cohort.won is 'Those that were won.';
comment on column channel_cohort.lost is 'Those that were lost and never won.';
comment on column channel_cohort.pipeline_minor is 'Their opportunities'' amounts, in minor units of the workspace''s currency.';
comment on column channel_cohort.revenue_minor is 'The amounts won, likewise.';
comment on column channel_cohort.worked is 'Those whose handoff sales answered.';
comment on column channel_cohort.reached is 'Those whom sales reached.';
comment on column channel_cohort.untouched is 'Those handed over that nobody in sales has turned to.';
comment on column channel_cohort.handoffs_due is 'Their handoffs to sales of which the SLA says whether they were answered in time.';
comment on column channel_cohort.answered_in_time is 'Of these, those that were.';

create table channel_cohort_win (
  workspace_id uuid    not null,
  assign_by    text    not null,
  cohort_day   date    not null,
  channel      text    not null,
  days_to_win  integer not null,
  won          integer not null,

  primary key (workspace_id, assign_by, cohort_day, channel, days_to_win)
);
call guard_by_workspace('channel_cohort_win');
grant select, insert, update, delete on channel_cohort_win to touchline_derive;
grant select on channel_cohort_win to touchline_reader;

comment on table channel_cohort_win is 'The won leads of a row of channel_cohort, by how many days it took: medians can''t be added up.';
comment on column channel_cohort_win.workspace_id is 'The tenant.';
comment on column channel_cohort_win.assign_by is 'As in channel_cohort; so are the two below.';
comment on column channel_cohort_win.days_to_win is 'Calendar days from creation to won.';
comment on column channel_cohort_win.won is 'How many leads took as long. Without any there is no row.';

-- What of the ledger may yet be otherwise without anything being written: few rows, as time has passed most.
create index handoff_changing_until on handoff
  (workspace_id, greatest(opened_at, answered_at, reached_at, case when answered_at is null then due_at end))
  where direction = 'TO_SALES';
create index lead_state_untouched_until on lead_state (workspace_id, greatest(since, until))
  where state in ('QUALIFIED_UNASSIGNED', 'UNTOUCHED');

-- Reports warn of stages that the stage map doesn't know: few leads are in one.
create index lead_in_unmapped_stage on lead (workspace_id, lead_at) where crm_stage is not null and stage is null;

create or replace function analyze_derived() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  analyze public.identification, public.identity_link, public.person_key, public.touchpoint, public.lead,
    public.lead_assignment, public.opportunity, public.stage_change, public.contact_role, public.conversion,
    public.lead_state, public.handoff, public.bot_event_count, public.channel_cohort, public.channel_cohort_win;
end $$;
