import { salesSourced, unassigned, unattributed } from '@touchline/schema'
import type { NonEmpty } from './random.ts'
import { crmSource, tradeShow, visit, type Way, webinar } from './ways.ts'

/** What is true of a channel of the sample company. What the reports say can be held against it. */
export type ChannelPlan = {
  readonly channel: string
  readonly leads: number
  /** Of its leads, the share that is won in the end: what has closed by today is less. */
  readonly closeRate: number
  readonly medianDaysToClose: number
  readonly medianDealEur: number
  /** Visitors who came this way and never said who they are. */
  readonly strangers: number
  /** How often it brings people who become leads later, by another way: a weight. */
  readonly assists: number
  readonly ways: NonEmpty<Way>
}

export const channelPlans: NonEmpty<ChannelPlan> = [
  {
    // Many leads that rarely close.
    channel: 'Paid Social',
    leads: 315,
    closeRate: 0.025,
    medianDaysToClose: 62,
    medianDealEur: 7_800,
    strangers: 560,
    assists: 6,
    ways: [
      visit({
        utm: { source: 'linkedin', medium: 'paid_social', campaign: 'dock-checklist' },
        clickId: 'li_fat_id',
        landing: '/guides/dock-checklist',
      }),
      visit({ utm: { source: 'linkedin', medium: 'paid_social', campaign: 'free-gate-audit' }, clickId: 'li_fat_id' }),
      visit({
        utm: { source: 'facebook', medium: 'cpc', campaign: 'dock-checklist' },
        clickId: 'fbclid',
        landing: '/guides/dock-checklist',
      }),
    ],
  },
  {
    channel: 'Paid Search',
    leads: 205,
    closeRate: 0.09,
    medianDaysToClose: 44,
    medianDealEur: 12_500,
    strangers: 430,
    assists: 3,
    ways: [
      visit({ utm: { source: 'google', medium: 'cpc', campaign: 'brand' }, clickId: 'gclid' }),
      visit({
        utm: { source: 'google', medium: 'cpc', campaign: 'dock-scheduling' },
        clickId: 'gclid',
        landing: '/product',
      }),
      visit({ clickId: 'gclid', referrer: 'https://www.google.com/', landing: '/product' }),
      visit({
        utm: { source: 'bing', medium: 'cpc', campaign: 'yard-management' },
        clickId: 'msclkid',
        landing: '/pricing',
      }),
    ],
  },
  {
    // Fewer leads that close well.
    channel: 'Organic Search',
    leads: 130,
    closeRate: 0.24,
    medianDaysToClose: 38,
    medianDealEur: 15_500,
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
    // Won like few others, but late: last year's shows pay off now, the last one can't yet.
    channel: 'Trade Show',
    leads: 75,
    closeRate: 0.2,
    medianDaysToClose: 165,
    medianDealEur: 24_000,
    strangers: 0,
    assists: 0,
    ways: [tradeShow('Logifair Hamburg', 318), tradeShow('Dock & Yard Lyon', 209), tradeShow('Intralog Wien', 48)],
  },
  {
    channel: 'Webinar',
    leads: 65,
    closeRate: 0.09,
    medianDaysToClose: 80,
    medianDealEur: 12_000,
    strangers: 0,
    assists: 0,
    ways: [
      webinar('Gates without queues', 331),
      webinar('What a waiting truck costs', 268),
      webinar('Gates without queues', 193),
      webinar('Slots, carriers and peace', 124),
      webinar('What a waiting truck costs', 61),
    ],
  },
  {
    channel: 'Organic Social',
    leads: 55,
    closeRate: 0.05,
    medianDaysToClose: 55,
    medianDealEur: 9_000,
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
    strangers: 120,
    assists: 2,
    ways: [
      visit({ referrer: 'https://yard-times.example/rankings/dock-software', landing: '/product' }),
      visit({ referrer: 'https://www.carrierforum.example/t/slot-booking' }),
    ],
  },
  {
    channel: 'Display',
    leads: 40,
    closeRate: 0.025,
    medianDaysToClose: 60,
    medianDealEur: 8_000,
    strangers: 210,
    assists: 4,
    ways: [
      visit({
        utm: { source: 'yard-times', medium: 'display', campaign: 'autumn-banners' },
        landing: '/guides/dock-checklist',
      }),
    ],
  },
  {
    channel: 'Partner',
    leads: 35,
    closeRate: 0.34,
    medianDaysToClose: 33,
    medianDealEur: 21_000,
    strangers: 30,
    assists: 0,
    ways: [
      visit({ utm: { source: 'stapelwerk', medium: 'partner', campaign: 'wms-integration' }, landing: '/product' }),
      visit({ utm: { source: 'carrierhub', medium: 'partner' }, landing: '/contact' }),
      crmSource('Partner'),
    ],
  },
  {
    channel: 'AI Assistant',
    leads: 30,
    closeRate: 0.2,
    medianDaysToClose: 30,
    medianDealEur: 14_000,
    strangers: 90,
    assists: 1,
    ways: [
      visit({ referrer: 'https://chatgpt.com/', landing: '/product' }),
      visit({ referrer: 'https://www.perplexity.ai/', landing: '/pricing' }),
    ],
  },
  {
    // Called out of the blue: what sales found for itself.
    channel: salesSourced,
    leads: 25,
    closeRate: 0.12,
    medianDaysToClose: 70,
    medianDealEur: 19_000,
    strangers: 0,
    assists: 0,
    ways: [{ kind: 'COLD_CALL' }],
  },
  {
    // The CRM names a source that no channel rule knows.
    channel: unassigned,
    leads: 20,
    closeRate: 0.1,
    medianDaysToClose: 45,
    medianDealEur: 10_000,
    strangers: 0,
    assists: 0,
    ways: [crmSource('Chamber of commerce'), crmSource('Golf tournament')],
  },
  {
    // Typed into the CRM with nothing said.
    channel: unattributed,
    leads: 40,
    closeRate: 0.1,
    medianDaysToClose: 45,
    medianDealEur: 11_000,
    strangers: 0,
    assists: 0,
    ways: [{ kind: 'NOTHING' }],
  },
]
