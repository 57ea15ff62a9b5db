import { type FormEvent, useState } from 'react'
import { askWith } from '../api/ask.ts'
import { AskError, type Fault } from '../api/fault.ts'
import { ViewerDocument } from '../api/operations.generated.ts'
import { FaultWords } from '../parts/fault-note.tsx'

type Trial =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly fault: Fault }

/** Takes the secret key, and hands it on once it opens something. */
export function KeyForm({ onKey }: { readonly onKey: (key: string) => void }) {
  const [typed, setTyped] = useState('')
  const [trial, setTrial] = useState<Trial>({ kind: 'none' })
  const tryKey = async (key: string): Promise<void> => {
    setTrial({ kind: 'asking' })
    const fault = await faultOf(key)
    if (fault) setTrial({ kind: 'failed', fault })
    else onKey(key)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() !== '') void tryKey(typed.trim())
  }
  return (
    <main className="key-page">
      <h1>The scoreboard</h1>
      <p>One page of numbers for marketing and sales. What it shows is read with a secret key of your workspace.</p>
      <form onSubmit={submit}>
        <label htmlFor="key">Secret key</label>
        <input
          id="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="tls_…"
          required
          aria-describedby="key-hint"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <button type="submit" className="primary" disabled={trial.kind === 'asking'}>
          Open the scoreboard
        </button>
      </form>
      {trial.kind === 'failed' && (
        <div className="note fault" role="alert">
          <FaultWords fault={trial.fault} />
        </div>
      )}
      <p id="key-hint" className="hint">
        <code>touchline keys create --kind secret</code> makes one. This tab keeps it until it closes; it goes to
        Touchline and nowhere else.
      </p>
    </main>
  )
}

/** Why `key` doesn't open the workspace. Null where it does. */
const faultOf = (key: string): Promise<Fault | null> =>
  askWith(key)(ViewerDocument, {}).then(
    () => null,
    (error: unknown) => (error instanceof AskError ? error.fault : { kind: 'unreachable' }),
  )
