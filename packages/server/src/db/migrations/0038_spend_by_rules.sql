-- Spend goes to another channel when the channel rules say so, unless its file named the channel. So a row is known by what its
-- file said, and no longer by what the rules made of it.

alter table spend add column named_channel text collate "C" not null default '', add column medium text collate "C" not null default '';
-- What files said so far was not kept: what is there stays where it is.
update spend set named_channel = channel;
alter table spend alter column named_channel drop default, alter column medium drop default;
alter table spend drop constraint spend_pkey;
alter table spend add primary key (workspace_id, spend_day, system, named_channel, campaign, source, medium, version);
alter table spend add constraint spend_is_named_or_ruled check (named_channel = '' or medium = '');

comment on column spend.channel is 'The channel that it counts in: the one that was named, else the one that the rules give source, medium and campaign. Changed with the rules.';
comment on column spend.named_channel is 'The channel that the file named. Empty where the rules give it. What was told before this was kept counts as named.';
comment on column spend.medium is 'As the file has it, in lower case. Empty where it is not told, or the channel is named.';

create or replace view reporting.spend as
select s.workspace_id,
       s.spend_day as spend_date,
       s.system,
       s.channel,
       coalesce(nullif(s.campaign, ''), '(none)') as campaign,
       coalesce(nullif(s.source, ''), '(none)') as source,
       round(sum(s.amount_minor) / power(10::numeric, w.currency_digits), w.currency_digits) as amount,
       w.currency
from (
  select distinct on (workspace_id, spend_day, system, named_channel, campaign, source, medium) *
  from spend
  order by workspace_id, spend_day, system, named_channel, campaign, source, medium, version desc
) as s
join workspace w on w.workspace_id = s.workspace_id
group by s.workspace_id, s.spend_day, s.system, s.channel, s.campaign, s.source, w.currency_digits, w.currency;
