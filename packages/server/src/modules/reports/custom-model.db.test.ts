import { milestones } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { applySettings } from '../../pipeline/apply-settings.ts'
import { know, now, type Server, test } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'

const fields =
  'rows { keys { value } credit share value { amount } touchpoints conversions } total { credit conversions }'

const ask = async (server: Server, model: string, args = '') =>
  (await server.ask(`{ attribution(input: ${january}, model: ${model}${args}) { ${fields} } }`)).data.attribution

const errorsOf = async (server: Server, args: string): Promise<unknown> =>
  (await server.ask(`{ attribution(input: ${january}, model: CUSTOM${args}) { total { credit } } }`)).errors?.map(
    ({ message, extensions }) => [extensions['code'], message],
  )

describe('weights that are those of a model', () => {
  const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 40, maxLength: 40 }), { seed: 5, numRuns: 1 })

  test('give what it gives, of every milestone', async ({ db, server, workspaces: [workspace] }) => {
    await know(db, workspace, companyOf(persons))
    for (const milestone of milestones) {
      const of = `, milestone: ${milestone}`
      const shaped =
        ', custom: { first: 3, lead: 3, opportunity: 3, rest: 1, channels: [{ channel: "No such", weight: 0 }] }'
      expect(await ask(server, 'CUSTOM', of + shaped)).toEqual(await ask(server, 'W_SHAPED', of))
      expect(await ask(server, 'CUSTOM', `${of}, custom: { first: 2 }`)).toEqual(await ask(server, 'FIRST_TOUCH', of))
    }
  })
})

describe('weights that the workspace has settled on', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => {
    const records = sampleCompany.records?.filter(({ recordId }) => recordId === 'ada') ?? []
    await know(db, workspace, { ...sampleCompany, records })
  })

  // Ada came by Paid Search first, then by Organic Social, then direct, as whom she became a lead and was won.
  test('hold unless a question gives others', async ({ db, server, workspaces: [{ id }] }) => {
    await applySettings(db, id, { customModel: { first: 1, won: 3 } }, { now, onProgress: () => {} })
    const credits = async (args = '') =>
      (await ask(server, 'CUSTOM', args)).rows.map(
        ({ keys, credit }: { keys: { value: string }[]; credit: string }) => [keys[0]?.value, credit],
      )
    expect(await credits()).toEqual([
      ['Direct', '0.750000000'],
      ['Paid Search', '0.250000000'],
      ['Organic Social', '0.000000000'],
    ])
    const onlySocial = '[{ channel: "Direct", weight: 0 }, { channel: "Paid Search", weight: 0 }]'
    expect(await credits(`, custom: { rest: 1, first: 1, channels: ${onlySocial} }`)).toEqual([
      ['Organic Social', '1.000000000'],
      ['Direct', '0.000000000'],
      ['Paid Search', '0.000000000'],
    ])
  })

  test('that come to nothing share out evenly, and say so', async ({ server }) => {
    const nothing = 'custom: { won: 1, channels: [{ channel: "Direct", weight: 0 }] }'
    const { data } = await server.ask(
      `{ attribution(input: ${january}, model: CUSTOM, ${nothing}) { rows { credit } meta { warnings { code message affectedCount } } } }`,
    )
    expect(data.attribution.rows.map(({ credit }: { credit: string }) => credit)).toEqual([
      '0.333333334',
      '0.333333333',
      '0.333333333',
    ])
    expect(data.attribution.meta.warnings).toContainEqual({
      code: 'LINEAR_INSTEAD',
      message: 'Of 1 conversions CUSTOM gives every touchpoint nothing: they are shared out by LINEAR',
      affectedCount: 1,
    })
  })

  test('are asked for where there are none, and refused where they are none', async ({ server }) => {
    expect(await errorsOf(server, '')).toEqual([
      [
        'INPUT_INVALID',
        'model is CUSTOM, and the workspace has named no weights: settle on weights under customModel of the settings, or try some out with custom',
      ],
    ])
    expect(await errorsOf(server, ', custom: { first: -1 }')).toEqual([
      ['INPUT_INVALID', 'custom.first: must be 0 or more'],
    ])
    expect(await errorsOf(server, ', custom: { first: 0, channels: [{ channel: "Email", weight: 2 }] }')).toEqual([
      ['INPUT_INVALID', 'custom: must give a weight above 0 to first, lead, opportunity, won or rest'],
    ])
    expect(await errorsOf(server, ', custom: { first: 1, channels: [{ channel: "Email", weight: 1001 }] }')).toEqual([
      ['INPUT_INVALID', 'custom.channels.Email: must be 1000 or less'],
    ])
  })
})
