import { definitions } from '../api/definitions.generated.ts'
import { KpisDocument } from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { reportInput } from '../choices/choices.ts'
import { useChoices } from '../choices/use-choices.ts'
import { Answered } from '../parts/answered.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { days } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Warnings } from '../parts/warnings.tsx'
import { KpiLine } from './kpi-line.tsx'
import { SeriesTable } from './series-table.tsx'

/** What both teams want to reach, and how far they are. */
export function Kpis() {
  const [choices] = useChoices()
  const answer = useAnswer(KpisDocument, { input: reportInput(choices) })
  const report = answer.data?.kpis
  return (
    <Section
      id="targets"
      title="Targets"
      question="Do both teams reach what they have agreed on?"
      beside={
        <>
          {report && <p className="covers">Leads of {days(report.meta.range, report.meta.timeZone)}</p>}
          <Definitions of={(report?.items ?? []).map(({ metric }) => [metric.label, meaning(metric)] as const)}>
            <p>{definitions['Query.kpis']}</p>
            <p>On track: {definitions['KpiStatus.ON_TRACK']}</p>
            <p>At risk: {definitions['KpiStatus.AT_RISK']}</p>
            <p>Off track: {definitions['KpiStatus.OFF_TRACK']}</p>
          </Definitions>
        </>
      }
    >
      <Answered answer={answer} of="the targets">
        {({ kpis: { items, meta } }) => (
          <>
            <figure>
              <figcaption>
                Each bar is a month, hollow where its number is not final; the dash across it is the month’s target.
              </figcaption>
              <ul className="kpis">
                {items.map((kpi) => (
                  <KpiLine key={kpi.metric.id} kpi={kpi} currency={meta.currency} />
                ))}
              </ul>
            </figure>
            {choices.channel !== null && (
              <p className="hint">Targets are of all channels together: for {choices.channel} alone there are none.</p>
            )}
            <details className="as-table">
              <summary>Month by month, in numbers</summary>
              <SeriesTable kpis={items} currency={meta.currency} />
            </details>
            <Warnings of={meta.warnings} />
          </>
        )}
      </Answered>
    </Section>
  )
}

const meaning = ({ description, formula }: { readonly description: string; readonly formula: string }): string =>
  `${description} ${formula}`
