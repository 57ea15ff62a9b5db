import { readdir, readFile } from 'node:fs/promises'

const ticksPerSecond = 100

/**
 * Seconds of the processor that PostgreSQL has used so far: its own process, those that it has now, and those that ended.
 * Null where there is no `/proc`.
 *
 * @param pid Its own process.
 */
export async function postgresCpuSeconds(pid: number): Promise<number | null> {
  const own = await statOf(String(pid))
  if (own === null) return null
  const others = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf))
  const children = others.filter((stat) => stat !== null && stat.parent === pid)
  const ticks = own.used + own.ofEnded + children.reduce((sum, stat) => sum + (stat?.used ?? 0), 0)
  return ticks / ticksPerSecond
}

type Stat = { readonly parent: number; readonly used: number; readonly ofEnded: number }

/** Null for a process that has ended. The second field is a name that may have anything in it: what follows is counted. */
async function statOf(pid: string): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const sum = (...places: number[]): number => places.reduce((ticks, place) => ticks + Number(fields[place]), 0)
  return { parent: sum(1), used: sum(11, 12), ofEnded: sum(13, 14) }
}
