-- Untouched leads: Leads created in the period that were handed over to sales and that nobody there has turned to, with an owner or without one.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, sum(untouched) as untouched
from reporting.kpis_monthly
group by month
order by month;
