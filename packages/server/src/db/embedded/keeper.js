// Runs one program for as long as its own standard input stays open. Touchline holds the other end, which closes with
// Touchline however that dies, so that no PostgreSQL is ever left behind. Plain JavaScript, because Node starts it as a
// process of its own, from source and from the build alike.
import { spawn } from 'node:child_process'
import { openSync, rmSync } from 'node:fs'

const patienceMs = 30_000

/** @type {{ program: string, args: string[], runAs: { uid: number, gid: number } | null, log: string, scratch: string | null }} */
const { program, args, runAs, log, scratch } = JSON.parse(process.argv[2])

const output = openSync(log, 'a', 0o600)
const env = { LC_ALL: 'C', PATH: '/usr/bin:/bin' }
const child = spawn(program, args, { ...runAs, cwd: '/', env, stdio: ['ignore', output, output] })

const report = (line) => process.stdout.write(`${line}\n`)
child.on('spawn', () => report(child.pid))
child.on('error', (error) => {
  report(error.message)
  process.exitCode = 127
  process.stdin.destroy()
})
child.on('exit', (code) => {
  if (scratch) rmSync(scratch, { recursive: true, force: true })
  process.exit(code ?? 1)
})

// Only Touchline's end decides: not a signal to everyone, and not a reader that has gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.stdout.on('error', () => {})
process.stdin.on('error', () => {})

// To PostgreSQL, SIGINT is a fast shutdown and SIGQUIT an immediate one.
process.stdin.resume().on('close', () => {
  child.kill('SIGINT')
  setTimeout(() => child.kill('SIGQUIT'), patienceMs).unref()
})
