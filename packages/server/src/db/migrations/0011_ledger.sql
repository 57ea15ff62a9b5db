-- The ledger of leads: in which state each was when, and its handoffs between marketing and sales. Computed, like all
-- that hangs on leads.

create table lead_state (
  workspace_id  uuid        not null,
  person_id     uuid        not null,
  lead_no       integer     not null,
  since         timestamptz not null,
  until         timestamptz,
  state         text        not null,
  handoff_no    integer,
  overdue_from  timestamptz,
  overdue_until timestamptz,

  primary key (workspace_id, person_id, lead_no, since),
  constraint lead_state_known check (state in ('NEW', 'NURTURING', 'QUALIFIED_UNASSIGNED', 'UNTOUCHED', 'WORKING',
    'ACCEPTED', 'IN_PIPELINE', 'REFUSED', 'RECYCLED', 'WON', 'LOST')),
  constraint lead_state_lasts check (until > since)
);
-- Of the ledger as of now, which is what is asked for most: states that have ended are left out.
create index lead_state_lasting on lead_state (workspace_id, state, since) where until is null;
call guard_by_workspace('lead_state');
grant select, insert, delete on lead_state to touchline_derive;
grant select on lead_state to touchline_reader;

comment on table lead_state is 'How long a lead was in which state. From lead_at on each lead is in exactly one at any instant.';
comment on column lead_state.workspace_id is 'The tenant.';
comment on column lead_state.person_id is 'Whose lead it is.';
comment on column lead_state.lead_no is 'Which of the person''s leads.';
comment on column lead_state.since is 'From when on. It is in.';
comment on column lead_state.until is 'Until when; it is not in. Null where nothing that is known ends it.';
comment on column lead_state.state is 'Where the lead was between marketing and sales; docs/ledger.md says what each means.';
comment on column lead_state.handoff_no is 'The handoff that it was in. Null where it was in none.';
comment on column lead_state.overdue_from is 'After it, whoever was accountable for the lead was late. Null where no clock ran.';
comment on column lead_state.overdue_until is 'Until when they were late. Null where that lasted as long as the state.';

create table handoff (
  workspace_id     uuid        not null,
  person_id        uuid        not null,
  lead_no          integer     not null,
  handoff_no       integer     not null,
  direction        text        not null,
  opened_at        timestamptz not null,
  ended_at         timestamptz,
  owner            text,
  assigned_at      timestamptz,
  due_at           timestamptz,
  accept_due_at    timestamptz,
  answered_at      timestamptz,
  response_seconds integer,
  reached_at       timestamptz,
  accepted_at      timestamptz,
  refused_at       timestamptz,
  refusal_reason   text,
  recycled_at      timestamptz,
  recycle_reason   text,
  recycled_until   timestamptz,
  settled_at       timestamptz,

  primary key (workspace_id, person_id, lead_no, handoff_no),
  constraint handoff_direction_known check (direction in ('TO_SALES', 'TO_MARKETING'))
);
create index handoff_by_opening on handoff (workspace_id, opened_at);
call guard_by_workspace('handoff');
grant select, insert, delete on handoff to touchline_derive;
grant select on handoff to touchline_reader;

comment on table handoff is 'A lead passed from marketing to sales when it qualified, or back to marketing when sales recycled it.';
comment on column handoff.workspace_id is 'The tenant.';
comment on column handoff.person_id is 'Whose lead it is.';
comment on column handoff.lead_no is 'Which of the person''s leads.';
comment on column handoff.handoff_no is 'Counts the handoffs of the lead from 1, in time order.';
comment on column handoff.direction is 'TO_SALES or TO_MARKETING.';
comment on column handoff.opened_at is 'When it was handed over. Of a mere day, its last instant.';
comment on column handoff.ended_at is 'When it was given back, won or lost; of one to marketing, when it came back too. Null while nothing ended it.';
comment on column handoff.owner is 'Who in sales had it when it was answered; unanswered, who had it last. Null where nobody did.';
comment on column handoff.assigned_at is 'From when on somebody had it. Null where nobody did.';
comment on column handoff.due_at is 'By when the SLA wants a first response, or to marketing first nurturing. Null without an SLA.';
comment on column handoff.accept_due_at is 'By when the SLA wants sales to accept or refuse. Null without an SLA, and to marketing.';
comment on column handoff.answered_at is 'First outbound activity of sales; to marketing, first marketing touchpoint. Null where there is none.';
comment on column handoff.response_seconds is 'Business time from opening to the answer. Null while there is none.';
comment on column handoff.reached_at is 'First two-way contact. Null where there is none.';
comment on column handoff.accepted_at is 'When sales accepted it. Null where they did not; so are the five below.';
comment on column handoff.refused_at is 'When sales sent it back as no lead for them.';
comment on column handoff.refusal_reason is 'Why, as the CRM has it.';
comment on column handoff.recycled_at is 'When sales gave it back for later.';
comment on column handoff.recycle_reason is 'Why, as the CRM has it.';
comment on column handoff.recycled_until is 'Until when marketing is to look after it.';
comment on column handoff.settled_at is 'When it was accepted, given back, won or lost, the first of these. Null while it waits for one.';

-- What was there before gets its ledger as soon as the queue is worked off.
insert into changed (workspace_id, kind, subject)
select distinct workspace_id, 'STREAM', stream_id::text from event
union all
select distinct workspace_id, 'KEY', 'crm:' || system || ':' || record_id from crm_record where object = 'LEAD';
