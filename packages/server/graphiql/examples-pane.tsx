import { useEditorContext } from '@graphiql/react'
import { flushSync } from 'react-dom'
import { examples } from './examples.ts'

/** The examples, as a pane that GraphiQL opens and closes. */
export const examplesPane = { title: 'Examples', icon: Icon, content: Examples }

/** Opens a query in a tab of its own, or goes to the tab that has it already. */
function useOpenQuery(): (query: string) => void {
  const editor = useEditorContext({ nonNull: true })
  return (query) => {
    const at = editor.tabs.findIndex((tab) => tab.query === query)
    if (at >= 0) return editor.changeTab(at)
    // The tab that is left takes its text with it before the editor gets the new one's.
    flushSync(editor.addTab)
    editor.updateActiveTabValues({ query, operationName: null })
    if (!editor.queryEditor) return
    editor.queryEditor.setValue(query)
    editor.queryEditor.operationName = null
  }
}

function Examples() {
  const open = useOpenQuery()
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
