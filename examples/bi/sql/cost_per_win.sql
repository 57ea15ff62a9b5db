-- Cost per win: What was spent in the period for each lead created in it that became a customer by now, rounded likewise. It falls while open leads are won.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, currency, round(sum(spend) / nullif(sum(won), 0), scale(sum(spend))) as cost_per_win
from reporting.kpis_monthly
group by month, currency
order by month;
