import type { ReactNode } from 'react'

/** That there is nothing, and what to do about it. */
export const Empty = ({ children }: { readonly children: ReactNode }) => <div className="note empty">{children}</div>

/** For a workspace that nothing has arrived in: how something does. */
export function NoLeads() {
  return (
    <Empty>
      <p>
        <strong>No lead in these days.</strong> Choose a longer range, or let the first ones in:
      </p>
      <p>
        Put the script on your pages, as <code>touchline keys create --kind write</code> prints it, and mark the forms:
      </p>
      <pre>
        <code>{`<script async src="https://touchline.example/touchline.js" data-key="tlw_…"></script>
<form data-touchline-form="lead"> … </form>`}</code>
      </pre>
      <p>Then tell it what the CRM knows:</p>
      <pre>
        <code>touchline import leads leads.csv --mapping leads.yaml</code>
      </pre>
    </Empty>
  )
}
