-- Won: Leads created in the period that became customers by now. Of young leads, more may yet be won.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, sum(won) as won
from reporting.kpis_monthly
group by month
order by month;
