import type { ReactNode } from 'react'

/** What is wider than a phone scrolls by itself, so that the page doesn't; by keyboard as well. */
export const ScrollRegion = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
  <section className="table-scroll" aria-label={label} tabIndex={0}>
    {children}
  </section>
)
