import { createContext, useContext } from 'react'
import { examples } from './examples.ts'

/** Opens a query in a tab of its own. */
export const OpenQuery = createContext<(query: string) => void>(() => {})

/** The examples, as a pane that GraphiQL opens and closes. */
export const examplesPane = { title: 'Examples', icon: Icon, content: Examples }

function Examples() {
  const open = useContext(OpenQuery)
  return (
    <section className="examples" aria-label="Examples">
      <div className="graphiql-doc-explorer-title">Examples</div>
      <ul>
        {examples.map(({ title, description, query }) => (
          <li key={title}>
            <button type="button" onClick={() => open(query)}>
              {title}
            </button>
            {description !== '' && <p>{description}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Icon() {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M2.5 3.5h11M2.5 8h11M2.5 12.5h7" />
    </svg>
  )
}
