/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Stages first reached by a lead. A later one implies the earlier ones; LOST implies nothing. */
export type Milestone =
  /** It became known: its first CRM record or lead form. */
  | 'LEAD'
  /** Marketing qualified it. */
  | 'MQL'
  /** Sales accepted it. */
  | 'SAL'
  /** Sales qualified it. */
  | 'SQL'
  /** It has an opportunity. */
  | 'OPPORTUNITY'
  /** It became a customer. */
  | 'WON'
  /** It did not become a customer. */
  | 'LOST';

/** Which touchpoint decides the one row that a lead counts in. Only marketing's, at or before LEAD, within the look-back. */
export type LeadAssignment =
  /** The last one. */
  | 'LEAD_CREATION'
  /** The first one. */
  | 'FIRST_TOUCH'
  /** The last one whose channel is not Direct; where all are, the last. */
  | 'LAST_NON_DIRECT';

/** A condition, or a tree of them: exactly one of these at each place. At most 100 parts, 8 deep. */
export type FilterInput =
  {   /** All of these hold. */
  readonly and: ReadonlyArray<FilterInput>; readonly or?: never; readonly not?: never; readonly where?: never; }
  |  { readonly and?: never;   /** At least one of these holds. */
  readonly or: ReadonlyArray<FilterInput>; readonly not?: never; readonly where?: never; }
  |  { readonly and?: never; readonly or?: never;   /** This does not hold. */
  readonly not: FilterInput; readonly where?: never; }
  |  { readonly and?: never; readonly or?: never; readonly not?: never;   /** This holds. */
  readonly where: ConditionInput; };

/** A comparison of one dimension, as rows have it in `keys { value }`. Everything has a value in each: `(none)` is one. */
export type ConditionInput = {
  /** What to compare: any dimension that this report can be grouped by, whether or not it is. */
  readonly dimension: string;
  /** How to compare. */
  readonly op: FilterOperator;
  /** With what: one value, or 1 to 500 for IN and NOT_IN. Upper and lower case differ. */
  readonly values: ReadonlyArray<string>;
};

/** How a value is compared. */
export type FilterOperator =
  /** Is the value. */
  | 'EQ'
  /** Is not the value. */
  | 'NEQ'
  /** Is one of the values. */
  | 'IN'
  /** Is none of the values. */
  | 'NOT_IN'
  /** Has the value in it. */
  | 'CONTAINS'
  /** Begins with the value. */
  | 'STARTS_WITH'
  /** Comes after the value, character by character; of months, later. */
  | 'GT'
  /** Comes after the value, or is it. */
  | 'GTE'
  /** Comes before the value, character by character; of months, earlier. */
  | 'LT'
  /** Comes before the value, or is it. */
  | 'LTE';

/** Who turned to whom. */
export type ActivityDirection =
  /** Sales turned to the lead. */
  | 'OUTBOUND'
  /** The lead turned to sales. */
  | 'INBOUND';

/** Who an interaction belongs to. */
export type Side =
  /** Marketing: visits, advertisements, mails, content, events. */
  | 'MARKETING'
  /** Sales: calls, meetings, demos, mails by a person. */
  | 'SALES';

/** What a metric is in. */
export type MetricUnit =
  /** A number of leads. */
  | 'COUNT'
  /** An amount in the workspace's currency. */
  | 'MONEY'
  /** A share, from 0 to 1. */
  | 'RATIO';

/** Which way is better. */
export type MetricDirection =
  /** The more, the better. */
  | 'HIGHER_IS_BETTER'
  /** The less, the better. */
  | 'LOWER_IS_BETTER'
  /** Neither: to be as planned is best. */
  | 'NEUTRAL';

/** How a metric stands to its target. What leads have yet to reach is due once nine in ten have usually got that far. */
export type KpiStatus =
  /** It has what the days up to today owe, or within a tenth of it where neither way is better. */
  | 'ON_TRACK'
  /** It lacks some of it: no more than a tenth, or what young leads may yet bring. */
  | 'AT_RISK'
  /** Of the days whose leads have had their time, it lacks more than a tenth of what these owe. */
  | 'OFF_TRACK'
  /** There is no target, or nothing to compare with it. */
  | 'NO_TARGET';

