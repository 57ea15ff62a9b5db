-- Cost per lead: What was spent in the period for each lead created in it, rounded to the cent or its like.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, currency, round(sum(spend) / nullif(sum(leads), 0), scale(sum(spend))) as cost_per_lead
from reporting.kpis_monthly
group by month, currency
order by month;
