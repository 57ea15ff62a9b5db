import { definitions } from '../api/definitions.generated.ts'
import { ReasonsDocument } from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { reportInput } from '../choices/choices.ts'
import { useChoices } from '../choices/use-choices.ts'
import { Answered } from '../parts/answered.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { days } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Warnings } from '../parts/warnings.tsx'
import { ReasonBars } from './reason-bars.tsx'

const meanings = [
  ['Refused', definitions['ReasonKind.REFUSAL']],
  ['Lost', definitions['ReasonKind.LOSS']],
  ['Won', definitions['ReasonKind.WIN']],
] as const

/** Why sales refused leads, lost them and won them. */
export function Reasons() {
  const [choices] = useChoices()
  const answer = useAnswer(ReasonsDocument, { input: reportInput(choices) })
  const meta = answer.data?.refusals.meta
  return (
    <Section
      id="reasons"
      title="Reasons"
      question="Why does sales send leads back, lose them, win them?"
      beside={
        <>
          {meta && <p className="covers">Leads of {days(meta.range, meta.timeZone)}</p>}
          <Definitions of={meanings}>
            <p>{definitions['Query.reasons']}</p>
          </Definitions>
        </>
      }
    >
      <Answered answer={answer} of="the reasons">
        {({ refusals, losses, wins }) => (
          <>
            <div className="reasons">
              <ReasonBars title="Refused" none="Sales sent no lead back." report={refusals} />
              <ReasonBars title="Lost" none="No lead was lost." report={losses} />
              <ReasonBars title="Won" none="No lead was won yet." report={wins} />
            </div>
            <Warnings of={refusals.meta.warnings} />
          </>
        )}
      </Answered>
    </Section>
  )
}
