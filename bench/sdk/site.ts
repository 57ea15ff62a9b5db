import { createServer } from 'node:http'
import { listening, stopped } from './collector.ts'

const titleCharacters = 40
const urlCharacters = 60

const collectorAt = (port: number | string): string => `http://127.0.0.1:${port}`

/** Ours alone reads them. */
const attributesFor = (port: string): string => `data-key="tlw_bench" data-server="${collectorAt(port)}"`

const html = (script: string, port: string): string =>
  `<!doctype html><title>${'Plans and prices, for teams of any size '.slice(0, titleCharacters)}</title>
<script>collector = '${collectorAt(port)}'</script>
${script === 'bare' ? '' : `<script src="/scripts/${script}" ${attributesFor(port)}></script>`}
<p>Plans and prices.</p>`

/** A shop that carries whichever script its address names: `/posthog/41234/…`. Its addresses are of equal length. */
export async function openSite(scripts: ReadonlyMap<string, string>) {
  const server = createServer((request, response) => {
    const [first = '', second = ''] = (request.url ?? '/').slice(1).split('/')
    const source = first === 'scripts' ? scripts.get(second) : undefined
    response.writeHead(200, { 'content-type': `text/${source ? 'javascript' : 'html'}; charset=utf-8` })
    response.end(source ?? html(first, second))
  })
  const origin = `http://localhost:${await listening(server)}`
  return {
    /** Of a page with the script of a library or, as `bare`, without any. */
    urlOf: (script: string, collectorPort: number): string =>
      `${origin}/${script}/${collectorPort}/plans`.padEnd(urlCharacters, '-and-prices-for-teams'),
    close: () => stopped(server),
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>
