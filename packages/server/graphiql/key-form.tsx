import { type FormEvent, useState } from 'react'

type Props = {
  readonly title: string
  /** What makes a key that will do. */
  readonly command: string
  readonly onKey: (key: string) => void
}

/** Takes the secret key. */
export function KeyForm({ title, command, onKey }: Props) {
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() !== '') onKey(typed.trim())
  }
  return (
    <form aria-label={title} className="key-form" onSubmit={submit}>
      <h1>{title}</h1>
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
        <code>{command}</code> makes one. This tab keeps it until it closes.
      </p>
    </form>
  )
}
