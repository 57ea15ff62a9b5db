import type { FunnelStep } from '../modules/reports/funnel-steps.ts'
import type { DaysInStage } from '../modules/reports/time-in-stage.ts'
import { type Column, estimate, flag, number, ratio, text } from './column.ts'

type Time = NonNullable<FunnelStep['time']>

const days = (name: string, of: (time: Time) => DaysInStage): Column<Time>[] => [
  number(`${name}_days`, (time) => of(time).days),
  number(`${name}_low`, (time) => of(time).interval?.low ?? null),
  number(`${name}_high`, (time) => of(time).interval?.high ?? null),
  flag(`${name}_beyond_follow_up`, (time) => of(time).beyondFollowUp),
]

/** How long leads were in a stage, and how they left it. */
export const timeInStageColumns: readonly Column<Time>[] = [
  number('leads', ({ leads }) => leads),
  number('went_on', ({ wentOn }) => wentOn),
  number('lost', ({ lost }) => lost),
  number('given_back', ({ givenBack }) => givenBack),
  number('still_there', ({ stillThere }) => stillThere),
  number('undated', ({ undated }) => undated),
  number('not_recorded', ({ notRecorded }) => notRecorded),
  number('backwards', ({ backwards }) => backwards),
  ...days('median', ({ median }) => median),
  ...days('p90', ({ p90 }) => p90),
  number('supported_days', ({ supportedDays }) => supportedDays),
  ...estimate('left', ({ left }: Time) => left),
  ...estimate('gone_on', ({ goneOn }: Time) => goneOn),
  ...estimate('became_lost', ({ becameLost }: Time) => becameLost),
  ...estimate('came_back', ({ cameBack }: Time) => cameBack),
  ...ratio('gone_on_so_far', ({ goneOnSoFar }: Time) => goneOnSoFar),
  number('maturity', ({ maturity }) => maturity),
  flag('too_young', ({ tooYoung }) => tooYoung),
  flag('thin', ({ thin }) => thin),
  number('expected_days', ({ expectedDays }) => expectedDays),
  ...estimate('left_as_expected', ({ leftAsExpected }: Time) => leftAsExpected),
  number('overdue', ({ overdue }) => overdue),
  text('caveats', ({ caveats }) => caveats.join(' ')),
]
