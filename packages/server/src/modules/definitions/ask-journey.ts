import { type Aged, type Counted, happeningsOf } from './happenings.ts'
import type { Step } from './lead-in-question.ts'

/** What a rule finds at some instant: whether it holds, and what there was. */
type Finding = { readonly passed: boolean; readonly actual: string }

/** A question that was put to one lead: what it finds at an instant, and the instants at which that may change. */
export type Asked = { readonly findAt: (at: number) => Finding; readonly changesAt: readonly number[] }

const dayMs = 86_400_000

/** A window of N days is the N times 24 hours up to an instant: what is that old to the millisecond is out of it. */
export function askForCount(rule: Counted, journey: readonly Step[]): Asked {
  const { withinDays } = rule.asks
  const [atLeast, atMost] = rule.kind === 'leadForm' ? [1, null] : [rule.asks.atLeast, rule.asks.atMost]
  const windowMs = withinDays === null ? Number.POSITIVE_INFINITY : withinDays * dayMs
  const happenings = happeningsOf(rule, journey)
  return {
    findAt(at) {
      const inWindow = happenings.filter((happening) => happening.at <= at && at < happening.at + windowMs)
      const count = inWindow.reduce((total, happening) => total + happening.count, 0)
      return { passed: count >= atLeast && count <= (atMost ?? count), actual: String(count) }
    },
    changesAt: happenings.flatMap(({ at }) => (withinDays === null ? [at] : [at, at + windowMs])),
  }
}

/** Days are full ones that have gone by, of 24 hours. Before the first touchpoint there are none, and nothing holds. */
export function askForAge(rule: Aged, journey: readonly Step[]): Asked {
  const { atLeast, atMost } = rule.asks
  const times = happeningsOf(rule, journey).map(({ at }) => at)
  return {
    findAt(at) {
      const last = times.reduce(
        (latest, time) => (time <= at ? Math.max(latest, time) : latest),
        Number.NEGATIVE_INFINITY,
      )
      if (last === Number.NEGATIVE_INFINITY) return { passed: false, actual: 'no touchpoint' }
      const days = Math.floor((at - last) / dayMs)
      return { passed: days >= atLeast && days <= (atMost ?? days), actual: String(days) }
    },
    changesAt: times.flatMap((time) => [
      time,
      time + atLeast * dayMs,
      ...(atMost === null ? [] : [time + (atMost + 1) * dayMs]),
    ]),
  }
}
