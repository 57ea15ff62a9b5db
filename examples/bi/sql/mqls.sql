-- MQLs: Leads created in the period that reached marketing-qualified by now. A later milestone implies it.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, sum(mqls) as mqls
from reporting.kpis_monthly
group by month
order by month;
