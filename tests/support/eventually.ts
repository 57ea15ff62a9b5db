import { setTimeout as sleep } from 'node:timers/promises'

const patienceMs = 15_000

/** Asks again until the answer is right. The last answer is returned whatever it is, for the test to judge. */
export async function eventually<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(50)) {
    const answer = await ask()
    if (isRight(answer) || Date.now() > deadline) return answer
  }
}
