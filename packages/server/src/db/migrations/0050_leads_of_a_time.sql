-- What `attribution` asks of the leads of a range of days: who of them was won, and how many may still be. Leads are wide, and most
-- are neither: without these, each of the range was looked at for either.
create index lead_won_by_time on lead (workspace_id, lead_at) include (person_id) where won_at is not null;
create index lead_open_by_time on lead (workspace_id, lead_at) where won_known_by is null and lost_known_by is null;
create index lead_undated_won on lead (workspace_id, lead_at) where won_known_by is not null and won_at is null;
