-- Erasing persons: what stays of one is a tombstone, which keeps it from being stored again.

-- With the secret, a key could be guessed from its tombstone: it is a secret of its own, and never leaves the database.
alter table workspace_secret drop constraint workspace_secret_purpose_known;
alter table workspace_secret add constraint workspace_secret_purpose_known check (purpose in ('EMAIL', 'TOMBSTONE'));
comment on column workspace_secret.secret is
  'EMAIL: key of the HMAC that turns an address''s hash into an identity key. TOMBSTONE: keys the hashes of what was erased.';
insert into workspace_secret (workspace_id, purpose, secret)
select workspace_id, 'TOMBSTONE', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
from workspace;

-- A log of acts, without whom they concerned: of that, the tombstones hold all that may be kept.
create table erasure (
  workspace_id uuid        not null,
  erasure_id   uuid        not null,
  erased_at    timestamptz not null,
  command      text        not null,
  events       integer     not null,
  records      integer     not null,
  mentions     integer     not null,
  touchpoints  integer     not null,
  leads        integer     not null,

  primary key (workspace_id, erasure_id)
);
call guard_by_workspace('erasure');
comment on table erasure is 'An erasure that was asked for and done: when, by what command, and how many rows went.';
comment on column erasure.command is 'What was asked, without the key: `touchline erase --email`.';
comment on column erasure.events is 'Events deleted.';
comment on column erasure.records is 'Versions of CRM records deleted.';
comment on column erasure.mentions is 'Rows of others that named a key of the person, and no longer do.';
comment on column erasure.touchpoints is 'Derived touchpoints that were the person''s.';
comment on column erasure.leads is 'Derived leads that were the person''s.';

create table tombstone (
  workspace_id uuid        not null,
  subject_hash bytea       not null,
  kind         text        not null,
  erasure_id   uuid        not null,
  erased_at    timestamptz not null,

  primary key (workspace_id, subject_hash),
  constraint tombstone_kind_known check (kind in ('KEY', 'STREAM'))
);
call guard_by_workspace('tombstone');
grant select on tombstone to touchline_ingest;
comment on table tombstone is 'What was erased, as a keyed hash: enough to know it again, and to say nothing else.';
comment on column tombstone.kind is 'KEY: nothing that names it is stored. STREAM: nothing of it that happened until erased_at is.';
comment on column tombstone.erasure_id is 'The erasure that it came of. It is never removed.';

-- Of a key, or of 'stream:' and the stream's id. Null where the workspace has no secret, and so no tombstone.
create function tombstone_hash(of_workspace uuid, subject text) returns bytea language sql stable
  return (
    select sha256(s.secret || sha256(s.secret || convert_to(subject, 'UTF8')))
    from workspace_secret s where s.workspace_id = of_workspace and s.purpose = 'TOMBSTONE');

-- Which of these subjects, each of the workspace beside it, are erased. Whoever stores inputs asks this in the statement
-- that stores them: an erasure then waits for that transaction, or that transaction for the erasure. It is volatile so
-- that it sees the tombstones of an erasure which it has waited for.
create function erased_among(workspaces uuid[], subjects text[])
  returns table (workspace_id uuid, subject text, erased_at timestamptz) language plpgsql volatile as $$
#variable_conflict use_column
declare
  each uuid;
begin
  for each in select distinct w.id from unnest(workspaces) as w (id) order by w.id loop
    perform pg_advisory_xact_lock_shared(hashtextextended('inputs:' || each, 0));
  end loop;
  if exists (select from tombstone t where t.workspace_id = any(workspaces)) then
    return query
      select t.workspace_id, asked.subject, t.erased_at
      from unnest(workspaces, subjects) as asked (workspace_id, subject)
      join tombstone t on t.workspace_id = asked.workspace_id
        and t.subject_hash = tombstone_hash(asked.workspace_id, asked.subject);
  end if;
end $$;

-- Erasing looks for whatever names a key, while nothing can be stored: without these it would read everything.
create index event_by_named_key on event using gin ((body->'keys')) where body ? 'keys';
create index crm_record_by_address on crm_record (workspace_id, (fields->>'emailKey')) where object = 'LEAD';

-- What came lately, for `tail` and `doctor`. Events are appended, so a summary of each stretch of the table will do: it costs
-- next to nothing to keep, and leads to the last stretches.
create index event_by_received_at on event using brin (received_at) with (autosummarize = on);
