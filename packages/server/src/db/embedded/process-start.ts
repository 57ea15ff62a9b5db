import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * When process `pid` started, in words that no other process of this machine shares: an id that was given out anew has
 * another start. Null where it has ended, even if nobody has taken note yet.
 */
export function startOfProcess(pid: number): Promise<string | null> {
  return (process.platform === 'linux' ? startByProc(pid) : startByPs(pid)).catch(() => null)
}

async function startByProc(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in parentheses, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, ticks] = [fields[0], fields[19]]
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  return isEnded(state) ? null : `${boot.trim()} ${ticks}`
}

async function startByPs(pid: number): Promise<string | null> {
  const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)])
  const [state, ...start] = stdout.trim().split(/\s+/)
  return isEnded(state) ? null : start.join(' ')
}

/** Z: it has ended, and its parent has not asked how. X: it is being removed. */
const isEnded = (state = 'X'): boolean => /^[ZX]/.test(state)

/** Program and arguments of process `pid`, in one line; empty where it has ended. */
export async function commandOfProcess(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
    return (await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)])).stdout
  } catch {
    return ''
  }
}
