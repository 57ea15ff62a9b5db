import type { Plugin } from '../plugin.ts'

const fileName =
  /\.(pdf|docx?|xlsx?|pptx?|csv|txt|rtf|zip|rar|7z|gz|dmg|exe|msi|pkg|apk|mp3|mp4|mov|avi|wav|key|pages|numbers)$/i

/** The link that was clicked, whatever is inside it. */
export const linkOf = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null

/** Records links to other sites and to files that are followed. */
export const links: Plugin = ({ record, quietly }) => {
  const onClick = quietly(({ target }: Event) => {
    const link = linkOf(target)
    if (!link || !/^https?:$/.test(link.protocol)) return
    const kind = fileName.test(link.pathname) ? 'file' : link.hostname === location.hostname ? undefined : 'outbound'
    if (kind) record({ type: 'click', href: link.href, kind })
  })
  for (const name of ['click', 'auxclick']) document.addEventListener(name, onClick, true)
  return undefined
}
