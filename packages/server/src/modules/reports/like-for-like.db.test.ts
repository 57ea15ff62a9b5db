import { describe, expect } from 'vitest'
import { crmLead, know, test } from '../../test/graphql-test.ts'

/* It is asked on 15 June 2026. */

/** So many leads of one source and owner, of which the first `won` are won two weeks later. */
const from = (source: string, owner: string, count: number, won: number, month = '03') =>
  Array.from({ length: count }, (_, i) =>
    crmLead(`${source} ${owner} ${month} ${i}`, {
      createdAt: `2026-${month}-01`,
      ...{ source, owner },
      ...(i < won && { wonAt: `2026-${month}-15` }),
    }),
  )

const ask = (more = '', input = '') => `{ likeForLike(
    input: { range: { between: { from: "2026-01-01", to: "2027-01-01" } } ${input} }, groupBy: [SOURCE], over: [OWNER], withinDays: 30 ${more}
  ) {
    rows { keys { value } leads rate { numerator denominator } likeForLike { value interval { low high } standard leads coverage }
      notComparable { keys { dimension value } leads allLeads } caveats }
    total { numerator denominator } strata meta { warnings { code message affectedCount } }
  } }`

describe('two sources, of which one has the better seller', () => {
  test.beforeEach(async ({ db, workspaces }) => {
    const records = [
      // Ann wins half of whatever she gets, Bob a tenth. The fair brings Ann most of its leads, the search Bob.
      ...from('fair', 'Ann', 80, 40),
      ...from('fair', 'Bob', 20, 2),
      ...from('search', 'Ann', 20, 10),
      ...from('search', 'Bob', 80, 8),
      ...from('friends', 'Ann', 6, 3),
      ...from('friends', 'Bob', 4, 4),
      // So young that nobody can tell.
      ...from('search', 'Cyd', 7, 0, '06'),
    ]
    await know(db, workspaces[0], { records })
  })

  test('are alike with the same mix of sellers', async ({ server }) => {
    const { data, errors } = await server.ask(ask())
    expect(errors).toBeUndefined()
    const { rows, total, strata, meta } = data.likeForLike
    const of = (source: string) => rows.find(({ keys }: { keys: { value: string }[] }) => keys[0]?.value === source)
    expect(rows.map(({ keys }: { keys: { value: string }[] }) => keys[0]?.value)).toEqual(['search', 'fair', 'friends'])
    // 106 of 210 leads are Ann's, and 53 are won; 104 are Bob's, and 14 are won.
    const standard = expect.closeTo(67 / 210, 12)
    const alike = expect.closeTo((106 / 210) * 0.5 + (104 / 210) * 0.1, 12)
    expect(of('fair')).toMatchObject({
      leads: 100,
      rate: { numerator: 42, denominator: 100 },
      likeForLike: { value: alike, standard, leads: 100, coverage: 1 },
      notComparable: [],
      caveats: [],
    })
    expect(of('search')).toMatchObject({ leads: 107, rate: { numerator: 18 }, likeForLike: { value: alike, standard } })
    expect(of('friends')).toMatchObject({
      likeForLike: { value: 0.5, standard: 0.5, leads: 6, coverage: expect.closeTo(106 / 210, 12) },
      notComparable: [{ keys: [{ dimension: 'OWNER', value: 'Bob' }], leads: 4, allLeads: 104 }],
      caveats: [
        '1 of 2 kinds of leads are left out, of which there are fewer than 5 here: what is compared is 6 of 10 leads, in kinds that 50.5% of all leads are of.',
      ],
    })
    expect({ total, strata }).toEqual({ total: { numerator: 67, denominator: 210 }, strata: 2 })
    expect(meta.warnings).toEqual([
      {
        code: 'NOT_COMPARABLE',
        message: '1 of 3 rows have too few leads of some kinds to be compared in these: see their caveats',
        affectedCount: 1,
      },
      expect.objectContaining({ code: 'IMMATURE_COHORTS', affectedCount: 7 }),
    ])
  })

  test.for([
    ['over: []', 'over is empty: name what makes leads alike'],
    ['over: [SOURCE]', 'groupBy is SOURCE, SOURCE: name each dimension once'],
    ['over: [OWNER], withinDays: -1', 'withinDays is -1: give 0 to 3650'],
  ])('%s is refused', async ([more, message], { server }) => {
    const { errors } = await server.ask(
      `{ likeForLike(input: { range: { lastDays: 30 } }, groupBy: [SOURCE], ${more}) { strata } }`,
    )
    expect(errors?.map(({ extensions, message: said }) => [extensions['code'], said])).toEqual([
      ['INPUT_INVALID', message],
    ])
  })

  test('an earlier range is refused, and so are too many kinds', async ({ db, server, workspaces }) => {
    const compared = await server.ask(ask('', 'compareTo: { previous: YEAR }'))
    expect(compared.errors?.[0]?.message).toBe('likeForLike compares rows with all leads: leave out input.compareTo')
    await know(db, workspaces[0], {
      records: Array.from({ length: 199 }, (_, i) => from('fair', `Otto ${i}`, 1, 0)).flat(),
    })
    const { errors } = await server.ask(ask())
    expect(errors?.[0]?.message).toBe('over is OWNER: that makes 201 kinds of leads, and at most 200 are compared')
  })
})

test('of nothing there is nothing to compare', async ({ server }) => {
  const { data } = await server.ask(ask())
  expect(data.likeForLike).toEqual({
    rows: [],
    total: { numerator: 0, denominator: 0 },
    strata: 0,
    meta: { warnings: [] },
  })
})
