import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import type { PlantedCompany } from '../../planted/company.ts'

const truthFile = 'truth.json'

/**
 * Writes all there is of a company into a folder of its own.
 *
 * @throws AppError `FOLDER_UNUSABLE` where it cannot, or where the folder has files of somebody else.
 */
export async function writeCompany(
  folder: string,
  { batches, files, truth }: PlantedCompany,
  say: (text: string) => void,
): Promise<void> {
  await requireOwnFolder(folder)
  const contents: readonly (readonly [name: string, content: string])[] = [
    ['events.ndjson', batches.map((batch) => `${JSON.stringify(batch)}\n`).join('')],
    ...files.flatMap(({ kind, csv, mapping }) => [[`${kind}.csv`, csv] as const, [`${kind}.yaml`, mapping] as const]),
    [truthFile, `${JSON.stringify(truth, null, 1)}\n`],
  ]
  for (const [name, content] of contents) await writeFile(join(folder, name), content).catch(unusable(folder))
  const { touchpoints, ofLeads } = truth.identity
  say(
    `${folder}: ${truth.leads} leads and ${touchpoints - ofLeads} strangers, with ${touchpoints} touchpoints on ${batches.length} browsers: ${contents.map(([name]) => name).join(', ')}\n`,
  )
}

/** What is written replaces what this command wrote there before, and nothing else. */
async function requireOwnFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(unusable(folder))
  const names = await readdir(folder).catch(unusable(folder))
  if (names.length === 0 || names.includes(truthFile)) return
  throw new AppError('FOLDER_UNUSABLE', `${folder} has files of which ${truthFile} is none: ${names[0]} for one`)
}

const unusable =
  (folder: string) =>
  (cause: unknown): never => {
    throw new AppError('FOLDER_UNUSABLE', `${folder} cannot be written to: ${(cause as Error).message}`, { cause })
  }
