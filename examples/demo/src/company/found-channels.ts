import { asUsual, type ChannelPlan, cared, leftInQueue, neglected } from './channel-plan.ts'
import type { NonEmpty } from './random.ts'
import { visit } from './ways.ts'

/** How people find the site without an advertisement. */
export const foundChannels: NonEmpty<ChannelPlan> = [
  {
    // Leads that close well where anybody calls them: half of them nobody does.
    channel: 'Organic Search',
    leads: 130,
    closeRate: 0.24,
    medianDaysToClose: 38,
    medianDealEur: 15_500,
    others: neglected,
    sales: leftInQueue,
    hearsay: ['Google', 'Your article on waiting trucks', 'A podcast'],
    strangers: 520,
    assists: 5,
    ways: [
      visit({ referrer: 'https://www.google.com/', landing: '/blog/waiting-trucks' }),
      visit({ referrer: 'https://www.google.de/', landing: '/product' }),
      visit({ referrer: 'https://www.bing.com/' }),
      visit({ referrer: 'https://duckduckgo.com/', landing: '/pricing' }),
    ],
  },
  {
    channel: 'Direct',
    leads: 95,
    closeRate: 0.14,
    medianDaysToClose: 41,
    medianDealEur: 13_500,
    others: asUsual,
    sales: leftInQueue,
    hearsay: ['A colleague', 'A podcast', 'Known for years'],
    strangers: 280,
    assists: 3,
    ways: [visit({}), visit({ landing: '/pricing' })],
  },
  {
    channel: 'Email',
    leads: 80,
    closeRate: 0.12,
    medianDaysToClose: 50,
    medianDealEur: 11_000,
    others: asUsual,
    sales: cared,
    strangers: 90,
    assists: 2,
    ways: [
      visit({
        utm: { source: 'newsletter', medium: 'email', campaign: 'yard-notes' },
        landing: '/blog/waiting-trucks',
      }),
      visit({ utm: { source: 'newsletter', medium: 'email', campaign: 'product-news' }, landing: '/product' }),
    ],
  },
  {
    channel: 'Organic Social',
    leads: 55,
    closeRate: 0.05,
    medianDaysToClose: 55,
    medianDealEur: 9_000,
    others: asUsual,
    sales: leftInQueue,
    strangers: 190,
    assists: 3,
    ways: [
      visit({ referrer: 'https://www.linkedin.com/', landing: '/blog/waiting-trucks' }),
      visit({ utm: { source: 'linkedin', medium: 'social', campaign: 'founder-posts' } }),
    ],
  },
  {
    channel: 'Referral',
    leads: 50,
    closeRate: 0.16,
    medianDaysToClose: 40,
    medianDealEur: 14_000,
    others: asUsual,
    sales: cared,
    hearsay: ['Yard Times', 'A colleague'],
    strangers: 120,
    assists: 2,
    ways: [
      visit({ referrer: 'https://yard-times.example/rankings/dock-software', landing: '/product' }),
      visit({ referrer: 'https://www.carrierforum.example/t/slot-booking' }),
    ],
  },
  {
    channel: 'AI Assistant',
    leads: 30,
    closeRate: 0.2,
    medianDaysToClose: 30,
    medianDealEur: 14_000,
    others: neglected,
    sales: leftInQueue,
    hearsay: ['ChatGPT', 'Asked an AI'],
    strangers: 90,
    assists: 1,
    ways: [
      visit({ referrer: 'https://chatgpt.com/', landing: '/product' }),
      visit({ referrer: 'https://www.perplexity.ai/', landing: '/pricing' }),
    ],
  },
]
