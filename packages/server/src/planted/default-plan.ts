import type { ChannelPlan, Delay, Noise, OwnerPlan, Plan, SegmentPlan } from './plan.ts'

const segments: readonly SegmentPlan[] = [
  { segment: 'small', path: '/start' },
  { segment: 'enterprise', path: '/talk-to-sales' },
]

const quick: Delay = { atLeastDays: 7, scaleDays: 30, shape: 1.2 }
const usual: Delay = { atLeastDays: 7, scaleDays: 50, shape: 1.2 }
const slow: Delay = { atLeastDays: 14, scaleDays: 80, shape: 1.4 }

/**
 * Paid Search brings what closes poorly whoever brings it, and is better than Organic Search all the same with leads of either
 * segment; Email is good and neglected, Paid Social well worked and weak; Paid Video is good, and too young to show it.
 */
const channels: readonly ChannelPlan[] = [
  {
    ...{ channel: 'Paid Search', mark: { utm: { source: 'google', medium: 'cpc', campaign: 'brand' } } },
    ...{ weight: 25, segments: { small: 20, enterprise: 80 }, attention: 1 },
    ...{ accepted: { small: 0.9, enterprise: 0.5 }, won: { small: 0.7, enterprise: 0.4 }, delay: usual },
    earlier: [
      { channels: [], weight: 50 },
      { channels: ['Paid Social'], weight: 30 },
      { channels: ['Organic Search', 'Email'], weight: 20 },
    ],
    ...{ strangersPerLead: 1, spendMinorPerLead: 6_000 },
  },
  {
    ...{ channel: 'Organic Search', mark: { referrer: 'https://www.google.com/' } },
    ...{ weight: 25, segments: { small: 80, enterprise: 20 }, attention: 1 },
    ...{ accepted: { small: 0.85, enterprise: 0.45 }, won: { small: 0.6, enterprise: 0.33 }, delay: slow },
    earlier: [
      { channels: [], weight: 60 },
      { channels: ['Paid Social', 'Paid Social'], weight: 25 },
      { channels: ['Referral'], weight: 15 },
    ],
    ...{ strangersPerLead: 1.5, spendMinorPerLead: 0 },
  },
  {
    ...{ channel: 'Email', mark: { utm: { source: 'newsletter', medium: 'email' } } },
    ...{ weight: 15, segments: { small: 50, enterprise: 50 }, attention: 0.55 },
    ...{ accepted: { small: 0.9, enterprise: 0.6 }, won: { small: 0.7, enterprise: 0.5 }, delay: quick },
    earlier: [
      { channels: ['Organic Search'], weight: 50 },
      { channels: ['Paid Search', 'Email'], weight: 50 },
    ],
    ...{ strangersPerLead: 0.2, spendMinorPerLead: 300 },
  },
  {
    ...{ channel: 'Paid Social', mark: { utm: { source: 'linkedin', medium: 'paid_social', campaign: 'guide' } } },
    ...{ weight: 20, segments: { small: 60, enterprise: 40 }, attention: 1 },
    ...{ accepted: { small: 0.5, enterprise: 0.3 }, won: { small: 0.4, enterprise: 0.3 }, delay: usual },
    earlier: [
      { channels: [], weight: 80 },
      { channels: ['Paid Social'], weight: 20 },
    ],
    ...{ strangersPerLead: 3, spendMinorPerLead: 4_500 },
  },
  {
    ...{ channel: 'Referral', mark: { referrer: 'https://partner.test/tools' } },
    ...{ weight: 10, segments: { small: 50, enterprise: 50 }, attention: 0.9 },
    ...{ accepted: { small: 0.8, enterprise: 0.6 }, won: { small: 0.6, enterprise: 0.5 }, delay: slow },
    earlier: [
      { channels: [], weight: 70 },
      { channels: ['Email', 'Organic Search'], weight: 30 },
    ],
    ...{ strangersPerLead: 0.5, spendMinorPerLead: 0 },
  },
  {
    ...{ channel: 'Paid Video', mark: { utm: { source: 'youtube', medium: 'cpv', campaign: 'a-day-at-work' } } },
    ...{ weight: 5, segments: { small: 50, enterprise: 50 }, attention: 1, begunDaysAgo: 60 },
    ...{ accepted: { small: 0.9, enterprise: 0.6 }, won: { small: 0.7, enterprise: 0.5 }, delay: slow },
    earlier: [{ channels: [], weight: 100 }],
    ...{ strangersPerLead: 4, spendMinorPerLead: 9_000 },
  },
]

/** One who does as they should, one who turns to few, one who wins few, one who reaches few. */
const owners: readonly OwnerPlan[] = [
  { owner: 'Nora', weight: 30, works: 0.95, reaches: 0.8, accepts: 1, wins: 1 },
  { owner: 'Omar', weight: 30, works: 0.6, reaches: 0.8, accepts: 1, wins: 1 },
  { owner: 'Pia', weight: 20, works: 0.95, reaches: 0.8, accepts: 1, wins: 0.6 },
  { owner: 'Quin', weight: 20, works: 0.9, reaches: 0.55, accepts: 0.9, wins: 1 },
]

export const noNoise: Noise = { otherDevice: 0, namedLater: 0, sharedBrowser: 0 }

export const defaultPlan: Plan = {
  ...{ segments, channels, owners },
  losses: { share: 0.75, delay: { atLeastDays: 7, scaleDays: 60, shape: 1 } },
  noise: { otherDevice: 0.2, namedLater: 0.5, sharedBrowser: 0.05 },
}
