import { chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Cluster, databaseName, superuser } from './cluster.ts'
import { loopback } from './loopback.ts'

/** On the network it is there for BI logins alone: not for the superuser, nor for other databases. */
const rules = `# Written by Touchline at every start.
local all                all                                    scram-sha-256
host  all                ${superuser}          ${loopback}/32          reject
host  ${databaseName}          +touchline_bi      ${loopback}/32          scram-sha-256
`

/** Who may connect, and from where; returns the file's path. */
export async function writeHba({ data, runAs }: Cluster): Promise<string> {
  const file = join(data, 'touchline_hba.conf')
  await writeFile(file, rules, { mode: 0o600 })
  if (runAs) await chown(file, runAs.uid, runAs.gid)
  return file
}
