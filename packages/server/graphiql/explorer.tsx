import { GraphiQL } from 'graphiql'
import { useMemo, useState } from 'react'
import { askWith } from './ask.ts'
import { firstQuery } from './examples.ts'
import { examplesPane, OpenQuery } from './examples-pane.tsx'
import { KeyForm } from './key-form.tsx'
import { queryOfAddress } from './lead-query.ts'
import { forgetKey, keepKey, readKey } from './secret-key.ts'

/** A query that was asked to be opened, for the how-manieth time: GraphiQL opens it anew. */
type Opened = { readonly query: string | null; readonly times: number }

const panes = [examplesPane]

/** Asks for the secret key once per tab, then shows GraphiQL. */
export function Page() {
  const [key, setKey] = useState(readKey)
  const open = (typed: string): void => {
    keepKey(typed)
    setKey(typed)
  }
  const forget = (): void => {
    forgetKey()
    setKey(null)
  }
  return key === null ? (
    <KeyForm title="GraphiQL" command="touchline keys create --kind secret" onKey={open} />
  ) : (
    <Explorer secretKey={key} onForget={forget} />
  )
}

function Explorer({ secretKey, onForget }: { readonly secretKey: string; readonly onForget: () => void }) {
  const ask = useMemo(() => askWith(secretKey), [secretKey])
  const [opened, setOpened] = useState<Opened>(() => ({ query: queryOfAddress(location.search), times: 0 }))
  const open = (query: string): void => setOpened(({ times }) => ({ query, times: times + 1 }))
  return (
    <OpenQuery value={open}>
      <GraphiQL
        key={opened.times}
        fetcher={ask}
        defaultQuery={firstQuery}
        {...(opened.query !== null && { query: opened.query })}
        plugins={panes}
        isHeadersEditorEnabled={false}
      >
        <GraphiQL.Logo>
          Touchline{' '}
          <button type="button" className="forget" onClick={onForget}>
            Change key
          </button>
        </GraphiQL.Logo>
      </GraphiQL>
    </OpenQuery>
  )
}
