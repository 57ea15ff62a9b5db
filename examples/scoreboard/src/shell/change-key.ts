import { createContext } from 'react'

/** Forgets the key and asks for another. */
export const ChangeKeyContext = createContext<() => void>(() => {})
