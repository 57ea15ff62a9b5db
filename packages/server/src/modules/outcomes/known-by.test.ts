import { describe, expect, test } from 'vitest'
import { type TimedVersion, versionsKnownBy, withoutCorrections } from './known-by.ts'

const zone = 'Europe/Berlin'
const at = (text: string): number => Date.parse(text)

/** A version as imports store it: in effect since `effective`, stored when `recorded`. */
const version = (no: number, effective: string, recorded: string, fields: object): TimedVersion => ({
  ...{ version: no, effectiveAt: at(effective), recordedAt: at(recorded), backfilled: true },
  fields: fields as TimedVersion['fields'],
})

/** What a record says of itself as of an instant. Null where nothing is known of it. */
const said = (object: string, versions: readonly TimedVersion[], asOf: string) =>
  versionsKnownBy(object, versions, at(asOf), zone).at(-1)?.fields ?? null

const [jan, feb, march, may] = ['2026-01-10', '2026-02-10', '2026-03-10', '2026-05-10']

describe('of history that one file tells', () => {
  const whole = {
    ...{ createdAt: jan, mqlAt: feb, wonAt: may, winReason: 'Price', stage: 'Customer', source: 'Web' },
    ...{ owner: 'Olga', assignedAt: march, emailKey: 'email:ada' },
  }
  const lead = [version(1, may, '2026-06-01', whole)]

  test('each date is known since that date, with what belongs to it; a stage with the latest of them', () => {
    expect(said('LEAD', lead, '2026-01-09T12:00:00Z')).toBeNull()
    const created = { createdAt: jan, source: 'Web', emailKey: 'email:ada' }
    expect(said('LEAD', lead, '2026-02-01T12:00:00Z')).toEqual(created)
    expect(said('LEAD', lead, '2026-03-01T12:00:00Z')).toEqual({ ...created, mqlAt: feb })
    const assigned = { ...created, mqlAt: feb, owner: 'Olga', assignedAt: march }
    expect(said('LEAD', lead, '2026-04-01T12:00:00Z')).toEqual(assigned)
    expect(said('LEAD', lead, '2026-05-11T12:00:00Z')).toEqual(whole)
  })

  test('a day is known once it is over where the company is', () => {
    expect(said('LEAD', lead, '2026-01-10T22:59:59.998Z')).toBeNull()
    expect(said('LEAD', lead, '2026-01-10T22:59:59.999Z')).not.toBeNull()
  })

  test('an owner without a date is theirs since the lead was created', () => {
    const { assignedAt: _, ...undated } = whole
    expect(said('LEAD', [version(1, may, '2026-06-01', undated)], '2026-02-01T12:00:00Z')).toMatchObject({
      owner: 'Olga',
    })
  })

  test('an opportunity is open until it is closed, for the amount first told', () => {
    const deal = {
      createdAt: jan,
      outcome: 'WON',
      closedAt: may,
      amountMinor: 500,
      winReason: 'Price',
      leadKey: 'crm:a',
    }
    const versions = [version(1, may, '2026-06-01', deal)]
    expect(said('OPPORTUNITY', versions, '2026-02-01T12:00:00Z')).toEqual({
      ...{ createdAt: jan, outcome: 'OPEN', amountMinor: 500, leadKey: 'crm:a' },
    })
    expect(said('OPPORTUNITY', versions, '2026-06-01T12:00:00Z')).toEqual(deal)
  })

  test('whom an opportunity concerns is known since it was told; a stage of the history since it was entered', () => {
    const role = version(1, '2026-06-01', '2026-06-01', { opportunityId: '1', emailKey: 'email:ada' })
    expect(said('CONTACT_ROLE', [role], '2026-01-01T00:00:00Z')).toBeNull()
    expect(said('CONTACT_ROLE', [role], '2026-06-02T00:00:00Z')).not.toBeNull()
    const stage = version(1, feb, '2026-06-01', { leadKey: 'crm:a', stage: 'Working', enteredAt: feb })
    expect(said('STAGE', [stage], '2026-02-09T12:00:00Z')).toBeNull()
    expect(said('STAGE', [stage], '2026-02-11T12:00:00Z')).not.toBeNull()
  })
})

