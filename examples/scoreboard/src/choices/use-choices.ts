import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import { type Choices, firstChoices, readChoices, writeChoices } from './choices.ts'

export type Choose = (change: Partial<Choices>) => void

export const ChoicesContext = createContext<readonly [Choices, Choose]>([firstChoices, () => {}])

export const useChoices = (): readonly [Choices, Choose] => useContext(ChoicesContext)

/** Choices that live in the address: going back in the browser's history takes back the last one. */
export function useChoicesOfAddress(): readonly [Choices, Choose] {
  const [choices, setChoices] = useState(() => readChoices(location.search))
  useEffect(() => {
    const read = (): void => setChoices(readChoices(location.search))
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])
  const choose = useCallback((change: Partial<Choices>): void => {
    const chosen = { ...readChoices(location.search), ...change }
    history.pushState(null, '', location.pathname + writeChoices(chosen) + location.hash)
    setChoices(chosen)
  }, [])
  return [choices, choose]
}
