import { attributionModels, dataDrivenModels } from '@touchline/schema'
import { describe, expect } from 'vitest'
import { know, type Server, test } from '../../test/graphql-test.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'

type Row = { keys: { value: string }[]; share: number; shareSpread: { low: number; high: number } }

async function rowsOf(server: Server, more: string, input = january): Promise<Row[]> {
  const { data, errors } = await server.ask(`{ attribution(input: ${input} ${more}) {
    rows { keys { value } share shareSpread { low high } } } }`)
  expect(errors).toBeUndefined()
  return data.attribution.rows
}

const ofChannel = (rows: readonly Row[], channel: string): Row | undefined =>
  rows.find(({ keys }) => keys[0]?.value === channel)

describe('of the sample company', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => know(db, workspace, sampleCompany))

  test('a share lies between what the models say, whichever of them is asked', async ({ server }) => {
    const asked: Row[][] = []
    for (const model of [...attributionModels, ...dataDrivenModels]) asked.push(await rowsOf(server, `model: ${model}`))
    for (const channel of ['Paid Search', 'Organic Social', 'Direct', '(unattributed)']) {
      const shares = asked.map((rows) => ofChannel(rows, channel)?.share ?? 0)
      const spread = { low: Math.min(...shares), high: Math.max(...shares) }
      for (const rows of asked) expect(ofChannel(rows, channel)?.shareSpread).toEqual(spread)
    }
    // Of two wins one was nobody's. The other is Paid Search's by the first touch, and not at all by the last.
    const [rows = []] = asked
    expect(ofChannel(rows, 'Paid Search')?.shareSpread).toEqual({ low: 0, high: 0.5 })
    expect(ofChannel(rows, '(unattributed)')?.shareSpread).toEqual({ low: 0.5, high: 0.5 })
  })

  test('with a filter it is of the rules, and of what the filter keeps', async ({ server }) => {
    const filter = '{ where: { dimension: "CHANNEL", op: NEQ, values: ["(unattributed)"] } }'
    const range = '{ between: { from: "2026-01-01", to: "2026-02-01" } }'
    const rows = await rowsOf(server, '', `{ range: ${range}, filter: ${filter} }`)
    expect(ofChannel(rows, 'Paid Search')?.shareSpread).toEqual({ low: 0, high: 1 })
  })
})
