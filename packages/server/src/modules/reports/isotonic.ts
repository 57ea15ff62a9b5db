import type { ScoredLeads } from './score-table.ts'

type Block = { readonly points: readonly number[]; readonly leads: number; readonly reached: number }

/**
 * The shares nearest to those of the leads that never fall as points rise: neighbours that fall are put together (pool adjacent
 * violators). Between numbers of points they lie on a line, beyond the last of either end they stay as they are there.
 *
 * @param table In the order of points. At least one row, each with leads.
 * @returns What share to expect of a number of points.
 * @see https://doi.org/10.1214/aoms/1177728423 Ayer, Brunk, Ewing, Reid and Silverman 1955
 */
export function isotonic(table: readonly ScoredLeads[]): (points: number) => number {
  const blocks: Block[] = []
  for (const { points, ...counts } of table) {
    let block: Block = { points: [points], ...counts }
    for (let last = blocks.at(-1); last && falls(last, block); last = blocks.at(-1)) {
      block = together(last, block)
      blocks.pop()
    }
    blocks.push(block)
  }
  const knots = blocks.flatMap((block) =>
    block.points.map((points) => ({ points, share: block.reached / block.leads })),
  )
  return (points) => onLine(knots, points)
}

/** In whole numbers: shares that are equal are never taken for falling. */
const falls = (a: Block, b: Block): boolean => a.reached * b.leads > b.reached * a.leads

const together = (a: Block, b: Block): Block => ({
  points: [...a.points, ...b.points],
  leads: a.leads + b.leads,
  reached: a.reached + b.reached,
})

type Knot = { readonly points: number; readonly share: number }

function onLine(knots: readonly Knot[], points: number): number {
  const above = knots.findIndex((knot) => knot.points >= points)
  const after = knots.at(above) as Knot
  const before = knots[above - 1]
  if (above < 0 || !before || after.points === points) return after.share
  return before.share + ((after.share - before.share) * (points - before.points)) / (after.points - before.points)
}
