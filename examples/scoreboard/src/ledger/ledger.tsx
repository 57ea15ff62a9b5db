import { useState } from 'react'
import { definitions } from '../api/definitions.generated.ts'
import { LedgerDocument } from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { channelFilter } from '../choices/choices.ts'
import { useChoices } from '../choices/use-choices.ts'
import { Answered } from '../parts/answered.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { NoLeads } from '../parts/empty.tsx'
import { moment } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Warnings } from '../parts/warnings.tsx'
import { Balance } from './balance.tsx'
import { Flows } from './flows.tsx'
import { monthBefore } from './moves.ts'
import { Owners } from './owners.tsx'
import { stateWords } from './state-words.ts'
import { Untouched } from './untouched.tsx'

const meanings = (Object.keys(stateWords) as (keyof typeof stateWords)[]).map(
  (state) => [stateWords[state], definitions[`LedgerState.${state}`]] as const,
)

/** Where every lead is now, who is accountable for it, and which ones nobody touched. */
export function Ledger() {
  const [{ channel }] = useChoices()
  const [since] = useState(() => monthBefore(new Date()))
  const filter = channelFilter(channel)
  const answer = useAnswer(LedgerDocument, { filter, since })
  const ledger = answer.data?.leadLedger
  return (
    <Section
      id="ledger"
      title="Ledger"
      question="Where is every lead now, and who is accountable for it?"
      beside={
        <>
          {ledger && <p className="covers">All leads, as of {moment(ledger.asOf, ledger.meta.timeZone)}</p>}
          <Definitions of={meanings}>
            <p>{definitions['Query.leadLedger']}</p>
          </Definitions>
        </>
      }
    >
      <Answered answer={answer} of="the ledger">
        {({ leadLedger: { rows, total, flows, meta } }) =>
          total === 0 ? (
            <NoLeads />
          ) : (
            <>
              <Balance rows={rows} total={total} timeZone={meta.timeZone} />
              <Warnings of={meta.warnings} />
              <Untouched filter={filter} timeZone={meta.timeZone} />
              <Owners />
              <Flows flows={flows} since={since} timeZone={meta.timeZone} />
            </>
          )
        }
      </Answered>
    </Section>
  )
}
