export { type Brand, branded } from './brand.ts'
export { BusinessHours, type Weekday, weekdays } from './business-hours.ts'
export { ChannelRules } from './channel-rules.ts'
export {
  type ChannelFact,
  type ChannelRule,
  channelFacts,
  channelRules,
  clickIdParameters,
  defaultChannels,
  directChannel,
  directSource,
  type Pattern,
} from './channels.ts'
export { CustomWeights } from './custom-weights.ts'
export { Definition, definitionKeys, Sla } from './definition.ts'
export { normaliseEmail } from './email.ts'
export {
  Batch,
  type BatchInput,
  type BatchVerdict,
  Click,
  Content,
  CrmSystem,
  Engagement,
  Exposure,
  Form,
  Identify,
  Link,
  Page,
  Source,
  Track,
  WireEvent,
  type WireEventInput,
} from './events.ts'
export { ExchangeRates } from './exchange-rates.ts'
export { IdentityClaims } from './identity-claims.ts'
export { AccountId, EventId, PersonId, StreamId, SubjectId, VisitorId, WorkspaceId } from './ids.ts'
export { type KpiTarget, kpiKeys, type TargetPeriod, targetPeriods } from './kpi-targets.ts'
export { limits } from './limits.ts'
export { type Measure, measureNames, measures } from './measures.ts'
export { cutsOfSpend, type Metric, type MetricDimension, type MetricDirection, type MetricUnit } from './metric.ts'
export { expressionOf, shareDigits, sqlOf } from './metric-sql.ts'
export { type MetricId, measuresOf, metricIds, metrics, settlesWith } from './metrics.ts'
export {
  type ActivityDirection,
  activityDirections,
  type Milestone,
  milestones,
  orderedMilestones,
  type Side,
  sides,
} from './milestones.ts'
export {
  type AttributionModel,
  attributionModels,
  type CustomModel,
  customModel,
  type DataDrivenModel,
  dataDrivenModels,
  type LeadAssignment,
  leadAssignments,
  none,
  salesSourced,
  unassigned,
  unattributed,
  usualHalfLifeDays,
  wholeCredit,
} from './models.ts'
export { isLongEnough, keptSince, leastRetentionDays, type Retention } from './retention.ts'
export type { LeafRule, Rule } from './rule-types.ts'
export { Settings, SettingsDocument, type SettingsInput, settingsKeys } from './settings.ts'
export { type SourceCategory, sourceCategories, sourceHosts } from './source-hosts.ts'
export { plainStage, Stage, StageMap, type StageMeaning, stageMeanings } from './stages.ts'
