-- Spend: What was spent on the days of the period. Null where no spend was told, which is not zero.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, currency, sum(spend) as spend
from reporting.kpis_monthly
group by month, currency
order by month;
