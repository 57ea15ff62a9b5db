import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { askWith } from '../api/ask.ts'
import { ViewerDocument } from '../api/operations.generated.ts'
import { AskContext, useAnswer } from '../api/use-answer.ts'
import { Channels } from '../channels/channels.tsx'
import { ChoicesContext, useChoicesOfAddress } from '../choices/use-choices.ts'
import { Journey } from '../journey/journey.tsx'
import { Kpis } from '../kpis/kpis.tsx'
import { Ledger } from '../ledger/ledger.tsx'
import { Reasons } from '../reasons/reasons.tsx'
import { ChangeKeyContext } from './change-key.ts'
import { Controls } from './controls.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

const parts = [
  ['targets', 'Targets'],
  ['channels', 'Channels'],
  ['ledger', 'Ledger'],
  ['journey', 'Journey'],
  ['reasons', 'Reasons'],
] as const

const newClient = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } })

type BoardProps = { readonly secretKey: string; readonly onForget: () => void }

/** All sections, asked with one key. */
export function Board({ secretKey, onForget }: BoardProps) {
  const ask = useMemo(() => askWith(secretKey), [secretKey])
  const [client] = useState(newClient)
  const choices = useChoicesOfAddress()
  return (
    <QueryClientProvider client={client}>
      <AskContext value={ask}>
        <ChangeKeyContext value={onForget}>
          <ChoicesContext value={choices}>
            <Masthead onForget={onForget} />
            <Controls />
            <main id="main" tabIndex={-1}>
              <Kpis />
              <Channels />
              <Ledger />
              <Journey />
              <Reasons />
            </main>
            <footer className="colophon">
              <p>Every number here is an answer of Touchline’s GraphQL API; both teams see the same.</p>
            </footer>
          </ChoicesContext>
        </ChangeKeyContext>
      </AskContext>
    </QueryClientProvider>
  )
}

function Masthead({ onForget }: { readonly onForget: () => void }) {
  const { data } = useAnswer(ViewerDocument, {})
  return (
    <header className="masthead">
      <a className="skip" href="#main">
        Skip to the numbers
      </a>
      <div>
        <p className="kicker">Touchline scoreboard</p>
        <h1>{data?.viewer.workspace.name ?? 'Scoreboard'}</h1>
      </div>
      <nav aria-label="Sections">
        <ul>
          {parts.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="tools">
        <ThemeSwitch />
        <button type="button" className="quiet" onClick={onForget}>
          Change key
        </button>
      </div>
    </header>
  )
}
