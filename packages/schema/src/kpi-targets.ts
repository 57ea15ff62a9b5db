import { z } from 'zod'
import type { Metric } from './metric.ts'
import { type MetricId, metricIds, metrics } from './metrics.ts'
import { sides } from './milestones.ts'

/** What a target may be set for. */
export const targetPeriods = ['MONTH', 'QUARTER', 'YEAR'] as const
export type TargetPeriod = (typeof targetPeriods)[number]

/** As written, `12` or `"12.5"`; kept as text, so that no amount passes through binary floating point. */
const Target = z
  .union([z.number(), z.string()], 'must be a number, e.g. 12 or "12.5"')
  .transform(String)
  .refine(
    (text) => /^\d{1,12}(\.\d{1,6})?$/.test(text),
    'must be a number of 0 or more, with at most 6 decimals after a point, e.g. 12 or "12.5"',
  )

const Metrics = z.enum(metricIds as [MetricId, ...MetricId[]])

const shape = {
  metric: Metrics,
  /** What the target is of: so much in each such period. */
  per: z.enum(targetPeriods),
  /** A share from 0 to 1 where the metric is one; an amount in the main unit of the workspace's currency. */
  target: Target,
  /** From the first whole period on that begins in this month or after it. Always, unless given. */
  from: z
    .string('must be a month like 2026-01, in quotes')
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month like 2026-01')
    .optional(),
  owners: z
    .array(z.enum(sides), `must be a list of ${sides.join(' and ')}`)
    .min(1, 'names nobody: leave it out where the metric has its usual owners')
    .refine((owners) => new Set(owners).size === owners.length, 'names a side twice')
    .optional(),
  /** Who answers for it, by name. */
  accountable: z.string('must be text').trim().min(1, 'is empty').max(200, 'is longer than 200 characters').optional(),
}

/** A metric with a target: who is to reach how much of it, in which period. */
const KpiTarget = z
  .strictObject(shape, {
    error: ({ code }) => (code === 'invalid_type' ? `must be a map with ${Object.keys(shape).join(', ')}` : undefined),
  })
  .superRefine(({ metric, target }, { addIssue }) => {
    if (unitOf(metric) !== 'RATIO' || Number(target) <= 1) return
    const words = `is ${target}, but ${metric} is a share: give 0 to 1, e.g. 0.25 for 25%`
    addIssue({ code: 'custom', path: ['target'], message: words })
  })
export type KpiTarget = z.output<typeof KpiTarget>

const unitOf = (id: MetricId): Metric['unit'] | undefined => metrics.find((metric) => metric.id === id)?.unit

/** Every target of a workspace. For one metric, period and month of beginning there is one at most. */
export const KpiTargets = z
  .array(KpiTarget, 'must be a list of targets')
  .max(500, 'has more than 500 targets')
  .superRefine((targets, { addIssue }) => {
    const said = targets.map(({ metric, per, from }) => [metric, per, from ?? ''].join(' '))
    for (const [i, words] of said.entries()) {
      const first = said.indexOf(words)
      if (first < i) addIssue({ code: 'custom', path: [i], message: twice(targets[i], first) })
    }
  })

const twice = (target: KpiTarget | undefined, first: number): string =>
  `sets ${target?.metric} per ${target?.per} again, which kpis.${first} does: keep one of them, or give them different months in \`from\``

/** What a target may say. */
export const kpiKeys = Object.keys(shape)
