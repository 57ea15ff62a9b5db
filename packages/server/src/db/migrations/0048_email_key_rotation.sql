-- Inputs that were rewritten: all that is derived of them has to be derived again.

create table rebuild_due (
  workspace_id uuid        not null,
  since        timestamptz not null,

  primary key (workspace_id)
);
call guard_by_workspace('rebuild_due');
grant select, delete on rebuild_due to touchline_derive;
comment on table rebuild_due is 'Workspaces whose inputs were rewritten. What is derived of them is of before until all of it is derived again; nothing is derived of them batch by batch meanwhile.';
comment on column rebuild_due.workspace_id is 'The tenant.';
comment on column rebuild_due.since is 'When its inputs were rewritten.';
