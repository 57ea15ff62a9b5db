-- Accepted leads: Leads created in the period that sales accepted by now. A later milestone implies it.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, sum(accepted) as accepted
from reporting.kpis_monthly
group by month
order by month;
