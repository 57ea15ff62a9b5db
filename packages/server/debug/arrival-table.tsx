import type { Arrival } from './arrival.ts'

const columns = ['Received', 'Verdict', 'Type', 'What', 'Visitor', 'Person', 'Channel'] as const

/** The roles are told, because on narrow screens the table is laid out otherwise, and browsers then forget that it is one. */
export function ArrivalTable({ arrivals }: { readonly arrivals: readonly Arrival[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above.
    <table role="table" aria-label="Events, newest first">
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above.
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <tbody role="rowgroup">
        {arrivals.map((arrival) => (
          <Row key={arrival.id} arrival={arrival} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ arrival }: { readonly arrival: Arrival }) {
  const { receivedAt, verdict, type, visitor, channel } = arrival
  const at = new Date(receivedAt)
  const cells = [
    <time key="at" dateTime={receivedAt} title={at.toLocaleString()}>
      {at.toLocaleTimeString()}
    </time>,
    <span key="verdict" className={`verdict ${verdict.toLowerCase()}`}>
      {verdict.toLowerCase()}
    </span>,
    type ?? 'none',
    <What key="what" arrival={arrival} />,
    visitor === null ? '–' : <Short key="visitor" id={visitor} />,
    <Who key="who" arrival={arrival} />,
    channel ?? (verdict === 'ACCEPTED' ? 'not yet' : '–'),
  ]
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above.
    <tr role="row">
      {columns.map((column, place) => (
        // biome-ignore lint/a11y/noRedundantRoles: as above.
        <td key={column} role="cell" data-column={column}>
          {cells[place]}
        </td>
      ))}
    </tr>
  )
}

function What({ arrival: { subject, rejection } }: { readonly arrival: Arrival }) {
  if (!rejection) return <>{subject}</>
  return (
    <details>
      <summary>
        <strong>{rejection.reason}</strong> {rejection.problem}
      </summary>
      <p>{rejection.remedy}</p>
      <p>
        Sent with the key “{rejection.keyName}”.
        {rejection.excerpt !== null && (
          <>
            {' '}
            In outline: <code>{rejection.excerpt}</code>
          </>
        )}
      </p>
    </details>
  )
}

function Who({ arrival: { person, lead, verdict } }: { readonly arrival: Arrival }) {
  if (person === null) return <>{verdict === 'ACCEPTED' ? 'anonymous' : '–'}</>
  if (lead === null) return <Short id={person} />
  return (
    <a href={`graphiql?lead=${encodeURIComponent(lead.id)}`}>
      <Short id={person} />, a lead
    </a>
  )
}

/** Enough of an id to tell it from others on the page. Of UUIDs that begin with their time, the end does. */
const Short = ({ id }: { readonly id: string }) => <code title={id}>{id.slice(-8)}</code>
