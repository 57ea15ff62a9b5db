-- Pipeline: What is at stake today with the leads created in the period: amounts of open opportunities.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, currency, sum(pipeline) as pipeline
from reporting.kpis_monthly
group by month, currency
order by month;
