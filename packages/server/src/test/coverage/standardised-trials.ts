import { type Stratum, standardised } from '../../modules/reports/standardised.ts'
import { wilson } from '../../modules/reports/wilson.ts'
import { likeForLike, mixOf } from '../../planted/rates.ts'
import { channelsIn, ofChannel, type Sample, type Trial, trial } from './trial.ts'

/** Intervals of ± 1.96 · SE are those of a normal variable: of fewer won in a kind, or of fewer that were not, they are too narrow. */
const enough = 5

/** Channels with the mix of segments that all have. What they are with their own is something else. */
export function standardisedTrials(sample: Sample): Trial[] {
  const mix = mixOf(sample.cells)
  return channelsIn(sample).flatMap((name) => {
    const { leads, cells } = ofChannel(sample, name)
    const strata = [...mix.keys()].map(
      (segment): Stratum => ({
        row: countOf(leads, segment),
        all: countOf(sample.leads, segment),
      }),
    )
    const { interval, coverage } = standardised(strata)
    const truth = likeForLike(cells, mix)
    const told = coverage === 1 ? interval : null
    const isEnough = strata.every(({ row: { part, of } }) => part >= enough && of - part >= enough)
    return [
      isEnough
        ? trial('close rate like for like (standardised)', name, told, truth)
        : trial('not covering: close rate like for like, of kinds with few won', name, told, truth),
      trial('not covering: close rate for that like for like', name, wilson(wonOf(leads), leads.length), truth),
    ]
  })
}

function countOf(leads: Sample['leads'], segment: string) {
  const those = leads.filter((lead) => lead.segment.segment === segment)
  return { part: wonOf(those), of: those.length }
}

const wonOf = (leads: Sample['leads']): number => leads.filter(({ won }) => won).length
