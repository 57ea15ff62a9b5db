import type { FunnelStep } from './funnel-steps.ts'

type Told = {
  readonly leads: number
  readonly notRecorded: number
  readonly notRecordedBefore: string | null
  readonly steps: readonly FunnelStep[]
}

/** What to know before trusting a row of a funnel, in sentences that name its numbers. */
export const funnelCaveats = (row: Told): string[] =>
  [notRecorded(row), known('implied', row), known('undated', row), tooYoung(row), untold(row)].filter(
    (sentence) => sentence !== null,
  )

const notRecorded = ({ leads, notRecorded: count, notRecordedBefore }: Told): string | null =>
  count === 0
    ? null
    : `${count} of ${leads} leads were created before ${notRecordedBefore}, when wins were not recorded: they count in the steps, and are left out of times and velocity.`

const why = { implied: 'only as far as a later milestone tells', undated: 'on a day that nobody recorded' }

function known(how: 'implied' | 'undated', { steps }: Told): string | null {
  const some = steps.filter((step) => step[how] > 0)
  const each = some.map((step) => `${step.milestone} (${step[how]} of ${step.reached} leads)`)
  return some.length === 0 ? null : `Reached ${why[how]}, so without a time: ${each.join(', ')}.`
}

function tooYoung({ steps }: Told): string | null {
  const young = steps.filter(({ time }) => time?.tooYoung).map(({ milestone }) => milestone)
  return young.length === 0
    ? null
    : `Too young to judge is what comes after ${young.join(', ')}: less than 80% of it has shown.`
}

function untold({ steps }: Told): string | null {
  const untoldOf = steps.filter(({ time }) => time?.median.beyondFollowUp).map(({ milestone }) => milestone)
  return untoldOf.length === 0 ? null : `No median can be told of the time in ${untoldOf.join(', ')}.`
}