/** Why a point is not complete. */
export type KpiDoubt =
  /** It has not ended yet. */
  | 'NOT_OVER'
  /** The range holds only some of its days. */
  | 'CUT_BY_RANGE'
  /**
   * Its leads have not had the time in which nine in ten of those that got there reached the milestone that the metric
   * waits for; 180 days where fewer than the workspace's minimum sample did.
   */
  | 'YOUNG_LEADS';

/** What a lead must be like: all that is given. */
export type LeadFilter = {
  /** Created on these days, in the workspace's time zone. */
  readonly createdBetween?: DateIntervalInput | null | undefined;
  /** It counts in this channel. */
  readonly channel?: string | null | undefined;
  /** It counts under this source. */
  readonly source?: string | null | undefined;
  /** Which touchpoint decides channel and source. */
  readonly assignBy?: LeadAssignment;
  /** It has reached this milestone, dated or not. */
  readonly milestone?: Milestone | null | undefined;
};

/** How exactly a time is known. */
export type Precision =
  /** To the instant. */
  | 'INSTANT'
  /** To the day. */
  | 'DAY';

/** How it is known that a milestone was reached. */
export type MilestoneEvidence =
  /** By its date. */
  | 'DATE'
  /** By the CRM's stage, which doesn't say since when. */
  | 'STAGE'
  /** By a later milestone. */
  | 'IMPLIED';

/** Where a lead is between marketing and sales. */
export type LedgerState =
  /** Not qualified, and nothing of marketing's has happened since it was created. */
  | 'NEW'
  /** Not qualified; marketing has had something to do with it since it was created. */
  | 'NURTURING'
  /** Qualified, and nobody in sales has it: the mouth of the black hole. */
  | 'QUALIFIED_UNASSIGNED'
  /** Somebody in sales has it, and has not turned to it yet. */
  | 'UNTOUCHED'
  /** Sales has turned to it, and has neither accepted nor refused it. */
  | 'WORKING'
  /** Sales has accepted it. */
  | 'ACCEPTED'
  /** It has an open opportunity. */
  | 'IN_PIPELINE'
  /** Sales sent it back as no lead for them. */
  | 'REFUSED'
  /** Sales gave it back for later. */
  | 'RECYCLED'
  /** They bought. */
  | 'WON'
  /** They didn't. */
  | 'LOST';

/** What every report is asked with. */
export type ReportInput = {
  /** The days that it covers. */
  readonly range: DateRangeInput;
  /** The zone in which those days begin and end. The workspace's unless given. */
  readonly timeZone?: string | null | undefined;
  /** What to count: rows and total are of what it lets through. Everything unless given. */
  readonly filter?: FilterInput | null | undefined;
  /**
   * An earlier range to set beside it: rows and total then have `previous`, what they were in it. What was a row only then is
   * a row too. Nothing unless given.
   */
  readonly compareTo?: CompareInput | null | undefined;
  /**
   * As of when: only from what was known then, as it would have been answered then, though under the identities, rules and
   * definitions of today. Ranges that move with the calendar are seen from there. Now unless given, or if it is still to come.
   * Of one request, every report that looks back does so to the same instant.
   */
  readonly asOf?: string | null | undefined;
  /**
   * As of when, under the identities, rules and definitions of then, too: what the report said then. It has to be derived first, by
   * `deriveKnowledge`. `asOf` is the same, and may be left out. Now unless given, or if it is still to come.
   */
  readonly knowledgeAt?: string | null | undefined;
  /**
   * Without what browsers claim of who a visitor is: touchpoints are those of a person only where a signed `identityToken`, an
   * import or the CRM says so. With `knowledgeAt`, of an instant that `deriveKnowledge` has derived without claims.
   */
  readonly withoutClaims?: boolean;
};

/** An earlier range, named in exactly one of these ways. It ends where the report's own range begins, or before. */
export type CompareInput =
  {   /** Seen from the report's own range. */
  readonly previous: PreviousRange; readonly range?: never; }
  |  { readonly previous?: never;   /** Days of your own, in the same zone. */
  readonly range: DateRangeInput; };

/** Ranges before the one that a report covers. */
export type PreviousRange =
  /**
   * The period before: as many days, up to where the range begins. Of presets the calendar unit before: PREVIOUS_MONTH is
   * compared with the whole month before it, MONTH_TO_DATE with as many days of the month before.
   */
  | 'PERIOD'
  /** The same days a year before. */
  | 'YEAR';

