import { GraphiQL } from 'graphiql'
import { useMemo, useState } from 'react'
import { askWith } from './ask.ts'
import { firstQuery } from './examples.ts'
import { examplesPane } from './examples-pane.tsx'
import { KeyForm } from './key-form.tsx'
import { queryOfAddress } from './lead-query.ts'
import { forgetKey, keepKey, readKey } from './secret-key.ts'

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
  const query = queryOfAddress(location.search)
  return (
    <GraphiQL
      fetcher={ask}
      defaultQuery={firstQuery}
      {...(query !== null && { query })}
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
  )
}
