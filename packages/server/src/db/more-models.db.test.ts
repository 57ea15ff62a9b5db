import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { deriveAll } from '../pipeline/derive.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { know, test } from '../test/graphql-test.ts'
import { january, sampleCompany } from '../test/sample-company.ts'

const migration = new URL('./migrations/0034_more_models.sql', import.meta.url)

test('what was derived by five models gets the others, and until then they are told all the same', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  await know(db, workspace, sampleCompany)
  const ask = async () =>
    (
      await server.ask(
        `{ attribution(input: ${january}, model: FULL_PATH) { rows { keys { value } credit value { amount } } } }`,
      )
    ).data.attribution
  const [derived, answer] = [await derivedRows(db), await ask()]

  await sql`update conversion set credits = credits[1:5][:], value_credits = value_credits[1:5][:]`.execute(db)
  expect(await derivedRows(db)).not.toEqual(derived)
  expect(await ask()).toEqual(answer)

  await sql.raw(await readFile(migration, 'utf8')).execute(db)
  await deriveAll(db)
  expect(await derivedRows(db)).toEqual(derived)
  expect(await ask()).toEqual(answer)
})
