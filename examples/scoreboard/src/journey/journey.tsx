import { definitions } from '../api/definitions.generated.ts'
import { JourneyDocument, type JourneyQuery, LatestLeadsDocument } from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useChoices } from '../choices/use-choices.ts'
import { Answered } from '../parts/answered.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { Empty, NoLeads } from '../parts/empty.tsx'
import { Section } from '../parts/section.tsx'
import { JourneyChart } from './journey-chart.tsx'
import { JourneyTable } from './journey-table.tsx'
import { LeadFacts } from './lead-facts.tsx'
import { LeadPicker } from './lead-picker.tsx'

const meanings = [
  ['First touch', definitions['AttributionModel.FIRST_TOUCH']],
  ['Last touch', definitions['AttributionModel.LAST_TOUCH']],
  ['Last, not Direct', definitions['AttributionModel.LAST_NON_DIRECT']],
  ['Linear', definitions['AttributionModel.LINEAR']],
  ['Position', definitions['AttributionModel.POSITION']],
  ['MQL', definitions['Milestone.MQL']],
  ['SAL', definitions['Milestone.SAL']],
  ['SQL', definitions['Milestone.SQL']],
] as const

const latest = 200

/** What one lead went through, marketing's and sales' part on one line. */
export function Journey() {
  const [{ channel, lead }] = useChoices()
  const answer = useAnswer(LatestLeadsDocument, { filter: channel === null ? null : { channel }, first: latest })
  const leads = answer.data?.leads.nodes ?? []
  const shown = lead ?? (leads.find(isWon) ?? leads[0])?.id ?? null
  return (
    <Section
      id="journey"
      title="Journey"
      question="What did one lead go through, before and after it was handed over?"
      beside={
        <Definitions of={meanings}>
          <p>
            How each model shares out the credit for winning a lead. Only marketing’s touches before the win earn any.
          </p>
        </Definitions>
      }
    >
      <Answered answer={answer} of="the latest leads">
        {({ leads: { nodes, totalCount } }) =>
          totalCount === 0 && lead === null ? (
            <NoLeads />
          ) : (
            <>
              <LeadPicker leads={nodes} totalCount={totalCount} shown={shown} />
              {shown !== null && <JourneyOf id={shown} />}
            </>
          )
        }
      </Answered>
    </Section>
  )
}

const isWon = ({ milestones }: { readonly milestones: readonly { readonly milestone: string }[] }): boolean =>
  milestones.some(({ milestone }) => milestone === 'WON')

function JourneyOf({ id }: { readonly id: string }) {
  const answer = useAnswer(JourneyDocument, { id })
  return (
    <Answered answer={answer} of="the journey">
      {({ lead, viewer }) =>
        lead ? (
          <JourneyShown lead={lead} timeZone={viewer.workspace.timeZone} />
        ) : (
          <Empty>
            <p>
              <strong>No lead of this workspace has that id.</strong> Choose one from the list above.
            </p>
          </Empty>
        )
      }
    </Answered>
  )
}

type JourneyShownProps = { readonly lead: NonNullable<JourneyQuery['lead']>; readonly timeZone: string }

function JourneyShown({ lead, timeZone }: JourneyShownProps) {
  const { edges, pageInfo, totalCount } = lead.journey
  return (
    <>
      <LeadFacts lead={lead} timeZone={timeZone} />
      {edges.length === 0 ? (
        <Empty>
          <p>Nothing is known of what this person did: the CRM alone has it.</p>
        </Empty>
      ) : (
        <JourneyChart touches={edges} milestones={lead.milestones} timeZone={timeZone} />
      )}
      <JourneyTable touches={edges} milestones={lead.milestones} timeZone={timeZone} />
      {pageInfo.hasNextPage && (
        <p className="hint">
          The first {edges.length} of {totalCount} touches are shown.
        </p>
      )}
    </>
  )
}