/** Days, named in exactly one of these ways. */
export type DateRangeInput =
  {   /** From one day to another. */
  readonly between: DateIntervalInput; readonly preset?: never; readonly lastDays?: never; }
  |  { readonly between?: never;   /** A range with a name. */
  readonly preset: DatePreset; readonly lastDays?: never; }
  |  { readonly between?: never; readonly preset?: never;   /** So many days, today the last of them. */
  readonly lastDays: number; };

/** Days from `from`, which is in, to `to`, which is not. */
export type DateIntervalInput = {
  /** The first day. */
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
};

/** Ranges that move with the calendar of the zone. Weeks begin on Monday. */
export type DatePreset =
  /** This day. */
  | 'TODAY'
  /** The day before this one. */
  | 'YESTERDAY'
  /** From Monday, with today. */
  | 'WEEK_TO_DATE'
  /** From the first of the month, with today. */
  | 'MONTH_TO_DATE'
  /** From the first day of the quarter, with today. */
  | 'QUARTER_TO_DATE'
  /** From 1 January, with today. */
  | 'YEAR_TO_DATE'
  /** The week before this one. */
  | 'PREVIOUS_WEEK'
  /** The month before this one. */
  | 'PREVIOUS_MONTH'
  /** The quarter before this one. */
  | 'PREVIOUS_QUARTER'
  /** Twelve months, today the last day of them. */
  | 'LAST_12_MONTHS';

/** Doubts that a report can have. */
export type ReportWarningCode =
  /** Rows whose rates or intervals rest on fewer leads or conversions than the workspace's minimum sample. */
  | 'SMALL_SAMPLE'
  /** Leads that are still open and younger than the days asked for: they may yet be won. */
  | 'IMMATURE_COHORTS'
  /**
   * Leads of the range that are open, or handoffs that wait for an answer, while those of the earlier range have had longer: the
   * rates are not yet alike.
   */
  | 'IMMATURE_COMPARISON'
  /** Of what was known at an earlier time, more would be known if it were derived now: history that was told since. */
  | 'KNOWLEDGE_OUTDATED'
  /** Touchpoints of which nobody is known, as claims were left out: only what a browser claimed says whose they are. */
  | 'CLAIMS_LEFT_OUT'
  /** Leads of a time in which wins were to be expected and nobody recorded any: left out. */
  | 'NOT_RECORDED'
  /** Rows whose leads are too young to be judged. */
  | 'TOO_YOUNG'
  /** Rows with too few leads of some kinds to be compared in these. */
  | 'NOT_COMPARABLE'
  /** Leads that reached a milestone on a day that nobody recorded: no conversion, no credit. */
  | 'UNDATED_CONVERSIONS'
  /** Conversions for which the CRM names no amount: they add nothing to the value. */
  | 'MISSING_AMOUNTS'
  /** A Markov chain has more states than a twentieth of its journeys: what it learned of rare ones is chance. */
  | 'THIN_CHAIN'
  /** No channel has a removal effect: the last touch has the credit instead. */
  | 'LAST_TOUCH_INSTEAD'
  /** CUSTOM gives all touchpoints of some conversions nothing: those are shared out evenly. */
  | 'LINEAR_INSTEAD'
  /** Orders of channels were sampled, as there are too many to look at each: credit has a standard error. */
  | 'SAMPLED_CREDIT'
  /** Leads in a stage of the CRM that the stage map doesn't know: it says nothing of the milestones that they reached. */
  | 'UNMAPPED_STAGE'
  /** Other channel rules hold since a while ago, and what they move is still being derived again in the background. */
  | 'RECLASSIFYING'
  /** Nobody has settled on an SLA: nothing is due, and nothing overdue. */
  | 'NO_SLA'
  /** Nobody has settled on business hours: the clocks run Monday to Friday from 09:00 to 17:00. */
  | 'USUAL_BUSINESS_HOURS'
  /** Rows beyond the limit of a report were left out. The total still counts them. */
  | 'ROWS_TRUNCATED'
  /** Subjects of an experiment who saw more than one variant: left out. */
  | 'MIXED_SUBJECTS'
  /** Variants of an experiment were not given out as they should have been: no difference can be trusted. */
  | 'SAMPLE_RATIO_MISMATCH'
  /** No variant is called control, and none was named: the first is taken for it. */
  | 'CONTROL_ASSUMED'
  /** So many differences are looked at that some would look decided by chance alone. */
  | 'MANY_COMPARISONS';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly workspace: { readonly name: string, readonly timeZone: string } } };

