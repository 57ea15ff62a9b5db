-- There are more attribution models: conversions that are stored already get their credits as soon as the queue is worked
-- off. Of each person that has any, one key is enough.
insert into changed (workspace_id, kind, subject)
select k.workspace_id, 'KEY', min(k.key)
from person_key k
where exists (
  select from conversion c
  where c.workspace_id = k.workspace_id and c.person_id = k.person_id and cardinality(c.touchpoint_ids) > 0
)
group by k.workspace_id, k.person_id;
