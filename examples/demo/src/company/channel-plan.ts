import type { NonEmpty } from './random.ts'
import type { Way } from './ways.ts'

/** What is true of a channel of the sample company. What the reports say can be held against it. */
export type ChannelPlan = {
  readonly channel: string
  readonly leads: number
  /** Of its leads, the share that is won in the end: what has closed by today is less. */
  readonly closeRate: number
  readonly medianDaysToClose: number
  readonly medianDealEur: number
  /** What becomes of the others: weights. */
  readonly others: Others
  readonly sales: Treatment
  /** Of the winners, the share that sales gave back as not ready, and that came back to life. */
  readonly revived?: number
  /** Where it hasn't run all year: how many days ago it began. */
  readonly beganDaysAgo?: number
  /** What marketing pays for advertising, per lead. What occasions cost stands with them. */
  readonly adEurPerLead?: number
  /** What people say when asked how they heard of the company. */
  readonly hearsay?: NonEmpty<string>
  /** Visitors who came this way and never said who they are. */
  readonly strangers: number
  /** How often it brings people who become leads later, by another way: a weight. */
  readonly assists: number
  readonly ways: NonEmpty<Way>
}

/** What becomes of a lead that isn't won: weights. */
export type Others = {
  readonly dealLost: number
  /** Spam, students: out before or soon after anybody calls. */
  readonly disqualified: number
  /** Sent back by sales as no lead for them. */
  readonly refused: number
  /** Given back by sales for later. */
  readonly recycled: number
  /** Called and mailed, neither accepted nor refused. */
  readonly working: number
  /** Assigned, and nobody ever calls. */
  readonly untouched: number
  /** Qualified, and nobody's. */
  readonly unassigned: number
  /** Never qualifies: marketing's mails go on. */
  readonly nurtured: number
}

/** How sales turns to the leads of a channel. */
export type Treatment = {
  readonly team: NonEmpty<string>
  /** Leads lie in the inbound queue until somebody takes one from it. */
  readonly isQueued: boolean
  /** Of the leads that sales turns to, the share that it turns to in time. */
  readonly inTime: number
  /** How long that takes when it is in time, in minutes of business. */
  readonly minutes: readonly [number, number]
}

export const queue = 'Inbound queue'

/** Within the first four business hours: what marketing and sales have settled on. Late is two hours later at least. */
export const answerWithinMinutes = 240
export const lateMinutes = [360, 1_500] as const

/** Two who do nothing but follow up on paid leads, by a phone that rings at once. */
export const chased: Treatment = {
  team: ['Mira Lindqvist', 'Jonathan Reiß'],
  isQueued: false,
  inTime: 0.96,
  minutes: [4, 55],
}

/** By name to the people who know the trade. */
export const cared: Treatment = {
  team: ['Teresa Valente', 'Pieter Claes', 'Selin Aydin'],
  isQueued: false,
  inTime: 0.72,
  minutes: [20, 210],
}

/** Whatever nobody pays for lands in a queue that two people look into when there is time. */
export const leftInQueue: Treatment = {
  team: ['Oskar Baum', 'Selin Aydin'],
  isQueued: true,
  inTime: 0.22,
  minutes: [60, 210],
}

export const asUsual: Others = {
  dealLost: 26,
  disqualified: 20,
  refused: 20,
  recycled: 5,
  working: 12,
  untouched: 5,
  unassigned: 2,
  nurtured: 10,
}

/** Most of those that could have been won are never called. */
export const neglected: Others = {
  ...asUsual,
  ...{ dealLost: 9, disqualified: 8, refused: 4, recycled: 2, working: 6, untouched: 46, unassigned: 14, nurtured: 11 },
}

/** All are called, and hardly any is ready to buy anything. */
export const wellWorked: Others = {
  ...asUsual,
  ...{
    dealLost: 12,
    disqualified: 18,
    refused: 49,
    recycled: 4,
    working: 10,
    untouched: 0,
    unassigned: 0,
    nurtured: 7,
  },
}

/** They only came to look round: sales puts them off to next year. */
export const notReadyYet: Others = {
  ...asUsual,
  ...{ dealLost: 12, disqualified: 4, refused: 6, recycled: 64, working: 5, untouched: 3, unassigned: 1, nurtured: 5 },
}
