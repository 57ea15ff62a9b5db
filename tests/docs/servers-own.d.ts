/* What the samples of the page about identity tokens leave to their readers: an Express with sessions. */

type SignedIn = { session: { user: { id: string; email: string } }; headers: { cookie?: string } }
type Answer = { set(name: string, value: string): Answer; render(page: string, locals: object): void }

declare const app: { get(path: string, handler: (request: SignedIn, response: Answer) => void): void }
