import { asUsual, type ChannelPlan, chased, wellWorked } from './channel-plan.ts'
import type { NonEmpty } from './random.ts'
import { visit } from './ways.ts'

/** What marketing advertises on. */
export const paidChannels: NonEmpty<ChannelPlan> = [
  {
    // Many leads, every one called within the hour, and they rarely close.
    channel: 'Paid Social',
    leads: 315,
    closeRate: 0.025,
    medianDaysToClose: 62,
    medianDealEur: 7_800,
    others: wellWorked,
    sales: chased,
    adEurPerLead: 46,
    hearsay: ['LinkedIn', 'An ad', 'Facebook'],
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
    others: asUsual,
    sales: chased,
    adEurPerLead: 118,
    hearsay: ['Google', 'Searched for it'],
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
    // A campaign of some weeks: its leads close well, but hardly any has had the time.
    channel: 'Paid Video',
    leads: 120,
    closeRate: 0.28,
    medianDaysToClose: 36,
    medianDealEur: 14_500,
    others: asUsual,
    sales: chased,
    beganDaysAgo: 42,
    adEurPerLead: 88,
    hearsay: ['YouTube', 'Your film of the dock'],
    strangers: 260,
    assists: 0,
    ways: [
      visit({
        utm: { source: 'youtube', medium: 'cpc', campaign: 'a-day-at-the-dock' },
        clickId: 'gclid',
        landing: '/customers',
      }),
    ],
  },
  {
    channel: 'Display',
    leads: 40,
    closeRate: 0.025,
    medianDaysToClose: 60,
    medianDealEur: 8_000,
    others: asUsual,
    sales: chased,
    adEurPerLead: 134,
    strangers: 210,
    assists: 4,
    ways: [
      visit({
        utm: { source: 'yard-times', medium: 'display', campaign: 'autumn-banners' },
        landing: '/guides/dock-checklist',
      }),
    ],
  },
]
