import { type FormEvent, useState } from 'react'
import { addDays, parseRange, type Range, type RangeName, rangeNames } from '../choices/range.ts'

type RangeControlProps = { readonly range: Range; readonly onRange: (range: Range) => void }

const own = 'OWN'

/** A range by its name, or two days. */
export function RangeControl({ range, onRange }: RangeControlProps) {
  const [isOwn, setIsOwn] = useState(typeof range !== 'string')
  const choose = (value: string): void => {
    setIsOwn(value === own)
    if (value !== own) onRange(value as RangeName)
  }
  return (
    <>
      <label>
        <span>Days</span>
        <select
          value={isOwn || typeof range !== 'string' ? own : range}
          onChange={({ target }) => choose(target.value)}
        >
          {Object.entries(rangeNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
          <option value={own}>Other days …</option>
        </select>
      </label>
      {(isOwn || typeof range !== 'string') && <OwnDays range={range} onRange={onRange} />}
    </>
  )
}

function OwnDays({ range, onRange }: RangeControlProps) {
  const today = new Date().toISOString().slice(0, 10)
  const { first, last } = typeof range === 'string' ? { first: addDays(today, -29), last: today } : range
  const [problem, setProblem] = useState('')
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const chosen = parseRange(`${given.get('first')}..${given.get('last')}`)
    setProblem(chosen ? '' : 'The last day lies before the first.')
    if (chosen) onRange(chosen)
  }
  return (
    <form className="own-days" onSubmit={submit}>
      <label>
        <span>From</span>
        <input type="date" name="first" defaultValue={first} required />
      </label>
      <label>
        <span>To</span>
        <input type="date" name="last" defaultValue={last} required />
      </label>
      <button type="submit">Show</button>
      {problem && <p role="alert">{problem}</p>}
    </form>
  )
}
