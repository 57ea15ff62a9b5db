import { isoDay, type Recording } from './recording.ts'

/** Since when wins are recorded, as reports tell it. */
export type ToldRecording = Pick<Recording, 'hasStopped'> & {
  readonly since: string | null
  readonly silentMonths: Recording['silent']
}

export const toldRecording = ({ fromDay, silent, hasStopped }: Recording): ToldRecording => ({
  since: fromDay === null || hasStopped ? null : isoDay(fromDay),
  silentMonths: silent,
  hasStopped,
})

/** The months in which nobody recorded a win, and how many were to be expected. */
export const silentMonthsIn = ({ silent }: Recording): string =>
  silent.map(({ month, expectedWins }) => `${month} (${expectedWins.toFixed(0)} expected)`).join(', ')
