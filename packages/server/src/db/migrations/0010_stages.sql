-- What the CRM's stages mean by the workspace's stage map, and since when.

alter table lead
  add column stage               text,
  add column stage_means         text,
  add column stage_side          text,
  add column stage_expected_days integer,
  add column stage_since         timestamptz;

comment on column lead.crm_stage is 'The CRM''s own word.';
comment on column lead.stage is 'What crm_stage is called in the stage map. Null where the map doesn''t know it, or there is none; so are the three below.';
comment on column lead.stage_means is 'A milestone, NURTURING, REFUSED or RECYCLED.';
comment on column lead.stage_side is 'Who is accountable for a lead in it: MARKETING or SALES.';
comment on column lead.stage_expected_days is 'How many days a lead should be in it at most. Null where nobody has said.';
comment on column lead.stage_since is 'Since when it is in that stage. Of a mere day, the last instant.';
comment on column lead.assigned_at is 'When the owner got it: as told, else since when the CRM names them. Null where nobody owns it.';
comment on table workspace_settings is 'What marketing and sales of a workspace have settled on: stages, business hours, SLA. The highest version holds.';
