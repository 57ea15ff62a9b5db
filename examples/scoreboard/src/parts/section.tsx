import type { ReactNode } from 'react'

type SectionProps = {
  readonly id: string
  readonly title: string
  /** What the section answers. */
  readonly question: string
  /** What stands beside the title: what the numbers mean, what they are of. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}

/** One part of the page, found by its heading and by the navigation. */
export function Section({ id, title, question, beside, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <header className="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <p className="question">{question}</p>
        {beside}
      </header>
      <div className="section-body">{children}</div>
    </section>
  )
}
