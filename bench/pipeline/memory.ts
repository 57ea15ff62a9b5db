import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Figure, median, type Say, withUnit } from '../figure.ts'

const run = promisify(execFile)
const everyMs = 200
const unit = 'MiB'

export type MemoryWatch = {
  /** Stops watching, and tells the most that was seen. */
  readonly end: (say: Say) => Figure
}

/** Watches the memory that a process holds, until told to end. */
export function watchMemory(pid: number): MemoryWatch {
  const seen: number[] = []
  const timer = setInterval(() => void residentMib(pid).then((mib) => seen.push(mib), ignore), everyMs)
  timer.unref()
  return {
    end(say) {
      clearInterval(timer)
      const third = Math.floor(seen.length / 3)
      const [middle, last] = [seen.slice(third, 2 * third), seen.slice(2 * third)].map(median)
      say(
        `memory: ${withUnit(middle ?? 0, unit)} in the middle of the run, ${withUnit(last ?? 0, unit)} at its end (medians)`,
      )
      return { name: 'collect.rss_mib', value: Math.max(...seen), unit }
    },
  }
}

/** A process that has ended holds none. */
const ignore = (): void => {}

async function residentMib(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) / 1_024
}
