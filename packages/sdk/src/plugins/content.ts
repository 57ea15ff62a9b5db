import { whenShown } from '../navigation.ts'
import type { Plugin } from '../plugin.ts'
import { onLink } from './on-link.ts'

const attribute = 'data-touchline-content'

/** So much of it, or of the window, has to be visible for a content to be seen. */
const seenShare = 0.5

const nameOf = (element: Element): string | null => element.getAttribute(attribute)

/** Records what carries `data-touchline-content`: a link is downloaded as it is clicked, anything else is seen once per page. */
export const content: Plugin = (host) => {
  const { env, record, quietly } = host
  const seen = new Set<string>()
  const observer = new IntersectionObserver(
    quietly((entries: readonly IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
        const isSeen = intersectionRatio >= seenShare || intersectionRect.height >= innerHeight * seenShare
        const name = nameOf(target)
        if (!isIntersecting || !isSeen || !name || seen.has(name)) continue
        seen.add(name)
        record({ type: 'content', content: name, action: 'view' })
      }
    }),
    { threshold: [0, 0.25, seenShare, 1] },
  )
  const watched = new WeakSet<Element>()
  const watch = (): void => {
    for (const element of document.querySelectorAll(`[${attribute}]:not(a)`)) {
      if (watched.has(element)) continue
      watched.add(element)
      observer.observe(element)
    }
  }
  onLink(host, ['click'], (link) => {
    const name = nameOf(link)
    if (name) record({ type: 'content', content: name, action: 'download' })
  })

  return {
    start: () => {
      new MutationObserver(quietly(watch)).observe(document, { childList: true, subtree: true })
      whenShown(env, watch)
    },
    onPage: () => seen.clear(),
  }
}
