import type { ToldProjection } from '../modules/reports/told-projection.ts'
import { type Column, estimate, flag, number, ratio, text } from './column.ts'

/** What is to be expected of leads, and how far that goes. */
export const projectionColumns: readonly Column<ToldProjection>[] = [
  number('horizon_days', ({ horizonDays }) => horizonDays),
  ...estimate<ToldProjection>('projected', (projection) => projection),
  number('supported_days', ({ supportedDays }) => supportedDays),
  ...estimate('supported', ({ supportedValue, supportedInterval }: ToldProjection) => ({
    value: supportedValue,
    interval: supportedInterval,
  })),
  ...ratio('observed', ({ observed }: ToldProjection) => observed),
  number('maturity', ({ maturity }) => maturity),
  text('verdict', ({ verdict }) => verdict),
  flag('thin', ({ thin }) => thin),
  flag('too_young', ({ tooYoung }) => tooYoung),
  flag('beyond_follow_up', ({ beyondFollowUp }) => beyondFollowUp),
  number('not_recorded', ({ notRecorded }) => notRecorded),
  text('not_recorded_before', ({ notRecordedBefore }) => notRecordedBefore),
  number('undated', ({ undated }) => undated),
  number('won_before', ({ wonBefore }) => wonBefore),
  text('caveats', ({ caveats }) => caveats.join(' ')),
]
