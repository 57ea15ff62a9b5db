-- For BI: where each lead is, and what came of its handoffs. As of now, which a view for BI knows and derived rows don't.

create or replace view reporting.leads as
select l.workspace_id,
       l.lead_id,
       l.person_id,
       l.lead_at,
       (l.lead_at at time zone w.time_zone)::date as cohort_date,
       a.channel,
       a.source,
       l.mql_known_by is not null as is_mql,
       l.mql_at,
       l.sal_known_by is not null as is_sal,
       l.sal_at,
       l.sql_known_by is not null as is_sql,
       l.sql_at,
       l.opportunity_known_by is not null as is_opportunity,
       l.opportunity_at,
       l.won_known_by is not null as is_won,
       l.won_at,
       l.lost_known_by is not null and l.won_known_by is null as is_lost,
       l.lost_at,
       l.won_known_by is null and l.lost_known_by is null as is_open,
       l.days_to_win,
       round(l.revenue_minor / power(10::numeric, w.currency_digits), w.currency_digits) as revenue,
       round(l.pipeline_minor / power(10::numeric, w.currency_digits), w.currency_digits) as pipeline,
       w.currency,
       l.owner,
       l.crm_source,
       l.crm_stage,
       l.loss_reason,
       l.in_crm as is_in_crm,
       l.is_sales_sourced,
       l.win_reason,
       l.assigned_at,
       l.requested_at,
       l.self_reported_source,
       l.refused_at,
       l.refusal_reason,
       l.recycled_at,
       l.recycle_reason,
       l.recycled_until,
       stay.state as ledger_state,
       stay.since as ledger_since,
       case when stay.state in ('NEW', 'NURTURING', 'QUALIFIED_UNASSIGNED', 'REFUSED', 'RECYCLED') then 'MARKETING'
         when stay.state in ('WON', 'LOST') then null else 'SALES' end as ledger_side,
       (select min(h.answered_at) from handoff h
         where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
           and h.direction = 'TO_SALES') as worked_at,
       (select min(h.reached_at) from handoff h
         where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
           and h.direction = 'TO_SALES') as reached_at
from lead l
join workspace w on w.workspace_id = l.workspace_id
join lead_assignment a
  on a.workspace_id = l.workspace_id and a.person_id = l.person_id and a.lead_no = l.lead_no
  and a.assign_by = 'LEAD_CREATION'
left join lead_state stay
  on stay.workspace_id = l.workspace_id and stay.person_id = l.person_id and stay.lead_no = l.lead_no
  and stay.since <= greatest(now(), l.lead_at)
  and (stay.until is null or stay.until > greatest(now(), l.lead_at));

comment on column reporting.leads.ledger_state is 'Where it is now between marketing and sales: docs/ledger.md says what each state means.';
comment on column reporting.leads.ledger_since is 'Since when it is there.';
comment on column reporting.leads.ledger_side is 'Who is accountable for it now: MARKETING or SALES. Null once it is closed.';
comment on column reporting.leads.worked_at is 'When sales first turned to it after it was handed over. Null where they did not.';
comment on column reporting.leads.reached_at is 'First two-way contact after it was handed over. Null where there was none.';

call publish_view('reporting.leads');

-- One row per handoff, with counts of 0 or 1, so that whatever it is grouped by adds up.
create view reporting.handoffs as
select h.workspace_id,
       l.lead_id,
       h.handoff_no,
       h.direction,
       a.channel,
       a.source,
       coalesce(h.owner, '(none)') as owner,
       h.opened_at,
       (h.opened_at at time zone w.time_zone)::date as opened_date,
       h.assigned_at,
       h.due_at,
       h.answered_at,
       h.response_seconds,
       h.reached_at,
       h.accept_due_at,
       h.accepted_at,
       h.refused_at,
       h.refusal_reason,
       h.recycled_at,
       h.recycle_reason,
       h.recycled_until,
       h.settled_at,
       case when h.is_answered then h.answered_at <= h.due_at end as is_answered_within_sla,
       1 as handed_over,
       (h.assigned_at is not null and h.assigned_at <= now())::integer as assigned,
       h.is_answered::integer as worked,
       (h.reached_at is not null and h.reached_at <= now())::integer as reached,
       (h.accepted_at is not null and h.accepted_at <= now())::integer as accepted,
       (h.refused_at is not null and h.refused_at <= now())::integer as refused,
       (h.recycled_at is not null and h.recycled_at <= now())::integer as recycled,
       (h.is_waiting and not h.is_answered)::integer as untouched,
       (h.is_waiting and coalesce(case
         when h.direction = 'TO_MARKETING' and h.recycled_until is not null then h.recycled_until < now()
         when not h.is_answered then h.due_at < now()
         else h.accept_due_at < now() end, false))::integer as overdue,
       h.is_counted_for_sla::integer as counted_for_sla,
       (h.is_counted_for_sla and h.is_answered and h.answered_at <= h.due_at)::integer as answered_within_sla
