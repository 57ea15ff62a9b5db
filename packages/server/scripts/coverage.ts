import { parseArgs } from 'node:util'
import { type Coverage, chanceOfSoFew, coverages, isContrast, trialsOf } from '../src/test/coverage/coverage.ts'

/*
 * `pnpm coverage --seeds 200 --leads 2000`: how often the intervals that reports give cover what was planted, over as many
 * companies made at random. It fails where one covers less often than it says, and not by chance.
 */

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '200' }, leads: { type: 'string', default: '2000' } },
})
const [seeds, leads] = [Number(values.seeds), Number(values.leads)]
if (!(Number.isInteger(seeds) && seeds > 0 && Number.isInteger(leads) && leads > 0)) {
  process.stderr.write(`--seeds ${values.seeds} --leads ${values.leads}: give whole numbers from 1 on\n`)
  process.exit(1)
}

const trials = Array.from({ length: seeds }, (_, i) => {
  if ((i + 1) % 20 === 0) process.stderr.write(`${i + 1} of ${seeds} companies\n`)
  return trialsOf([i + 1], leads)
}).flat()

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

function lineOf({ estimate, covered, trials: count, untold, interval, worst }: Coverage): string {
  if (!interval || !worst) return `${estimate}: never told`
  const least = `${worst.of} ${percent(worst.covered / worst.trials)}`
  const covers = `${percent(covered / count)} [${percent(interval.low)}, ${percent(interval.high)}]`
  return `${covers.padEnd(24)} ${String(count).padStart(6)} ${String(untold).padStart(6)}  ${estimate}; least: ${least}`
}

/** There are some twenty estimates, and rows of one company are not independent of each other. */
const byChance = 1e-4

const isBelow = (coverage: Coverage): boolean => !isContrast(coverage.estimate) && chanceOfSoFew(coverage) < byChance

const found = coverages(trials)
process.stdout.write(
  `covered, 95% interval     trials untold  estimate; of the rows, that which is covered least often\n`,
)
for (const each of found) process.stdout.write(`${lineOf(each)}${isBelow(each) ? '  BELOW 95%' : ''}\n`)
if (found.some(isBelow)) process.exitCode = 1
