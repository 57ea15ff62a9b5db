/** As little as can be: a queue in memory, sent every second and as the page is hidden. Keeps nothing, repeats nothing. */
import type { Properties } from './client.ts'

const perRequest = 50
const visitorId = localStorage.getItem('visitor') ?? crypto.randomUUID()
const queue: object[] = []

function send(): void {
  while (queue.length > 0) {
    const events = queue.splice(0, perRequest)
    if (navigator.sendBeacon(`${collector}/events`, JSON.stringify({ visitorId, events }))) continue
    queue.unshift(...events)
    return
  }
}

const record = (type: string, fields: object): void => {
  queue.push({ id: crypto.randomUUID(), type, at: Date.now(), url: location.href, ...fields })
}

globalThis.client = {
  page: () => record('page', { title: document.title }),
  track: (properties: Properties) => record('track', { name: 'bench', properties }),
}
localStorage.setItem('visitor', visitorId)
setInterval(send, 1_000)
addEventListener('visibilitychange', send)
addEventListener('pagehide', send)
client.page()
