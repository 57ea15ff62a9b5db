-- Close rate: Share of the leads created in the period that became customers by now; open leads count as not won.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, round(sum(won) / nullif(sum(leads), 0), 6) as close_rate
from reporting.kpis_monthly
group by month
order by month;
