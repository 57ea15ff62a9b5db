-- Leads: Leads created in the period: by the first CRM record or the first lead form, whichever was earlier.
-- Printed from packages/schema/src/metrics.ts by `pnpm generate`. Do not edit.
select month, sum(leads) as leads
from reporting.kpis_monthly
group by month
order by month;
