import type { LeafRule } from '@touchline/schema'
import type { Step } from './lead-in-question.ts'

/** Something that counts, from that instant on. */
export type Happening = { readonly at: number; readonly count: number }

type Of<Kind extends LeafRule['kind']> = Extract<LeafRule, { kind: Kind }>
export type Counted = Of<'touchpoints' | 'pages' | 'forms' | 'leadForm'>
export type Aged = Of<'daysSinceTouchpoint'>

/**
 * What a rule counts on a journey. A visit's pages and forms are known when it is over, and count from then on; a lead
 * form counts from when it was sent.
 */
export function happeningsOf(rule: Counted | Aged, journey: readonly Step[]): Happening[] {
  if (rule.kind === 'leadForm') return leadForms(rule.asks.page, journey)
  const steps = journey.filter(fits(rule.asks.which))
  switch (rule.kind) {
    case 'touchpoints':
    case 'daysSinceTouchpoint':
      return steps.map(({ at }) => ({ at, count: 1 }))
    case 'pages':
      return steps.map(({ endedAt, pages }) => ({ at: endedAt, count: pages }))
    case 'forms':
      return steps.map(({ endedAt, forms }) => ({ at: endedAt, count: forms }))
  }
}

function leadForms(page: readonly string[] | null, journey: readonly Step[]): Happening[] {
  const isThere = page && pageLike(page)
  return journey.flatMap(({ leadFormAt, leadFormPage }) =>
    leadFormAt !== null && (!isThere || isThere(leadFormPage)) ? [{ at: leadFormAt, count: 1 }] : [],
  )
}

function fits({ kind, channel, side, landingPage }: Aged['asks']['which']): (step: Step) => boolean {
  const landed = landingPage && pageLike(landingPage)
  return (step) =>
    (!kind || kind.includes(step.kind)) &&
    (!channel || channel.includes(step.channel)) &&
    (!side || side.includes(step.side)) &&
    (!landed || landed(step.landingPage))
}

/** Whether a page, `host/path`, is as one of the patterns says. One that begins with `/` is of any host. */
function pageLike(patterns: readonly string[]): (page: string | null) => boolean {
  const anywhere = patterns.map((pattern) => (pattern.startsWith('/') ? `*${pattern}` : pattern))
  const expressions = anywhere.map((pattern) => new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`, 'i'))
  return (page) => page !== null && expressions.some((expression) => expression.test(page))
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