from (
  select known.*,
         known.due_at is not null and (known.is_answered
           or known.due_at < now() and coalesce(known.settled_at > known.due_at, true)) as is_counted_for_sla
  from (
    select o.*,
           coalesce(o.answered_at <= now(), false) as is_answered,
           coalesce(o.settled_at > now(), true) as is_waiting
    from handoff o
    where o.opened_at <= now()
  ) as known
) as h
join workspace w on w.workspace_id = h.workspace_id
join lead l on l.workspace_id = h.workspace_id and l.person_id = h.person_id and l.lead_no = h.lead_no
join lead_assignment a
  on a.workspace_id = h.workspace_id and a.person_id = h.person_id and a.lead_no = h.lead_no
  and a.assign_by = 'LEAD_CREATION';

comment on view reporting.handoffs is 'One row per handoff of a lead from one team to the other, and what came of it by now. Counts are 0 or 1.';
comment on column reporting.handoffs.workspace_id is 'The tenant.';
comment on column reporting.handoffs.lead_id is 'The lead; joins leads.lead_id. Key of this view, with workspace_id and handoff_no.';
comment on column reporting.handoffs.handoff_no is 'Counts the handoffs of the lead from 1, in time order.';
comment on column reporting.handoffs.direction is 'TO_SALES: it qualified, or came back. TO_MARKETING: it was recycled.';
comment on column reporting.handoffs.channel is 'The channel that the lead counts in; joins channel_performance.channel.';
comment on column reporting.handoffs.source is 'The source that the lead counts under.';
comment on column reporting.handoffs.owner is 'Who in sales had it when it was answered; unanswered, who had it last. (none) where nobody did.';
comment on column reporting.handoffs.opened_at is 'When it was handed over. Of a mere day, its last instant.';
comment on column reporting.handoffs.opened_date is 'That day, in the workspace''s time zone.';
comment on column reporting.handoffs.assigned_at is 'From when on somebody had it. Null where nobody did.';
comment on column reporting.handoffs.due_at is 'By when the SLA wants the first response. Null without an SLA.';
comment on column reporting.handoffs.answered_at is 'First outbound activity; to marketing, first marketing touchpoint. Null where there is none.';
comment on column reporting.handoffs.response_seconds is 'Business time from opening to the answer. Null without an answer.';
comment on column reporting.handoffs.reached_at is 'First two-way contact. Null where there is none.';
comment on column reporting.handoffs.accept_due_at is 'By when the SLA wants sales to accept or refuse. Null without an SLA, and to marketing.';
comment on column reporting.handoffs.accepted_at is 'When sales accepted it. Null where they did not.';
comment on column reporting.handoffs.refused_at is 'When sales sent it back as no lead for them. Null where they did not.';
comment on column reporting.handoffs.refusal_reason is 'Why, as the CRM has it.';
comment on column reporting.handoffs.recycled_at is 'When sales gave it back for later. Null where they did not.';
comment on column reporting.handoffs.recycle_reason is 'Why, as the CRM has it.';
comment on column reporting.handoffs.recycled_until is 'Until when marketing is to look after it. Null where nobody said.';
comment on column reporting.handoffs.settled_at is 'When it was accepted, given back, won or lost, the first of these. Null while it waits.';
comment on column reporting.handoffs.is_answered_within_sla is 'Whether it was answered in time. Null where there is no answer, or no SLA.';
comment on column reporting.handoffs.handed_over is '1.';
comment on column reporting.handoffs.assigned is '1 if somebody in sales has had it.';
comment on column reporting.handoffs.worked is '1 if it was answered.';
comment on column reporting.handoffs.reached is '1 if there was two-way contact.';
comment on column reporting.handoffs.accepted is '1 if sales accepted it.';
comment on column reporting.handoffs.refused is '1 if sales sent it back as no lead for them.';
comment on column reporting.handoffs.recycled is '1 if sales gave it back for later.';
comment on column reporting.handoffs.untouched is '1 if it waits for an answer now.';
comment on column reporting.handoffs.overdue is '1 if it waits now, and whoever has it is late.';
comment on column reporting.handoffs.counted_for_sla is '1 if it was answered, or waited for an answer when that was due; 0 without an SLA.';
comment on column reporting.handoffs.answered_within_sla is '1 if it was answered in time. Share = sum(answered_within_sla) / sum(counted_for_sla).';

call publish_view('reporting.handoffs');
