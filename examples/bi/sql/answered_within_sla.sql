-- Answered within SLA: Share of the handoffs of leads created in the period that sales answered in time: a first outbound activity by when the SLA wanted it, in business hours. One whose clock runs still, or stopped before its time as it was accepted or given back unanswered, is in neither part. Null without an SLA.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, round(sum(answered_in_time) / nullif(sum(handoffs_due), 0), 6) as answered_within_sla
from reporting.kpis_monthly
group by month
order by month;
