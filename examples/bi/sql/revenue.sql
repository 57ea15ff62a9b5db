-- Revenue: What was won with the leads created in the period, by now.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, currency, sum(revenue) as revenue
from reporting.kpis_monthly
group by month, currency
order by month;
