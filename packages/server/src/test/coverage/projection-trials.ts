import { project } from '../../modules/reports/projection.ts'
import { ratio } from '../../modules/reports/ratio.ts'
import { dayNumber, knownOf } from '../../planted/leads.ts'
import { wonWithin } from '../../planted/rates.ts'
import { channelsIn, ofChannel, type Sample, type Trial, trial } from './trial.ts'

const horizonDays = 180

/** What is to be expected of leads of which many are still open; and what is so far. */
export const projectionTrials = (sample: Sample): Trial[] =>
  channelsIn(sample).flatMap((name) => {
    const { leads, cells, drawing } = ofChannel(sample, name)
    const outcomes = leads.map((lead) => ({ ...knownOf(lead, drawing.until), leads: 1 }))
    const projection = project({ outcomes, notRecorded: 0, undated: 0, wonBefore: 0 }, horizonDays, 0)
    const expected = wonWithin(cells, horizonDays)
    const { supportedDays, supportedInterval } = projection
    const watched = leads.map(({ day }) => dayNumber(drawing.until) - 1 - day)
    const sofar = watched.reduce((sum, days) => sum + wonWithin(cells, days), 0) / leads.length
    const won = outcomes.filter(({ outcome }) => outcome === 'WON').length
    return [
      trial(`projected close rate at ${horizonDays} days (Aalen–Johansen)`, name, projection.interval, expected),
      trial(
        'the same as far as it is supported',
        name,
        supportedInterval,
        supportedDays === null ? Number.NaN : wonWithin(cells, supportedDays),
      ),
      trial('observed close rate of leads so young (Wilson)', name, ratio(won, leads.length, 0).interval, sofar),
      trial(
        `not covering: observed close rate for that at ${horizonDays} days`,
        name,
        ratio(won, leads.length, 0).interval,
        expected,
      ),
    ]
  })
