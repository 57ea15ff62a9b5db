import { useEffect, useState } from 'react'
import { Board } from './board.tsx'
import { KeyForm } from './key-form.tsx'
import { forgetKey, keepKey, takeKey } from './secret-key.ts'

/** Asks for the secret key once per tab, unless the address hands it in; then shows the board. */
export function Page() {
  const [key, setKey] = useState(takeKey)
  useEffect(() => {
    // An address with another key, opened in the same tab, only changes the fragment.
    const take = (): void => setKey(takeKey())
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [])
  const open = (given: string): void => {
    keepKey(given)
    setKey(given)
  }
  const forget = (): void => {
    forgetKey()
    setKey(null)
  }
  return key === null ? <KeyForm onKey={open} /> : <Board key={key} secretKey={key} onForget={forget} />
}
