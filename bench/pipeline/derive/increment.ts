import { connect } from '../../../packages/server/src/db/connect.ts'
import { deriveAll } from '../../../packages/server/src/pipeline/derive.ts'
import type { Figure } from '../../figure.ts'
import { visitLine } from './company.ts'
import { copyIn } from './fill.ts'
import { type History, secondsOf, settle } from './history.ts'
import { dayMs, leadOf } from './lead.ts'

const newTouchpoints = 10_000

/** Seconds until as many new touchpoints are derived, each of another known visitor: the history of each is long. */
export async function incrementing(history: History): Promise<Figure> {
  const { derive, size, derivedInSeconds } = history
  await storeVisits(history)
  await settle(history.url)
  return {
    name: 'derive.increment_s',
    value: await secondsOf(() => deriveAll(derive)),
    unit: 's',
    baseline: {
      name: `as many touchpoints of the ${size.touchpoints} before`,
      value: (derivedInSeconds * newTouchpoints) / size.touchpoints,
    },
  }
}

async function storeVisits({ url, workspace, seed, size, end }: History): Promise<void> {
  const step = Math.max(1, Math.floor(size.leads / newTouchpoints))
  const leads = Array.from({ length: newTouchpoints }, (_, i) => leadOf(seed, (i * step) % size.leads, end))
  const client = await connect(url)
  try {
    const at = (no: number): number => end - dayMs / 2 + no * 1_000
    await copyIn(client, 'event', leads.map((lead, no) => visitLine(workspace.id, lead, at(no))).join(''))
    const changed = leads.map(
      ({ streamId }, no) => `${workspace.id}\tSTREAM\t${streamId}\t${new Date(at(no)).toISOString()}\n`,
    )
    await copyIn(client, 'changed (workspace_id, kind, subject, since)', changed.join(''))
  } finally {
    await client.end()
  }
}
