/** A lead, the points that it had, and whether it then reached the milestone in time. */
export type JudgedLead = { readonly points: number; readonly hasReached: boolean }

/** Leads with as many points, and those of them that reached the milestone. */
export type ScoredLeads = { readonly points: number; readonly leads: number; readonly reached: number }

/** Leads by their points, fewest first: each number of points once. */
export function scoreTable(judged: readonly JudgedLead[]): ScoredLeads[] {
  const counts = new Map<number, { leads: number; reached: number }>()
  for (const { points, hasReached } of judged) {
    const count = counts.get(points) ?? { leads: 0, reached: 0 }
    counts.set(points, { leads: count.leads + 1, reached: count.reached + Number(hasReached) })
  }
  return [...counts].map(([points, count]) => ({ points, ...count })).sort((a, b) => a.points - b.points)
}

/** All of a table, or of a part of it. */
export const sumOfTable = (table: readonly Omit<ScoredLeads, 'points'>[]): Omit<ScoredLeads, 'points'> => ({
  leads: table.reduce((sum, { leads }) => sum + leads, 0),
  reached: table.reduce((sum, { reached }) => sum + reached, 0),
})
