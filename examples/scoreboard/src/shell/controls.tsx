import { ChannelsDocument } from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { keyOf, labelOf } from '../channels/channel-columns.tsx'
import { assignments, reportInput } from '../choices/choices.ts'
import { useChoices } from '../choices/use-choices.ts'
import { RangeControl } from './range-control.tsx'

/** What all sections are of. */
export function Controls() {
  const [choices, choose] = useChoices()
  return (
    <search className="controls" aria-label="What to look at">
      <RangeControl range={choices.range} onRange={(range) => choose({ range })} />
      <ChannelControl />
      <label>
        <span>A lead counts by</span>
        <select
          value={choices.assignBy}
          onChange={({ target }) => choose({ assignBy: target.value as keyof typeof assignments })}
        >
          {Object.entries(assignments).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </search>
  )
}

function ChannelControl() {
  const [choices, choose] = useChoices()
  const { channel, assignBy } = choices
  const { data } = useAnswer(ChannelsDocument, { input: reportInput({ ...choices, channel: null }), assignBy })
  const offered = (data?.channelPerformance.rows ?? []).map((row) => ({ value: keyOf(row), label: labelOf(row) }))
  const isOffered = channel === null || offered.some(({ value }) => value === channel)
  return (
    <label>
      <span>Channel</span>
      <select value={channel ?? ''} onChange={({ target }) => choose({ channel: target.value || null })}>
        <option value="">All channels</option>
        {!isOffered && <option value={channel}>{channel}</option>}
        {offered.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
