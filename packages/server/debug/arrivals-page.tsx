import { useState } from 'react'
import { KeyForm } from '../graphiql/key-form.tsx'
import { forgetKey, keepKey, readKey } from '../graphiql/secret-key.ts'
import { ArrivalTable } from './arrival-table.tsx'
import { NothingYet } from './nothing-yet.tsx'
import { useArrivals } from './use-arrivals.ts'

/** Asks for the secret key once per tab, then shows what arrives. */
export function Page() {
  const [key, setKey] = useState(readKey)
  const open = (typed: string): void => {
    keepKey(typed)
    setKey(typed)
  }
  const forget = (): void => {
    forgetKey()
    setKey(null)
  }
  if (key !== null) return <Arrivals secretKey={key} onForget={forget} />
  return <KeyForm title="Arrivals" command="touchline keys create --kind secret --role marketing" onKey={open} />
}

function Arrivals({ secretKey, onForget }: { readonly secretKey: string; readonly onForget: () => void }) {
  const [isPaused, setPaused] = useState(false)
  const [isRejectedOnly, setRejectedOnly] = useState(false)
  const { workspace, arrivals, problem } = useArrivals(secretKey, isPaused)
  const shown = isRejectedOnly ? arrivals.filter(({ verdict }) => verdict === 'REJECTED') : arrivals
  return (
    <main>
      <header>
        <h1>Arrivals{workspace !== null && <span className="workspace"> of {workspace}</span>}</h1>
        <p role="status">{isPaused ? 'Paused' : problem ? 'Not watching' : 'Watching'}</p>
        <label>
          <input type="checkbox" checked={isRejectedOnly} onChange={({ target }) => setRejectedOnly(target.checked)} />
          Only rejected
        </label>
        <button type="button" onClick={() => setPaused(!isPaused)}>
          {isPaused ? 'Go on' : 'Pause'}
        </button>
        <button type="button" onClick={onForget}>
          Change key
        </button>
      </header>
      {problem && (
        <p role="alert">
          <strong>{problem.message}</strong> {problem.remedy}
        </p>
      )}
      {shown.length > 0 && <ArrivalTable arrivals={shown} />}
      {workspace !== null && arrivals.length === 0 && <NothingYet />}
      {arrivals.length > 0 && shown.length === 0 && (
        <p>Nothing was rejected among the last {arrivals.length} events.</p>
      )}
    </main>
  )
}