describe('of what several imports told', () => {
  const first = { createdAt: jan, mqlAt: feb, stage: 'Qualified', owner: 'Olga' }

  test('a version holds since it is in effect, with all that it says, dated ahead or not', () => {
    const planned = { ...first, wonAt: '2026-12-24' }
    const versions = [version(1, feb, '2026-02-12', first), version(2, '2026-03-01', '2026-03-01', planned)]
    expect(said('LEAD', versions, '2026-02-20T12:00:00Z')).toEqual(first)
    expect(said('LEAD', versions, '2026-03-01T12:00:00Z')).toEqual(planned)
  })

  test('a date that was told later is known since that date, what is undated beside it with the version', () => {
    const later = { ...first, stage: 'Customer', salAt: '2026-03-10', wonAt: may, winReason: 'Price' }
    const versions = [version(1, feb, '2026-02-12', first), version(2, may, '2026-06-01', later)]
    expect(said('LEAD', versions, '2026-04-01T12:00:00Z')).toEqual({ ...first, salAt: '2026-03-10' })
    expect(versionsKnownBy('LEAD', versions, at('2026-04-01T12:00:00Z'), zone)).toHaveLength(2)
  })

  test('a correction that moves a date back, or takes it away, is known with its version', () => {
    const versions = [
      version(1, march, '2026-03-12', { createdAt: jan, mqlAt: march }),
      version(2, '2026-06-01', '2026-06-01', { createdAt: jan, mqlAt: feb }),
      version(3, '2026-07-01', '2026-07-01', { createdAt: jan }),
    ]
    expect(said('LEAD', versions, '2026-02-20T12:00:00Z')).toEqual({ createdAt: jan })
    expect(said('LEAD', versions, '2026-04-01T12:00:00Z')).toEqual({ createdAt: jan, mqlAt: march })
    expect(said('LEAD', versions, '2026-06-15T12:00:00Z')).toEqual({ createdAt: jan, mqlAt: feb })
    expect(said('LEAD', versions, '2026-07-15T12:00:00Z')).toEqual({ createdAt: jan })
  })

  test('when an open opportunity is expected to close says nothing of when it closed', () => {
    const open = { createdAt: jan, outcome: 'OPEN', closedAt: '2026-08-01' }
    const won = { createdAt: jan, outcome: 'WON', closedAt: may, winReason: 'Price' }
    const versions = [version(1, '2026-01-12', '2026-01-12', open), version(2, '2026-06-01', '2026-06-01', won)]
    expect(said('OPPORTUNITY', versions, '2026-02-01T12:00:00Z')).toEqual(open)
    expect(said('OPPORTUNITY', versions, '2026-05-20T12:00:00Z')).toEqual(won)
  })

  test('what was not back-filled is known when it was recorded', () => {
    const live = { ...version(1, jan, '2026-03-01', { createdAt: jan }), backfilled: false }
    expect(said('STAGE', [live], '2026-02-01T12:00:00Z')).toBeNull()
    expect(said('STAGE', [live], '2026-03-02T12:00:00Z')).not.toBeNull()
  })
})

describe('what is new of a record, and what corrects it', () => {
  const before = [version(1, jan, '2026-01-11', { createdAt: jan, source: 'Web', owner: 'Olga', assignedAt: feb })]
  const after = (fields: object) => [...before, version(2, may, '2026-06-01', fields)]
  const withNew = (object: string, earlier: readonly TimedVersion[], later: readonly TimedVersion[]) =>
    withoutCorrections(object, earlier, later, zone).at(-1)?.fields

  test('a date that was not there is new, with what belongs to it; so is one more assignment', () => {
    const later = after({
      createdAt: feb,
      source: 'Mail',
      owner: 'Otto',
      assignedAt: march,
      wonAt: may,
      winReason: 'Price',
    })
    expect(withNew('LEAD', before, later)).toEqual({
      ...{ createdAt: jan, source: 'Web', owner: 'Otto', assignedAt: march, wonAt: may, winReason: 'Price' },
    })
  })

  test('what it says otherwise, says no more, or dates earlier is a correction', () => {
    const later = after({ createdAt: '2026-01-05', source: 'Mail', owner: 'Otto', assignedAt: jan })
    expect(withNew('LEAD', before, later)).toEqual(before[0]?.fields)
    expect(withNew('LEAD', before, after({ createdAt: jan }))).toEqual(before[0]?.fields)
    expect(withNew('STAGE', before, after({ createdAt: may, stage: 'Working' }))).toEqual({
      ...{ ...before[0]?.fields, stage: 'Working' },
    })
  })

  test('of a record that is new, all is; versions are counted anew', () => {
    expect(withoutCorrections('LEAD', [], before, zone)).toEqual(before)
    const numbers = withoutCorrections('LEAD', before, after({ wonAt: may }), zone).map(({ version: no }) => no)
    expect(numbers).toEqual([1, 2])
  })
})
