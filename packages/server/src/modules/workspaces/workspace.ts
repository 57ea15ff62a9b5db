import { type Settings, usualHalfLifeDays, type WorkspaceId } from '@touchline/schema'
import type { LeftOut } from './knowledge.ts'

/** A tenant's settings, as the pipeline and the reports use them. */
export type Workspace = {
  readonly id: WorkspaceId
  readonly name: string
  /** IANA zone in which its days begin and end. */
  readonly timeZone: string
  /** ISO 4217 code of every amount. */
  readonly currency: string
  readonly lookbackDays: number
  /** A rate on fewer leads than this is flagged thin. */
  readonly minimumSample: number
  /** Hosts of its own sites: a referrer among them starts no visit. */
  readonly ownHosts: readonly string[]
  readonly settings: Settings
  /** Of a workspace as it was known at an earlier time. */
  readonly knowledge?: {
    readonly at: Date
    /** What has arrived since that counts as known by then. */
    readonly arrivedLate: number
    /** Null where claims count. */
    readonly leftOut: LeftOut | null
  }
}

/** After so many days a touchpoint is worth half as much to TIME_DECAY. */
export const halfLifeDaysOf = ({ settings }: Pick<Workspace, 'settings'>): number =>
  settings.halfLifeDays ?? usualHalfLifeDays
