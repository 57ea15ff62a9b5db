import type { LeafRule } from '@touchline/schema'
import { type Asked, askForAge, askForCount } from './ask-journey.ts'
import type { LeadFacts, Step } from './lead-in-question.ts'

/** Puts what a rule asks to a lead. Facts of the lead are as they are known now; its journey is as it was. */
export function ask(rule: LeafRule, lead: LeadFacts, journey: readonly Step[]): Asked {
  switch (rule.kind) {
    case 'hasEmail':
    case 'inCrm':
      return always(lead[rule.kind] === rule.asks, String(lead[rule.kind]))
    case 'crmSource':
    case 'crmStage':
    case 'owner':
    case 'channel': {
      const actual = lead[rule.kind]
      const passed = rule.asks.some((text) => text.toLowerCase() === actual?.toLowerCase())
      return always(passed, actual ?? 'none')
    }
    case 'touchpoints':
    case 'pages':
    case 'forms':
    case 'leadForm':
      return askForCount(rule, journey)
    case 'daysSinceTouchpoint':
      return askForAge(rule, journey)
  }
}

const always = (passed: boolean, actual: string): Asked => ({ findAt: () => ({ passed, actual }), changesAt: [] })
