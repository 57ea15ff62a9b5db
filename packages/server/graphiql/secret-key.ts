/** The tab keeps the key, and forgets it when it closes. */
const name = 'touchline-secret-key'

export const readKey = (): string | null => sessionStorage.getItem(name)

export const keepKey = (key: string): void => sessionStorage.setItem(name, key)

export const forgetKey = (): void => sessionStorage.removeItem(name)
