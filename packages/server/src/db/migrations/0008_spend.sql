-- What was spent on bringing leads in. An input that reports read as it is: nothing in it is about a person, and nothing
-- has to be derived of it.

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