export type ShareFragment = { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null };

export type MetaFragment = { readonly timeZone: string, readonly currency: string, readonly range: { readonly from: string, readonly to: string }, readonly warnings: ReadonlyArray<{ readonly code: ReportWarningCode, readonly message: string }> };

export type ChannelsQueryVariables = Exact<{
  input: ReportInput;
  assignBy: LeadAssignment;
}>;


export type ChannelsQuery = { readonly channelPerformance: { readonly rows: ReadonlyArray<{ readonly leads: number, readonly won: number, readonly open: number | null, readonly worked: number, readonly reached: number, readonly accepted: number, readonly untouched: number | null, readonly keys: ReadonlyArray<{ readonly value: string, readonly label: string }>, readonly closeRate: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null } | null, readonly projectedCloseRate: { readonly supportedDays: number | null, readonly supportedValue: number | null, readonly tooYoung: boolean, readonly supportedInterval: { readonly low: number, readonly high: number } | null } | null, readonly wonWithin: ReadonlyArray<{ readonly days: number, readonly ofMature: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null } }>, readonly answeredWithinSla: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null }, readonly revenue: { readonly amount: string, readonly currency: string }, readonly spend: { readonly amount: string, readonly currency: string } | null, readonly costPerWin: { readonly amount: string, readonly currency: string } | null }>, readonly total: { readonly leads: number, readonly won: number, readonly open: number | null, readonly worked: number, readonly reached: number, readonly accepted: number, readonly untouched: number | null, readonly keys: ReadonlyArray<{ readonly value: string, readonly label: string }>, readonly closeRate: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null } | null, readonly projectedCloseRate: { readonly supportedDays: number | null, readonly supportedValue: number | null, readonly tooYoung: boolean, readonly supportedInterval: { readonly low: number, readonly high: number } | null } | null, readonly wonWithin: ReadonlyArray<{ readonly days: number, readonly ofMature: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null } }>, readonly answeredWithinSla: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null }, readonly revenue: { readonly amount: string, readonly currency: string }, readonly spend: { readonly amount: string, readonly currency: string } | null, readonly costPerWin: { readonly amount: string, readonly currency: string } | null }, readonly meta: { readonly timeZone: string, readonly currency: string, readonly range: { readonly from: string, readonly to: string }, readonly warnings: ReadonlyArray<{ readonly code: ReportWarningCode, readonly message: string }> } } };

export type ChannelFiguresFragment = { readonly leads: number, readonly won: number, readonly open: number | null, readonly worked: number, readonly reached: number, readonly accepted: number, readonly untouched: number | null, readonly keys: ReadonlyArray<{ readonly value: string, readonly label: string }>, readonly closeRate: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null } | null, readonly projectedCloseRate: { readonly supportedDays: number | null, readonly supportedValue: number | null, readonly tooYoung: boolean, readonly supportedInterval: { readonly low: number, readonly high: number } | null } | null, readonly wonWithin: ReadonlyArray<{ readonly days: number, readonly ofMature: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null } }>, readonly answeredWithinSla: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null }, readonly revenue: { readonly amount: string, readonly currency: string }, readonly spend: { readonly amount: string, readonly currency: string } | null, readonly costPerWin: { readonly amount: string, readonly currency: string } | null };

export type LatestLeadsQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
  first: number;
}>;


export type LatestLeadsQuery = { readonly leads: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly createdAt: string, readonly channel: string, readonly owner: string | null, readonly milestones: ReadonlyArray<{ readonly milestone: Milestone, readonly at: string | null }> }> } };

