import { useState } from 'react'
import { type LeadLineFragment, ViewerDocument } from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useChoices } from '../choices/use-choices.ts'
import { count } from '../parts/format.ts'
import { isId, leadWords, matchingLeads } from './matching-leads.ts'

type LeadPickerProps = {
  readonly leads: readonly LeadLineFragment[]
  readonly totalCount: number
  /** The id of the one whose journey is shown. */
  readonly shown: string | null
}

const mostShown = 6

/** Finds a lead among the latest ones, or by its id. */
export function LeadPicker({ leads, totalCount, shown }: LeadPickerProps) {
  const [search, setSearch] = useState('')
  const [, choose] = useChoices()
  const { data } = useAnswer(ViewerDocument, {})
  const timeZone = data?.viewer.workspace.timeZone ?? 'UTC'
  const matching = matchingLeads(leads, search, timeZone)
  const offered = matching.slice(0, mostShown)
  return (
    <div className="lead-picker">
      <label>
        <span>Find a lead by channel, stage, owner, day or id</span>
        <input
          type="search"
          value={search}
          placeholder="won paid search"
          onChange={({ target }) => setSearch(target.value)}
        />
      </label>
      <p className="hint" role="status">
        {search === '' ? `The newest of ${count(totalCount)} leads:` : found(matching.length, leads.length, totalCount)}
      </p>
      <ul>
        {isId(search) && matching.length === 0 && (
          <Offer words="The lead of this id" isShown={search === shown} onChoose={() => choose({ lead: search })} />
        )}
        {offered.map((lead) => (
          <Offer
            key={lead.id}
            words={leadWords(lead, timeZone)}
            isShown={lead.id === shown}
            onChoose={() => choose({ lead: lead.id })}
          />
        ))}
      </ul>
    </div>
  )
}

const found = (matching: number, latest: number, all: number): string =>
  `${count(matching)} of the ${latest < all ? `latest ${count(latest)}` : count(all)} leads` +
  (matching > mostShown ? `, the newest ${mostShown}:` : matching === 0 ? '.' : ':')

type OfferProps = { readonly words: string; readonly isShown: boolean; readonly onChoose: () => void }

const Offer = ({ words, isShown, onChoose }: OfferProps) => (
  <li>
    <button type="button" aria-pressed={isShown} onClick={onChoose}>
      {words}
    </button>
  </li>
)
