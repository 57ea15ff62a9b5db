import { expect, test, vi } from 'vitest'
import { startLoopThread } from './loop-thread.ts'

/** A thread that runs `source`. */
const program = (source: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads'\n${source}`)}`,
  )

const told = (error: object): string => `parentPort.postMessage(${JSON.stringify(error)})`
const untilStopped = `parentPort.once('message', () => {})`
const error = { name: 'DatabaseError', message: 'gone', stack: 'gone\n  at here', code: '57P01' }

test('what the loop says is heard, with names and codes of errors', async () => {
  const [onError, onSetAside] = [vi.fn(), vi.fn()]
  const aside = { workspaceId: 'w', changes: { streams: ['s'], keys: [] } }
  const source = [told({ kind: 'failed', error }), told({ kind: 'set aside', aside, error }), untilStopped].join('\n')
  const loop = startLoopThread('postgresql://', onError, onSetAside, program(source))
  await vi.waitFor(() => expect(onSetAside).toHaveBeenCalled(), 10_000)
  await loop.stop()
  expect(onError.mock.calls).toEqual([[expect.objectContaining(error)]])
  expect(onSetAside.mock.calls).toEqual([[{ ...aside, error: expect.objectContaining(error) }]])
})

test('a thread that fails is told of, and started anew, until stopped', async () => {
  const onError = vi.fn()
  const loop = startLoopThread('a url', onError, vi.fn(), program(`throw new TypeError(workerData)`))
  await vi.waitFor(() => expect(onError.mock.calls.length).toBeGreaterThan(1), 15_000)
  await loop.stop()
  expect(onError.mock.calls[0]).toEqual([expect.objectContaining({ name: 'TypeError', message: 'a url' })])
  const calls = onError.mock.calls.length
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(onError.mock.calls.length).toBe(calls)
})
