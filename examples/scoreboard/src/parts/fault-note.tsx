import { useContext } from 'react'
import type { Fault } from '../api/fault.ts'
import { ChangeKeyContext } from '../shell/change-key.ts'

/** Why there is no answer, and what to do about it. */
export function FaultNote({ fault, onRetry }: { readonly fault: Fault; readonly onRetry: () => void }) {
  const changeKey = useContext(ChangeKeyContext)
  return (
    <div className="note fault" role="alert">
      <FaultWords fault={fault} />
      <p className="acts">
        {fault.kind === 'key' ? (
          <button type="button" onClick={changeKey}>
            Give another key
          </button>
        ) : (
          <button type="button" onClick={onRetry}>
            Ask again
          </button>
        )}
      </p>
    </div>
  )
}

/** The words alone, where what to do next stands elsewhere. */
export function FaultWords({ fault }: { readonly fault: Fault }) {
  switch (fault.kind) {
    case 'key':
      return (
        <>
          <p>
            <strong>This key opens nothing here.</strong> {fault.message}.
          </p>
          <p>
            Check for a missing character. Where the key was revoked or is of another installation, make one:{' '}
            <code>touchline keys create --kind secret</code>. Write keys (<code>tlw_…</code>) only collect.
          </p>
        </>
      )
    case 'unreachable':
      return (
        <p>
          <strong>Touchline doesn’t answer.</strong> Start it with <code>touchline serve</code>, or look whether this
          computer is online.
        </p>
      )
    case 'refused':
      return (
        <p>
          <strong>{fault.message}</strong> {fault.remedy}
        </p>
      )
  }
}
