import { type Projection, project, type WatchedLeads } from './projection.ts'
import { projectionCaveats } from './projection-caveats.ts'
import { isoDay, type Recording } from './recording.ts'

/** A projection as reports tell it. */
export type ToldProjection = Projection & {
  /** Leads created before this day are left out. Null where none are. */
  readonly notRecordedBefore: string | null
  readonly caveats: readonly string[]
}

/** By what leads are judged. */
export type Judging = {
  readonly horizonDays: number
  readonly minimumSample: number
  readonly recording: Recording
}

export function toldProjection(watched: WatchedLeads, judging: Judging): ToldProjection {
  const { horizonDays, minimumSample, recording } = judging
  const projection = project(watched, horizonDays, minimumSample)
  const { fromDay } = recording
  return {
    ...projection,
    notRecordedBefore: fromDay === null || projection.notRecorded === 0 ? null : isoDay(fromDay),
    caveats: projectionCaveats(projection, fromDay),
  }
}

/** What can be projected to any number of days. */
export type Projectable = {
  /** Null where its leads are not those that were created in the range. */
  readonly project: ((horizonDays: number) => Promise<ToldProjection>) | null
}
