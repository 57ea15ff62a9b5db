import type { Script } from '../http/script.ts'

/** What a page needs to record its visitors. The script is always the server's current one. */
export const snippet = (server: string, key: string): string =>
  `<script async src="${server}/touchline.js" data-key="${key}"></script>`

/** The same with this very script: a browser runs no other text, and asks for it only once. */
export const pinnedSnippet = (server: string, key: string, { version, integrity }: Script): string =>
  `<script async src="${server}/touchline-${version}.js" integrity="${integrity}" crossorigin="anonymous" data-key="${key}"></script>`

/** How a site's backend signs who it is that gets a page. */
export const signingSnippet = `import { signIdentity } from '@touchline/sdk/node'
const identityToken = signIdentity(process.env.TOUCHLINE_IDENTITY_KEY, { userId: '7', email: 'ada@example.com' })`
