import { z } from 'zod'
import { sides } from './milestones.ts'

/** Text, or a list of which one fits. */
const listOf = <Item extends z.ZodType<string>>(item: Item) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item).min(1, 'is empty: nothing fits it'))

const words = listOf(z.string('must be text, or a list of texts').min(1, 'is empty'))

const Days = z
  .int('must be a whole number of days, e.g. 30')
  .min(1, 'must be a day or more')
  .max(3_650, 'is more than ten years')
const Count = z.int('must be a whole number').min(0, 'must not be negative').max(1_000_000, 'is too large')

/** Which touchpoints count. Which channels there are, only the workspace knows. `page` is where a visit landed: `*` stands for anything, capitals don't matter. */
const filter = {
  kind: words.transform((kinds) => kinds.map((kind) => kind.toUpperCase())).optional(),
  channel: words.optional(),
  side: listOf(z.enum(sides)).optional(),
  landingPage: words.optional(),
}

const range = { atLeast: Count.optional(), atMost: Count.optional() }
type Range = { readonly atLeast?: number | undefined; readonly atMost?: number | undefined }

const isPossible = ({ atLeast, atMost }: Range): boolean => (atLeast ?? 0) <= (atMost ?? Number.POSITIVE_INFINITY)
const impossible = { path: ['atLeast'], error: 'is more than atMost: no lead can meet it' }

const counted = { ...range, withinDays: Days.optional(), ...filter }
const asMap = { error: 'must be a map, e.g. { atLeast: 3, withinDays: 30 }' }
const mapOnly = ({ code }: { code: string }) => (code === 'invalid_type' ? asMap.error : undefined)

/** How often something was there, within the last days. Without bounds: at least once. */
const Counted = z
  .strictObject(counted, { error: mapOnly })
  .refine(isPossible, impossible)
  .refine(({ atLeast, atMost }) => atLeast !== 0 || atMost !== undefined, {
    path: ['atLeast'],
    error: 'is 0, which every lead meets',
  })
  .transform(({ atLeast, atMost, withinDays, ...which }) => ({
    atLeast: atLeast ?? (atMost === undefined ? 1 : 0),
    atMost: atMost ?? null,
    withinDays: withinDays ?? null,
    which,
  }))

const age = { ...range, ...filter }

/** Full days gone by since the last touchpoint. */
const Age = z
  .strictObject(age, { error: mapOnly })
  .refine(isPossible, impossible)
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'must say atLeast or atMost, in days')
  .transform(({ atLeast, atMost, ...which }) => ({ atLeast: atLeast ?? 0, atMost: atMost ?? null, which }))

const leadForm = { page: words.optional(), withinDays: Days.optional() }

const LeadFormSent = z
  .strictObject(leadForm, { error: mapOnly })
  .transform(({ page, withinDays }) => ({ page: page ?? null, withinDays: withinDays ?? null }))

const yesOrNo = z.boolean('must be true or false')

/** What a rule can ask of a lead and of its journey, by the key that asks it. */
export const leaves = {
  hasEmail: yesOrNo,
  inCrm: yesOrNo,
  crmSource: words,
  crmStage: words,
  owner: words,
  channel: words,
  touchpoints: Counted,
  pages: Counted,
  forms: Counted,
  leadForm: LeadFormSent,
  daysSinceTouchpoint: Age,
}

/** The keys of those that are maps. */
export const ruleParts = {
  touchpoints: Object.keys(counted),
  pages: Object.keys(counted),
  forms: Object.keys(counted),
  leadForm: Object.keys(leadForm),
  daysSinceTouchpoint: Object.keys(age),
  score: ['threshold', 'of'],
} as const