export type JourneyQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type JourneyQuery = { readonly viewer: { readonly workspace: { readonly timeZone: string } }, readonly lead: { readonly createdAtPrecision: Precision, readonly stage: string | null, readonly selfReportedSource: string | null, readonly winReason: string | null, readonly lossReason: string | null, readonly id: string, readonly createdAt: string, readonly channel: string, readonly owner: string | null, readonly refusal: { readonly at: string, readonly reason: string | null } | null, readonly revenue: { readonly amount: string, readonly currency: string }, readonly milestones: ReadonlyArray<{ readonly milestone: Milestone, readonly at: string | null, readonly knownBy: MilestoneEvidence }>, readonly journey: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly firstTouch: string | null, readonly lastTouch: string | null, readonly lastNonDirect: string | null, readonly linear: string | null, readonly position: string | null, readonly node: { readonly id: string, readonly occurredAt: string, readonly precision: Precision, readonly side: Side, readonly kind: string, readonly channel: string, readonly source: string | null, readonly campaign: string | null, readonly title: string | null, readonly landingPage: string | null, readonly pages: number, readonly leadFormAt: string | null, readonly owner: string | null, readonly direction: ActivityDirection | null, readonly reached: boolean | null, readonly topic: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type LeadLineFragment = { readonly id: string, readonly createdAt: string, readonly channel: string, readonly owner: string | null, readonly milestones: ReadonlyArray<{ readonly milestone: Milestone, readonly at: string | null }> };

export type KpisQueryVariables = Exact<{
  input: ReportInput;
}>;


export type KpisQuery = { readonly kpis: { readonly items: ReadonlyArray<{ readonly value: string | null, readonly previous: string | null, readonly change: number | null, readonly target: string | null, readonly status: KpiStatus, readonly owners: ReadonlyArray<Side>, readonly accountable: string | null, readonly metric: { readonly id: string, readonly label: string, readonly description: string, readonly formula: string, readonly unit: MetricUnit, readonly direction: MetricDirection }, readonly ratio: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null } | null, readonly series: ReadonlyArray<{ readonly bucket: string, readonly value: string | null, readonly complete: boolean, readonly doubt: KpiDoubt | null, readonly target: string | null }> }>, readonly meta: { readonly timeZone: string, readonly currency: string, readonly range: { readonly from: string, readonly to: string }, readonly warnings: ReadonlyArray<{ readonly code: ReportWarningCode, readonly message: string }> } } };

export type KpiFiguresFragment = { readonly value: string | null, readonly previous: string | null, readonly change: number | null, readonly target: string | null, readonly status: KpiStatus, readonly owners: ReadonlyArray<Side>, readonly accountable: string | null, readonly metric: { readonly id: string, readonly label: string, readonly description: string, readonly formula: string, readonly unit: MetricUnit, readonly direction: MetricDirection }, readonly ratio: { readonly numerator: number, readonly denominator: number, readonly value: number | null, readonly thin: boolean, readonly interval: { readonly low: number, readonly high: number } | null } | null, readonly series: ReadonlyArray<{ readonly bucket: string, readonly value: string | null, readonly complete: boolean, readonly doubt: KpiDoubt | null, readonly target: string | null }> };

export type HandoffsByOwnerQueryVariables = Exact<{
  input: ReportInput;
}>;


export type HandoffsByOwnerQuery = { readonly leadHandoffs: { readonly rows: ReadonlyArray<{ readonly handedOver: number, readonly worked: number, readonly reached: number, readonly accepted: number, readonly refused: number, readonly untouched: number, readonly overdue: number, readonly keys: ReadonlyArray<{ readonly value: string, readonly label: string }>, readonly answeredWithinSla: { readonly value: number | null }, readonly responseTime: { readonly p50: number | null } }>, readonly total: { readonly handedOver: number, readonly worked: number, readonly reached: number, readonly accepted: number, readonly refused: number, readonly untouched: number, readonly overdue: number, readonly keys: ReadonlyArray<{ readonly value: string, readonly label: string }>, readonly answeredWithinSla: { readonly value: number | null }, readonly responseTime: { readonly p50: number | null } }, readonly sla: { readonly firstResponseSeconds: number } | null, readonly meta: { readonly timeZone: string, readonly currency: string, readonly range: { readonly from: string, readonly to: string }, readonly warnings: ReadonlyArray<{ readonly code: ReportWarningCode, readonly message: string }> } } };

export type HandoffFiguresFragment = { readonly handedOver: number, readonly worked: number, readonly reached: number, readonly accepted: number, readonly refused: number, readonly untouched: number, readonly overdue: number, readonly keys: ReadonlyArray<{ readonly value: string, readonly label: string }>, readonly answeredWithinSla: { readonly value: number | null }, readonly responseTime: { readonly p50: number | null } };

export type LedgerQueryVariables = Exact<{
  filter?: FilterInput | null | undefined;
  since: string;
}>;


export type LedgerQuery = { readonly leadLedger: { readonly asOf: string, readonly total: number, readonly rows: ReadonlyArray<{ readonly state: LedgerState, readonly side: Side | null, readonly leads: number, readonly overdue: number, readonly oldestSince: string | null, readonly pipeline: { readonly amount: string, readonly currency: string } | null }>, readonly flows: ReadonlyArray<{ readonly from: LedgerState | null, readonly to: LedgerState, readonly leads: number }>, readonly meta: { readonly timeZone: string, readonly warnings: ReadonlyArray<{ readonly code: ReportWarningCode, readonly message: string }> } } };

export type UntouchedLeadsQueryVariables = Exact<{
  filter?: FilterInput | null | undefined;
  overdueOnly: boolean;
  first: number;
}>;


export type UntouchedLeadsQuery = { readonly untouchedLeads: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly openedAt: string, readonly state: LedgerState, readonly owner: string | null, readonly dueAt: string | null, readonly isOverdue: boolean, readonly waitedSeconds: number, readonly lead: { readonly id: string, readonly channel: string, readonly createdAt: string } }> } };

