import { z } from 'zod'
import { BusinessHours } from './business-hours.ts'
import { ChannelRules, channelRuleKeys } from './channel-rules.ts'
import { channelFacts } from './channels.ts'
import { CustomWeights, customWeightsKeys } from './custom-weights.ts'
import { definitionKeys, Sla } from './definition.ts'
import { ExchangeRates, exchangeRateKeys } from './exchange-rates.ts'
import { KpiTargets, kpiKeys } from './kpi-targets.ts'
import { mapOf } from './map-of.ts'
import { Retention } from './retention.ts'
import { StageMap, stageKeys } from './stages.ts'
import { TimeZone } from './time-zone.ts'

/** What marketing and sales of a workspace have settled on. What is left out is not settled. */
export const Settings = z.strictObject({
  /** After so many days a touchpoint is worth half as much to TIME_DECAY. */
  halfLifeDays: z
    .int('must be a whole number of days, e.g. 7')
    .min(1, 'must be a day or more')
    .max(3_650, 'is more than ten years')
    .optional(),
  /** What CUSTOM shares credit out by. */
  customModel: CustomWeights.optional(),
  /** When the clocks of the SLA run. */
  businessHours: BusinessHours.optional(),
  sla: Sla.optional(),
  /** What the CRM's stages mean. */
  stages: StageMap.optional(),
  /** Which channel a touchpoint came through, before the rules that every workspace has. */
  channelRules: ChannelRules.optional(),
  /** What other currencies are worth in the workspace's. */
  exchangeRates: ExchangeRates.optional(),
  /** What both teams want to reach. */
  kpis: KpiTargets.optional(),
  /** How long events are kept. For ever, unless settled. */
  retention: Retention.optional(),
})
export type Settings = z.output<typeof Settings>

/** Settings as they are written, and kept. */
export type SettingsInput = z.input<typeof Settings>

/** What every workspace has. */
const basics = {
  timeZone: TimeZone,
  currency: z
    .string('must be an ISO 4217 code')
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'must be an ISO 4217 code, e.g. EUR'),
  lookbackDays: z
    .int('must be a whole number of days, e.g. 365')
    .min(1, 'must be a day or more')
    .max(3_650, 'is more than ten years'),
  minimumSample: z.int('must be a whole number').min(1, 'must be 1 or more').max(1_000_000, 'is too large'),
  ownHosts: z
    .array(
      z
        .string('must be a host, e.g. www.example.com')
        .regex(/^[\p{L}\p{N}.:-]+$/u, 'must be a host, e.g. www.example.com, without https:// and path')
        .toLowerCase(),
      'must be a list of hosts',
    )
    .refine((hosts) => new Set(hosts).size === hosts.length, 'has a host twice'),
}

/** A document may also say `null`: then that is settled no longer. */
const revocable = Object.fromEntries(
  Object.entries(Settings.shape).map(([name, section]) => [name, section.nullable()]),
) as { [Name in keyof typeof Settings.shape]: z.ZodNullable<(typeof Settings.shape)[Name]> }

const shape = { ...z.object(basics).partial().shape, ...revocable }

/** Everything that a workspace has settled on, in one document. What it leaves out stays as it is. */
export const SettingsDocument = z.strictObject(shape, mapOf(shape))
export type SettingsDocument = z.output<typeof SettingsDocument>

/** What each map of the document may say, by the key that it stands under. */
export const settingsKeys: Readonly<Record<string, readonly string[]>> = {
  ...definitionKeys,
  '': Object.keys(shape),
  customModel: customWeightsKeys,
  exchangeRates: exchangeRateKeys,
  stages: stageKeys,
  kpis: kpiKeys,
  channelRules: channelRuleKeys,
  when: channelFacts,
}
