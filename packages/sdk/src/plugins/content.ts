import { whenShown } from '../navigation.ts'
import type { Plugin } from '../plugin.ts'
import { onLink } from './on-link.ts'

const attribute = 'data-touchline-content'

/** So much of it, or of the window, has to be visible for a content to be seen. */
const seenShare = 0.5

/** Records what carries `data-touchline-content`: a link is downloaded as it is clicked, anything else is seen once per page. */
export const content: Plugin = (host) => {
  const { env, record, quietly } = host
  let seen: string[] = []
  /** @param told What is not told again. */
  const tell = (element: Element, action: 'view' | 'download', told: string[]): void => {
    const content = element.getAttribute(attribute)
    if (!content || told.includes(content)) return
    told.push(content)
    record({ type: 'content', content, action })
  }
  const observer = new IntersectionObserver(
    quietly((entries: readonly IntersectionObserverEntry[]) => {
      for (const { target, intersectionRatio, intersectionRect } of entries)
        if (intersectionRatio >= seenShare || intersectionRect.height > innerHeight * seenShare)
          tell(target, 'view', seen)
    }),
    { threshold: [0, 0.25, seenShare, 1] },
  )
  /** What is observed already is not observed twice. */
  const watch = (): void => {
    for (const element of document.querySelectorAll(`[${attribute}]:not(a)`)) observer.observe(element)
  }
  onLink(host, 'click', (link) => tell(link, 'download', []))

  return {
    start: () => {
      new MutationObserver(quietly(watch)).observe(document, { childList: true, subtree: true })
      whenShown(env, watch)
    },
    onPage: () => {
      seen = []
    },
  }
}