export type LedgerFiguresFragment = { readonly state: LedgerState, readonly side: Side | null, readonly leads: number, readonly overdue: number, readonly oldestSince: string | null, readonly pipeline: { readonly amount: string, readonly currency: string } | null };

export type UntouchedLeadFragment = { readonly openedAt: string, readonly state: LedgerState, readonly owner: string | null, readonly dueAt: string | null, readonly isOverdue: boolean, readonly waitedSeconds: number, readonly lead: { readonly id: string, readonly channel: string, readonly createdAt: string } };

export type ReasonsQueryVariables = Exact<{
  input: ReportInput;
}>;


export type ReasonsQuery = { readonly refusals: { readonly total: number, readonly meta: { readonly timeZone: string, readonly currency: string, readonly range: { readonly from: string, readonly to: string }, readonly warnings: ReadonlyArray<{ readonly code: ReportWarningCode, readonly message: string }> }, readonly rows: ReadonlyArray<{ readonly reason: string, readonly leads: number, readonly share: { readonly value: number | null } }> }, readonly losses: { readonly total: number, readonly rows: ReadonlyArray<{ readonly reason: string, readonly leads: number, readonly share: { readonly value: number | null } }> }, readonly wins: { readonly total: number, readonly rows: ReadonlyArray<{ readonly reason: string, readonly leads: number, readonly share: { readonly value: number | null } }> } };

