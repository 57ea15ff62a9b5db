/** Stands for the demo: starts a program on guard, says its process id, and stops, crashes or is killed by a signal. */
import { guarded } from '../guarded.ts'

const guard = await guarded(process.argv[2] ?? null)
const { pid } = guard.start(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], process.env)
process.stdout.write(`${pid}\n`)

process.once('SIGTERM', () => void guard.end().then(() => process.exit(0)))
process.once('SIGUSR2', () => {
  throw new Error('in the middle')
})
setInterval(() => {}, 1000)
