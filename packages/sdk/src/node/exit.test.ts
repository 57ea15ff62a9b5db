import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCollector } from '../test/collector.ts'

let collector: Awaited<ReturnType<typeof openCollector>>

beforeEach(async () => {
  collector = await openCollector('')
})

afterEach(() => collector.close())

const entry = fileURLToPath(new URL('./index.ts', import.meta.url))

/** Runs a process that records 200 events of two visitors, then does `rest`, and sends it `signal` once it is ready. */
async function run(rest: string, signal?: NodeJS.Signals, exitTimeoutMs = 10_000) {
  const program = `
    import { createServerTracker } from '${entry}'
    const tracker = createServerTracker({ key: 'k', server: '${collector.origin}', exitTimeoutMs: ${exitTimeoutMs} })
    for (let no = 0; no < 200; no++) tracker.visitor('0199f3a2-5c1e-7b3a-9d52-0f6c2d1e8a4' + (no % 2)).track(String(no))
    ${rest}
    console.log('ready')`
  const conditions = ['--conditions=@touchline/source', '--import', 'tsx', '--input-type=module', '--eval', program]
  const child = spawn(process.execPath, conditions, { stdio: ['ignore', 'pipe', 'inherit'] })
  const printed: string[] = []
  child.stdout.on('data', (part) => {
    printed.push(`${part}`)
    if (signal && `${part}`.includes('ready')) child.kill(signal)
  })
  const started = performance.now()
  const [code, endedBy] = await once(child, 'exit')
  return { code, endedBy, printed: printed.join(''), seconds: (performance.now() - started) / 1_000 }
}

const stayAlive = 'setInterval(() => {}, 1000);'

const allOnce = (): void => {
  expect(collector.taken()).toHaveLength(200)
  expect(collector.distinct()).toHaveLength(200)
}

describe('the events of a process that ends arrive, once each', () => {
  test('when it has nothing left to do', async () => {
    expect(await run('')).toMatchObject({ code: 0 })
    allOnce()
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('by %s, which still ends it', async (signal) => {
    expect(await run(stayAlive, signal)).toMatchObject({ code: null, endedBy: signal })
    allOnce()
  })

  test.each(['on', 'once'])('by a signal that the host listens for, with %s, whose end it stays', async (listen) => {
    const host = `
      const interval = setInterval(() => {}, 1000)
      process.${listen}('SIGTERM', () => setTimeout(() => {
        console.log('listeners: ' + process.listeners('SIGTERM').length)
        clearInterval(interval)
        process.exitCode = 3
      }, 600))`
    const { printed, ...ended } = await run(host, 'SIGTERM')
    expect(ended).toMatchObject({ code: 3, endedBy: null })
    expect(printed).toContain(`listeners: ${listen === 'on' ? 2 : 1}`)
    allOnce()
  })

  test('after close, though the process is then ended at once', async () => {
    expect(await run('await tracker.close(); process.exit(4)')).toMatchObject({ code: 4 })
    allOnce()
  })

  test('through a collector that was busy', async () => {
    let answers = 0
    collector.settings.reply = () => ({ status: answers++ < 2 ? 503 : 200 })
    expect(await run('')).toMatchObject({ code: 0 })
    expect(collector.received.length).toBeGreaterThan(2)
    allOnce()
  })
})

test('a collector that is down keeps no process alive for longer than it may', async () => {
  collector.settings.reply = () => ({ status: 0 })
  const { code, seconds } = await run('', undefined, 1_500)
  expect(code).toBe(0)
  expect(seconds).toBeLessThan(6)
})

test('a tracker that is closed leaves the signals as they were', async () => {
  const { printed } = await run(`
    const [before, , after] = [process.listenerCount('SIGTERM'), await tracker.close(), process.listenerCount('SIGTERM')]
    console.log(before, after, process.listenerCount('beforeExit'))`)
  expect(printed).toContain('1 0 0')
})
