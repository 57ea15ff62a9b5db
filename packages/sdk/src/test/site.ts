import { createServer } from 'node:http'
import { listening } from './collector.ts'

/**
 * A site of HTML pages by their path. Any other path is an empty page.
 *
 * @param everywhere What every page begins with.
 */
export async function openSite(pages: Readonly<Record<string, string>>, everywhere: () => string) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><title>Page ${path}</title>${everywhere()}${pages[path] ?? ''}`)
  })
  const port = await listening(server)
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
