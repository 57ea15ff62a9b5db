import type { Rule } from '@touchline/schema'
import type { Aged } from './happenings.ts'

const nouns = { touchpoints: 'touchpoints', pages: 'pages seen', forms: 'forms sent' } as const
const facts = { crmSource: 'CRM source', crmStage: 'CRM stage', owner: 'owner', channel: 'channel' } as const

/** A rule as people say it, without its members. */
export function inWords(rule: Rule): string {
  switch (rule.kind) {
    case 'all':
      return 'all of'
    case 'any':
      return 'any of'
    case 'not':
      return 'not'
    case 'score':
      return `a score of ${rule.threshold}`
    case 'hasEmail':
      return rule.asks ? 'has an e-mail address' : 'has no e-mail address'
    case 'inCrm':
      return rule.asks ? 'is in the CRM' : 'is not in the CRM'
    case 'crmSource':
    case 'crmStage':
    case 'owner':
    case 'channel':
      return `${facts[rule.kind]}: ${rule.asks.join(' or ')}`
    case 'touchpoints':
    case 'pages':
    case 'forms':
      return `${bounds(rule.asks)} ${nouns[rule.kind]}${which(rule.asks.which)}${within(rule.asks.withinDays)}`
    case 'leadForm':
      return `a lead form sent${rule.asks.page ? ` on ${rule.asks.page.join(' or ')}` : ''}${within(rule.asks.withinDays)}`
    case 'daysSinceTouchpoint':
      return `${bounds(rule.asks)} days since the last touchpoint${which(rule.asks.which)}`
  }
}

function bounds({ atLeast, atMost }: { readonly atLeast: number; readonly atMost: number | null }): string {
  if (atMost === null) return `at least ${atLeast}`
  return atLeast === 0 ? `at most ${atMost}` : `${atLeast} to ${atMost}`
}

const within = (days: number | null): string => (days === null ? '' : ` within ${days} days`)

function which({ kind, channel, side, landingPage }: Aged['asks']['which']): string {
  const said = [kind && `of kind ${kind.join(' or ')}`, channel && `by ${channel.join(' or ')}`]
  const more = [side && `of ${side.join(' or ')}`, landingPage && `landing on ${landingPage.join(' or ')}`]
  return [...said, ...more].flatMap((words) => (words ? [` ${words}`] : [])).join('')
}
