import type { ReactNode } from 'react'

type DefinitionsProps = {
  /** Each term with what it means. */
  readonly of: readonly (readonly [term: string, meaning: string])[]
  readonly children?: ReactNode
}

/** What the numbers of a section mean, in the words of the API. */
export function Definitions({ of, children }: DefinitionsProps) {
  return (
    <details className="definitions">
      <summary>What do these mean?</summary>
      {children}
      <dl>
        {of.map(([term, meaning]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
