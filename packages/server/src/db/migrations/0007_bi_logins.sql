-- Logins for BI tools, each bound to one workspace by who has logged in, which a session can't change. A setting is no
-- such wall: whoever is connected can set it.

-- Roles belong to the cluster, as in 0001. touchline_reporting owns the views, and so is the one by whose rights and
-- policies they read; touchline_bi is what all BI logins are members of.
do $$
declare
  role_name name;
  may_act_as text := case when current_setting('server_version_num')::integer < 160000 then 'MEMBER' else 'SET' end;
begin
  foreach role_name in array array['touchline_reporting', 'touchline_bi'] loop
    if to_regrole(role_name::text) is null then
      begin
        execute format('create role %I nologin', role_name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
  if not pg_has_role('touchline_reporting', may_act_as) then
    grant touchline_reporting to current_user;
  end if;
end $$;

-- Databases made before PostgreSQL 15 let everybody create things here.
revoke create on schema public from public;

-- What one who only reads could still do to others: fill the disk with large objects, and hold the locks under which
-- CRM records are stored and leads derived. Only a superuser can close these; docs/configuration.md says how.
do $$
declare routine regprocedure;
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then return; end if;
  for routine in
    select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace
      and (proname in ('lo_creat', 'lo_create', 'lo_from_bytea') or proname ~ '^pg_(try_)?advisory_')
  loop
    execute format('revoke execute on function %s from public', routine);
    execute format('grant execute on function %s to touchline_ingest, touchline_derive', routine);
  end loop;
end $$;

create table bi_login (
  workspace_id uuid        not null,
  login_name   text        collate "C" not null,
  name         text        not null,
  created_at   timestamptz not null,
  revoked_at   timestamptz,

  primary key (workspace_id, login_name)
);
-- Each report that a BI login asks for begins by looking up its workspace.
create index bi_login_by_name on bi_login (login_name);

comment on table bi_login is 'Logins of PostgreSQL that read the reporting views of one workspace. Their passwords are PostgreSQL''s alone.';
comment on column bi_login.login_name is 'The role that logs in. Roles are unique in a cluster, so no name is given twice.';
comment on column bi_login.name is 'What it is for.';
comment on column bi_login.revoked_at is 'From then on it sees nothing. Null while it may log in.';

-- The workspace that a view for BI shows. Whoever may act as the reader names it, as everywhere; anybody else has the one
-- that their login was granted for, whatever they set and whatever role they act in. Null, and so no row, otherwise.
create function reporting_workspace() returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return case when pg_has_role(session_user, 'touchline_reader', 'MEMBER') then public.current_workspace()
    else (select workspace_id from public.bi_login where login_name = session_user::text and revoked_at is null) end;

-- As before, and the views for BI see the workspace of whoever asks. `(select …)` is evaluated once, not for each row.
create or replace procedure guard_by_workspace(guarded regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format(
    'create policy own_workspace on %s for select to touchline_reader using (workspace_id = current_workspace())',
    guarded);
  execute format(
    'create policy every_workspace on %s to touchline_ingest, touchline_derive using (true) with check (true)',
    guarded);
  execute format(
    'create policy reported_workspace on %s for select to touchline_reporting '
    'using (workspace_id = (select reporting_workspace()))', guarded);
end $$;

do $$
declare guarded regclass;
begin
  for guarded in
    select oid from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity
  loop
    execute format(
      'create policy reported_workspace on %s for select to touchline_reporting '
      'using (workspace_id = (select reporting_workspace()))', guarded);
  end loop;
end $$;

call guard_by_workspace('bi_login');

-- Makes a view of schema `reporting` public: the reader and BI logins may read it, and it reads its tables by the rights
-- of touchline_reporting, which are those that some published view needs. Call it for each new view, and again for one
-- that has come to read other tables. REFERENCES shows a relation's keys, if it has any, in information_schema, where
-- Metabase looks for them.
create procedure publish_view(view regclass) language plpgsql as $$
declare read_by_it regclass;
begin
  for read_by_it in
    select distinct d.refobjid from pg_rewrite r
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
    join pg_class c on c.oid = d.refobjid
    where r.ev_class = view and c.relnamespace = 'public'::regnamespace
  loop
    execute format('grant select on %s to touchline_reporting', read_by_it);
  end loop;
  execute format('alter view %s reset (security_invoker)', view);
  execute format('grant select on %s to touchline_reader', view);
  execute format('grant select, references on %s to touchline_bi', view);
  grant create on schema reporting to touchline_reporting;
  execute format('alter view %s owner to touchline_reporting', view);
  revoke create on schema reporting from touchline_reporting;
end $$;

grant usage on schema reporting to touchline_bi;

do $$
declare view regclass;
begin
  for view in
    select oid from pg_class where relnamespace = 'reporting'::regnamespace and relkind = 'v'
  loop
    call publish_view(view);
  end loop;
end $$;
