import type { Metric } from '@touchline/schema'

/** Those that have all of the words in id, label or description, whatever their case. */
export function searched(metrics: readonly Metric[], words: string): readonly Metric[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return metrics.filter(({ id, label, description }) => {
    const text = [id, label, description].join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
