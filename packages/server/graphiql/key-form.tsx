import { type FormEvent, useState } from 'react'

/** Takes the secret key. */
export function KeyForm({ onKey }: { readonly onKey: (key: string) => void }) {
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() !== '') onKey(typed.trim())
  }
  return (
    <form className="key-form" onSubmit={submit}>
      <h1>GraphiQL</h1>
      <label htmlFor="key">Secret key</label>
      <input
        id="key"
        type="password"
        autoComplete="off"
        placeholder="tls_…"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit">Open</button>
      <p>
        <code>touchline keys create --kind secret</code> makes one. This tab keeps it until it closes.
      </p>
    </form>
  )
}
