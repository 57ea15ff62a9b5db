import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'

const guardedProgram = fileURLToPath(new URL('test/guarded-program.ts', import.meta.url))

async function startDemo(): Promise<{ demo: ChildProcess; program: number; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'touchline-guard-'))
  const args = ['--import', 'tsx', guardedProgram, folder]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { demo: child, program: Number(line), folder }
}

const isGone = (folder: string): Promise<boolean> =>
  access(folder).then(
    () => false,
    () => true,
  )

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test.each([
  { end: 'stops by itself', signal: 'SIGTERM' },
  { end: 'crashes', signal: 'SIGUSR2' },
  { end: 'is killed', signal: 'SIGKILL' },
] as const)(
  'when the demo $end, its programs end and its folder goes',
  async ({ signal }) => {
    const { demo, program, folder } = await startDemo()
    expect(isRunning(program)).toBe(true)
    demo.kill(signal)
    await once(demo, 'exit')
    await vi.waitFor(() => expect(isRunning(program)).toBe(false), 5_000)
    await vi.waitFor(async () => expect(await isGone(folder)).toBe(true), 5_000)
  },
  15_000,
)
