import type { Plugin } from '../plugin.ts'
import { onLink } from './on-link.ts'

const fileName =
  /\.(pdf|(doc|xls|ppt)x?|csv|txt|rtf|zip|rar|7z|gz|dmg|exe|msi|pkg|apk|mp[34]|mov|avi|wav|key|pages|numbers)$/i

/** Records links to other sites and to files that are followed. */
export const links: Plugin = (host) =>
  onLink(host, 'click auxclick', ({ href, protocol, hostname, pathname }) => {
    const kind = fileName.test(pathname) ? 'file' : 'outbound'
    if (/^https?:$/.test(protocol) && (kind === 'file' || hostname !== location.hostname))
      host.record({ type: 'click', href, kind })
  })
