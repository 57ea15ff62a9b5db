-- Taking persons apart who were joined wrongly, and joining them again: decisions, and so inputs.

create table identity_decision (
  workspace_id uuid        not null,
  decision_no  integer     not null,
  kind         text        not null,
  decided_at   timestamptz not null,
  command      text        not null,
  pairs        integer     not null,

  primary key (workspace_id, decision_no),
  constraint identity_decision_kind_known check (kind in ('SPLIT', 'JOIN'))
);
call guard_by_workspace('identity_decision');
grant select on identity_decision to touchline_derive;
comment on table identity_decision is 'A decision that keys are not one person''s after all (SPLIT), or one that takes this back (JOIN). Never edited.';
comment on column identity_decision.decision_no is 'Counts them in each workspace: of those that are about a pair, the highest holds.';
comment on column identity_decision.command is 'What was asked, without the keys: `touchline split-person --crm`.';
comment on column identity_decision.pairs is 'Of how many pairs it was. Erasing a person deletes those that name a key of theirs.';

create table identity_decision_pair (
  workspace_id uuid    not null,
  key          text    collate "C" not null,
  other_key    text    collate "C" not null,
  decision_no  integer not null,

  primary key (workspace_id, key, other_key, decision_no),
  constraint identity_decision_pair_is_of_two check (key <> other_key)
);
create index identity_decision_pair_by_other_key on identity_decision_pair (workspace_id, other_key);
call guard_by_workspace('identity_decision_pair');
grant select on identity_decision_pair to touchline_derive;
comment on table identity_decision_pair is 'Two keys that a decision is about, in either order: whatever links them counts for nothing while they are split.';
