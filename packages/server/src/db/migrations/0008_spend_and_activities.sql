-- What was spent on bringing leads in, and what sales did with them.

-- Spend is an input that reports read as it is: nothing in it is about a person, and nothing has to be derived of it.

create table spend (
  workspace_id uuid        not null,
  spend_day    date        not null,
  system       text        collate "C" not null,
  channel      text        collate "C" not null,
  campaign     text        collate "C" not null,
  source       text        collate "C" not null,
  version      integer     not null,
  effective_at timestamptz not null,
  recorded_at  timestamptz not null,
  backfilled   boolean     not null,
  amount_minor bigint      not null,

  primary key (workspace_id, spend_day, system, channel, campaign, source, version),
  constraint spend_not_negative check (amount_minor >= 0)
);

call guard_by_workspace('spend');
grant select, insert on spend to touchline_ingest;
grant select on spend to touchline_derive, touchline_reader;

comment on table spend is 'What was spent on a day, each time that an import said another amount. The highest version holds.';
comment on column spend.spend_day is 'The day as the system that was paid has it.';
comment on column spend.system is 'Where the row comes from, as the mapping names it: google-ads, bookkeeping …';
comment on column spend.channel is 'One of the channels that the channel rules know.';
comment on column spend.campaign is 'What marketing ran. Empty where it is not told.';
comment on column spend.source is 'In lower case, as of touchpoints. Empty where it is not told.';
comment on column spend.effective_at is 'Since when it is so: the end of the day in the workspace''s time zone, or the import where that was earlier.';
comment on column spend.recorded_at is 'When it was stored. Back-filled history counts as known at its effective time.';
comment on column spend.amount_minor is 'Minor units of the workspace''s currency.';

create view reporting.spend as
select distinct on (s.workspace_id, s.spend_day, s.system, s.channel, s.campaign, s.source)
       s.workspace_id,
       s.spend_day as spend_date,
       s.system,
       s.channel,
       coalesce(nullif(s.campaign, ''), '(none)') as campaign,
       coalesce(nullif(s.source, ''), '(none)') as source,
       round(s.amount_minor / power(10::numeric, w.currency_digits), w.currency_digits) as amount,
       w.currency
from spend s
join workspace w on w.workspace_id = s.workspace_id
order by s.workspace_id, s.spend_day, s.system, s.channel, s.campaign, s.source, s.version desc;

comment on view reporting.spend is 'What was spent: one row per day, system, channel, campaign and source. Everything adds up.';
comment on column reporting.spend.workspace_id is 'The tenant.';
comment on column reporting.spend.spend_date is 'The day on which it was spent. Key of this view, with workspace_id, system, channel, campaign and source.';
comment on column reporting.spend.system is 'Where the row was imported from.';
comment on column reporting.spend.channel is 'The channel that it was spent on; joins channel_performance.channel.';
comment on column reporting.spend.campaign is 'The campaign that it was spent on. (none) where it is not told.';
comment on column reporting.spend.source is 'The source that it was spent on; joins channel_performance.source. (none) where it is not told.';
comment on column reporting.spend.amount is 'What was spent, in currency. Cost per lead = sum(amount) / sum(leads) of the same days and channel.';
comment on column reporting.spend.currency is 'ISO 4217 code of the amount.';

call publish_view('reporting.spend');

alter table touchpoint
  add column owner     text,
  add column direction text,
  add column reached   boolean,
  add column topic     text,
  add constraint touchpoint_direction_known check (direction in ('OUTBOUND', 'INBOUND'));

comment on column touchpoint.owner is 'Whose activity of sales it is. Null where it is none, or not told; so are the three below.';
comment on column touchpoint.direction is 'OUTBOUND: sales turned to the lead. INBOUND: the lead turned to sales.';
comment on column touchpoint.reached is 'Whether contact was two-way.';
comment on column touchpoint.topic is 'What it was about.';

create or replace view reporting.touchpoints as
select t.workspace_id,
       t.stream_id,
       t.touchpoint_id,
       case when t.is_person then t.subject_id end as person_id,
       t.occurred_at,
       (t.occurred_at at time zone w.time_zone)::date as touch_date,
       t.precision,
       t.side,
       t.kind,
       t.channel,
       t.source,
       t.medium,
       t.campaign,
       t.ad_content,
       t.keyword,
       t.click_id,
       t.referrer_host,
       t.landing_page,
       t.title,
       t.pages,
       t.forms,
       t.owner,
       t.direction,
       t.reached,
       t.topic
from touchpoint t
join workspace w on w.workspace_id = t.workspace_id;

comment on column reporting.touchpoints.owner is 'Whose activity of sales it is. Null where it is none, or not told.';
comment on column reporting.touchpoints.direction is 'OUTBOUND: sales turned to the lead; INBOUND: the lead turned to sales. Null where not told.';
comment on column reporting.touchpoints.reached is 'Whether contact was two-way. Null where not told.';
comment on column reporting.touchpoints.topic is 'What it was about. Null where not told.';