export type ReasonFiguresFragment = { readonly total: number, readonly rows: ReadonlyArray<{ readonly reason: string, readonly leads: number, readonly share: { readonly value: number | null } }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const MetaFragmentDoc = new TypedDocumentString(`
    fragment Meta on ReportMeta {
  range {
    from
    to
  }
  timeZone
  currency
  warnings {
    code
    message
  }
}
    `, {"fragmentName":"Meta"}) as unknown as TypedDocumentString<MetaFragment, unknown>;
export const ShareFragmentDoc = new TypedDocumentString(`
    fragment Share on Ratio {
  numerator
  denominator
  value
  interval {
    low
    high
  }
  thin
}
    `, {"fragmentName":"Share"}) as unknown as TypedDocumentString<ShareFragment, unknown>;
export const ChannelFiguresFragmentDoc = new TypedDocumentString(`
    fragment ChannelFigures on ChannelRow {
  keys {
    value
    label
  }
  leads
  won
  open
  closeRate {
    ...Share
  }
  projectedCloseRate {
    supportedDays
    supportedValue
    supportedInterval {
      low
      high
    }
    tooYoung
  }
  wonWithin {
    days
    ofMature {
      ...Share
    }
  }
  worked
  reached
  accepted
  untouched
  answeredWithinSla {
    ...Share
  }
  revenue {
    amount
    currency
  }
  spend {
    amount
    currency
  }
  costPerWin {
    amount
    currency
  }
}
    fragment Share on Ratio {
  numerator
  denominator
  value
  interval {
    low
    high
  }
  thin
}`, {"fragmentName":"ChannelFigures"}) as unknown as TypedDocumentString<ChannelFiguresFragment, unknown>;
export const LeadLineFragmentDoc = new TypedDocumentString(`
    fragment LeadLine on Lead {
  id
  createdAt
  channel
  owner
  milestones {
    milestone
    at
  }
}
    `, {"fragmentName":"LeadLine"}) as unknown as TypedDocumentString<LeadLineFragment, unknown>;
export const KpiFiguresFragmentDoc = new TypedDocumentString(`
    fragment KpiFigures on Kpi {
  metric {
    id
    label
    description
    formula
    unit
    direction
  }
  value
  ratio {
    ...Share
  }
  previous
  change
  target
  status
  owners
  accountable
  series {
    bucket
    value
    complete
    doubt
    target
  }
}
    fragment Share on Ratio {
  numerator
  denominator
  value
  interval {
    low
    high
  }
  thin
}`, {"fragmentName":"KpiFigures"}) as unknown as TypedDocumentString<KpiFiguresFragment, unknown>;
export const HandoffFiguresFragmentDoc = new TypedDocumentString(`
    fragment HandoffFigures on HandoffRow {
  keys {
    value
    label
  }
  handedOver
  worked
  reached
  accepted
  refused
  untouched
  overdue
  answeredWithinSla {
    value
  }
  responseTime {
    p50
  }
}
    `, {"fragmentName":"HandoffFigures"}) as unknown as TypedDocumentString<HandoffFiguresFragment, unknown>;
export const LedgerFiguresFragmentDoc = new TypedDocumentString(`
    fragment LedgerFigures on LedgerRow {
  state
  side
  leads
  overdue
  oldestSince
  pipeline {
    amount
    currency
  }
}
    `, {"fragmentName":"LedgerFigures"}) as unknown as TypedDocumentString<LedgerFiguresFragment, unknown>;
export const UntouchedLeadFragmentDoc = new TypedDocumentString(`
    fragment UntouchedLead on LeadHandoff {
  lead {
    id
    channel
    createdAt
  }
  openedAt
  state
  owner
  dueAt
  isOverdue
  waitedSeconds
}
    `, {"fragmentName":"UntouchedLead"}) as unknown as TypedDocumentString<UntouchedLeadFragment, unknown>;
export const ReasonFiguresFragmentDoc = new TypedDocumentString(`
    fragment ReasonFigures on ReasonReport {
  rows {
    reason
    leads
    share {
      value
    }
  }
  total
}
    `, {"fragmentName":"ReasonFigures"}) as unknown as TypedDocumentString<ReasonFiguresFragment, unknown>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    workspace {
      name
      timeZone
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const ChannelsDocument = new TypedDocumentString(`
    query Channels($input: ReportInput!, $assignBy: LeadAssignment!) {
  channelPerformance(input: $input, assignBy: $assignBy, wonWithinDays: [90]) {
    rows {
      ...ChannelFigures
    }
    total {
      ...ChannelFigures
    }
    meta {
      ...Meta
    }
  }
}
    fragment Share on Ratio {
  numerator
  denominator
  value
  interval {
    low
    high
  }
  thin
}
fragment Meta on ReportMeta {
  range {
    from
    to
  }
  timeZone
  currency
  warnings {
    code
    message
  }
}
fragment ChannelFigures on ChannelRow {
  keys {
    value
    label
  }
  leads
  won
  open
  closeRate {
    ...Share
  }
  projectedCloseRate {
    supportedDays
    supportedValue
    supportedInterval {
      low
      high
    }
    tooYoung
  }
  wonWithin {
    days
    ofMature {
      ...Share
    }
  }
  worked
  reached
  accepted
  untouched
  answeredWithinSla {
    ...Share
  }
  revenue {
    amount
    currency
  }
  spend {
    amount
    currency
  }
  costPerWin {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<ChannelsQuery, ChannelsQueryVariables>;
export const LatestLeadsDocument = new TypedDocumentString(`
    query LatestLeads($filter: LeadFilter, $first: Int!) {
  leads(filter: $filter, first: $first) {
    nodes {
      ...LeadLine
    }
    totalCount
  }
}
    fragment LeadLine on Lead {
  id
  createdAt
  channel
  owner
  milestones {
    milestone
    at
  }
}`) as unknown as TypedDocumentString<LatestLeadsQuery, LatestLeadsQueryVariables>;
export const JourneyDocument = new TypedDocumentString(`
    query Journey($id: ID!, $after: String) {
  viewer {
    workspace {
      timeZone
    }
  }
  lead(id: $id) {
    ...LeadLine
    createdAtPrecision
    stage
    selfReportedSource
    winReason
    lossReason
    refusal {
      at
      reason
    }
    revenue {
      amount
      currency
    }
    milestones {
      milestone
      at
      knownBy
    }
    journey(first: 200, after: $after) {
      edges {
        node {
          id
          occurredAt
          precision
          side
          kind
          channel
          source
          campaign
          title
          landingPage
          pages
          leadFormAt
          owner
          direction
          reached
          topic
        }
        firstTouch: credit(model: FIRST_TOUCH)
        lastTouch: credit(model: LAST_TOUCH)
        lastNonDirect: credit(model: LAST_NON_DIRECT)
        linear: credit(model: LINEAR)
        position: credit(model: POSITION)
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment LeadLine on Lead {
  id
  createdAt
  channel
  owner
  milestones {
    milestone
    at
  }
}`) as unknown as TypedDocumentString<JourneyQuery, JourneyQueryVariables>;
export const KpisDocument = new TypedDocumentString(`
    query Kpis($input: ReportInput!) {
  kpis(input: $input, bucket: MONTH) {
    items {
      ...KpiFigures
    }
    meta {
      ...Meta
    }
  }
}
    fragment Share on Ratio {
  numerator
  denominator
  value
  interval {
    low
    high
  }
  thin
}
fragment Meta on ReportMeta {
  range {
    from
    to
  }
  timeZone
  currency
  warnings {
    code
    message
  }
}
fragment KpiFigures on Kpi {
  metric {
    id
    label
    description
    formula
    unit
    direction
  }
  value
  ratio {
    ...Share
  }
  previous
  change
  target
  status
  owners
  accountable
  series {
    bucket
    value
    complete
    doubt
    target
  }
}`) as unknown as TypedDocumentString<KpisQuery, KpisQueryVariables>;
export const HandoffsByOwnerDocument = new TypedDocumentString(`
    query HandoffsByOwner($input: ReportInput!) {
  leadHandoffs(input: $input, groupBy: [OWNER]) {
    rows {
      ...HandoffFigures
    }
    total {
      ...HandoffFigures
    }
    sla {
      firstResponseSeconds
    }
    meta {
      ...Meta
    }
  }
}
    fragment Meta on ReportMeta {
  range {
    from
    to
  }
  timeZone
  currency
  warnings {
    code
    message
  }
}
fragment HandoffFigures on HandoffRow {
  keys {
    value
    label
  }
  handedOver
  worked
  reached
  accepted
  refused
  untouched
  overdue
  answeredWithinSla {
    value
  }
  responseTime {
    p50
  }
}`) as unknown as TypedDocumentString<HandoffsByOwnerQuery, HandoffsByOwnerQueryVariables>;
export const LedgerDocument = new TypedDocumentString(`
    query Ledger($filter: FilterInput, $since: DateTime!) {
  leadLedger(filter: $filter) {
    asOf
    rows {
      ...LedgerFigures
    }
    total
    flows(since: $since) {
      from
      to
      leads
    }
    meta {
      timeZone
      warnings {
        code
        message
      }
    }
  }
}
    fragment LedgerFigures on LedgerRow {
  state
  side
  leads
  overdue
  oldestSince
  pipeline {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<LedgerQuery, LedgerQueryVariables>;
export const UntouchedLeadsDocument = new TypedDocumentString(`
    query UntouchedLeads($filter: FilterInput, $overdueOnly: Boolean!, $first: Int!) {
  untouchedLeads(filter: $filter, overdueOnly: $overdueOnly, first: $first) {
    nodes {
      ...UntouchedLead
    }
    totalCount
  }
}
    fragment UntouchedLead on LeadHandoff {
  lead {
    id
    channel
    createdAt
  }
  openedAt
  state
  owner
  dueAt
  isOverdue
  waitedSeconds
}`) as unknown as TypedDocumentString<UntouchedLeadsQuery, UntouchedLeadsQueryVariables>;
export const ReasonsDocument = new TypedDocumentString(`
    query Reasons($input: ReportInput!) {
  refusals: reasons(input: $input, kind: REFUSAL) {
    ...ReasonFigures
    meta {
      ...Meta
    }
  }
  losses: reasons(input: $input, kind: LOSS) {
    ...ReasonFigures
  }
  wins: reasons(input: $input, kind: WIN) {
    ...ReasonFigures
  }
}
    fragment Meta on ReportMeta {
  range {
    from
    to
  }
  timeZone
  currency
  warnings {
    code
    message
  }
}
fragment ReasonFigures on ReasonReport {
  rows {
    reason
    leads
    share {
      value
    }
  }
  total
}`) as unknown as TypedDocumentString<ReasonsQuery, ReasonsQueryVariables>;