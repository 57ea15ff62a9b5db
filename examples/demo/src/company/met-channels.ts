import { salesSourced, unassigned, unattributed } from '@touchline/schema'
import { asUsual, type ChannelPlan, cared, leftInQueue, notReadyYet } from './channel-plan.ts'
import type { NonEmpty } from './random.ts'
import { crmSource, tradeShow, visit, webinar } from './ways.ts'

/** Whom the company met elsewhere, or knows only from the CRM. */
export const metChannels: NonEmpty<ChannelPlan> = [
  {
    // Won like few others, but late: sales puts most off to next year, and some of the first show's came back.
    channel: 'Trade Show',
    leads: 96,
    closeRate: 0.2,
    medianDaysToClose: 165,
    medianDealEur: 24_000,
    others: notReadyYet,
    sales: cared,
    revived: 0.5,
    hearsay: ['Your booth', 'Logifair'],
    strangers: 0,
    assists: 0,
    ways: [
      tradeShow('Logifair Hamburg', 318, 21_500),
      tradeShow('Dock & Yard Lyon', 209, 16_800),
      tradeShow('Intralog Wien', 48, 18_200),
    ],
  },
  {
    channel: 'Webinar',
    leads: 65,
    closeRate: 0.09,
    medianDaysToClose: 80,
    medianDealEur: 12_000,
    others: asUsual,
    sales: cared,
    strangers: 0,
    assists: 0,
    ways: [
      webinar('Gates without queues', 331, 640),
      webinar('What a waiting truck costs', 268, 640),
      webinar('Gates without queues', 193, 640),
      webinar('Slots, carriers and peace', 124, 640),
      webinar('What a waiting truck costs', 61, 640),
    ],
  },
  {
    channel: 'Partner',
    leads: 35,
    closeRate: 0.34,
    medianDaysToClose: 33,
    medianDealEur: 21_000,
    others: asUsual,
    sales: cared,
    hearsay: ['Our WMS vendor', 'Stapelwerk'],
    strangers: 30,
    assists: 0,
    ways: [
      visit({ utm: { source: 'stapelwerk', medium: 'partner', campaign: 'wms-integration' }, landing: '/product' }),
      visit({ utm: { source: 'carrierhub', medium: 'partner' }, landing: '/contact' }),
      crmSource('Partner'),
    ],
  },
  {
    // Called out of the blue: what sales found for itself.
    channel: salesSourced,
    leads: 25,
    closeRate: 0.12,
    medianDaysToClose: 70,
    medianDealEur: 19_000,
    others: asUsual,
    sales: cared,
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
    others: asUsual,
    sales: cared,
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
    others: asUsual,
    sales: leftInQueue,
    hearsay: ['A colleague', 'No idea'],
    strangers: 0,
    assists: 0,
    ways: [{ kind: 'NOTHING' }],
  },
]
