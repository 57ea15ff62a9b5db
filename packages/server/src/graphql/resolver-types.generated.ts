import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeParent } from '../modules/reports/node.ts';
import type { Workspace as WorkspaceParent } from '../modules/workspaces/workspace.ts';
import type { Money as MoneyParent } from '../lib/money.ts';
import type { Metric as MetricParent, Stage as StageParent } from '@touchline/schema';
import type { CostedRow as ChannelRowParent } from '../modules/reports/costed-row.ts';
import type { Foretellable as MaturityRowParent } from '../modules/reports/told-scenario.ts';
import type { Account as AccountParent, AccountPage as AccountConnectionParent, MemberPage as AccountPersonConnectionParent, MemberEdge as AccountPersonEdgeParent, AccountJourney as AccountJourneyConnectionParent, AccountJourneyEdge as AccountJourneyEdgeParent } from '../modules/reports/account.ts';
import type { KnowledgeState as KnowledgeParent } from '../modules/workspaces/knowledge.queries.ts';
import type { Lead as LeadParent, LeadPage as LeadConnectionParent } from '../modules/reports/lead.ts';
import type { Ledger as LeadLedgerParent } from '../modules/reports/ledger.ts';
import type { LeadHandoff as LeadHandoffParent, HandoffPage as LeadHandoffConnectionParent } from '../modules/reports/handoff.ts';
import type { PersonOfKeys as PersonParent } from '../modules/reports/person.ts';
import type { IdentityKey as PersonKeyParent } from '../modules/collect/keys.ts';
import type { Opportunity as OpportunityParent, StageChange as StageChangeParent, ContactRole as ContactRoleParent } from '../modules/reports/opportunity.ts';
import type { Touchpoint as TouchpointParent, JourneyPage as TouchpointConnectionParent, JourneyEdge as TouchpointEdgeParent } from '../modules/reports/journey.ts';
import type { SpreadRow as AttributionRowParent } from '../modules/reports/spread-row.ts';
import type { Arrival as ArrivalParent } from '../modules/reports/arrivals.ts';
import type { RejectedCount as RejectedCountParent, RejectedEvent as RejectedEventParent } from '../modules/reports/rejected-events.queries.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, RFC 3339 with offset; always answered in UTC: `2026-11-22T10:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** A calendar day, `2026-11-22`, of the time zone that the question names. */
  Date: { input: string; output: string; }
  /** An exact decimal number as a string: `"12000.00"`. Never a floating-point number. */
  Decimal: { input: string; output: string; }
  /** An IANA time zone: `Europe/Berlin`. */
  TimeZone: { input: string; output: string; }
  /** An ISO 4217 currency: `EUR`. */
  CurrencyCode: { input: string; output: string; }
};

/** What can be asked. Everything is of the workspace that the secret key opens. */
export type Query = {
  readonly __typename?: 'Query';
  /** Any object by its id. Null where the workspace has none of that id. */
  readonly node?: Maybe<Node>;
  /** Who is asking. */
  readonly viewer: Viewer;
  /** What the key may still ask of this server, this request counted. */
  readonly rateLimit: RateLimit;
  /** One account. Null where the workspace has none of that id. */
  readonly account?: Maybe<Account>;
  /** Accounts, by what they are called. */
  readonly accounts: AccountConnection;
  /**
   * The last events that arrived within a day, newest first, with what became of each: about a second later also the person and
   * the channel. What was sent twice is shown as it came first. Asking needs `READ_ARRIVALS`.
   */
  readonly arrivals: ReadonlyArray<Arrival>;
  /**
   * How much each channel contributed to leads reaching a milestone. Each conversion is one whole credit, which the model
   * shares out among the marketing touchpoints at or before it, within the look-back. What no touchpoint earned is the
   * row `(unattributed)`, or `(sales-sourced)` for leads that sales found itself. What was spent on a channel that earned nothing
   * is a row too.
   *
   * A filter keeps the credit of the touchpoints that it lets through and drops the rest: it changes nobody's share of a
   * conversion, and the total is what is kept.
   */
  readonly attribution: AttributionReport;
  /**
   * Are the people in one population like those in another: visitors like buyers, the leads of one channel like those of all, this
   * quarter's like last year's? Shares of each value of a fact in both, and how much the two mixes differ.
   */
  readonly audienceMatch: AudienceMatchReport;
  /**
   * How many events bots sent: they are stored and counted, and make no visit, person or lead. It shows about a second later.
   * Asking needs `READ_ARRIVALS`.
   */
  readonly botEvents: ReadonlyArray<BotEventCount>;
  /**
   * Which channels bring leads that sales closes. It follows the leads that were created in the range (COHORT), or counts
   * what leads reached in the range, whenever they were created (CONVERSION). Each lead counts whole, in one row. Leads of
   * no known channel are the row `(unattributed)`; of a source that no channel rule knows, `(unassigned)`; those that sales
   * found itself, `(sales-sourced)`. What was spent on a channel that brought no lead is a row too.
   */
  readonly channelPerformance: ChannelPerformanceReport;
  /** The ordered rules that give touchpoints their channel, as they hold now: the first that holds names it. */
  readonly channelRules: ReadonlyArray<ChannelRule>;
  /**
   * What would move from which channel to which, if these were the workspace's own rules, before those that every workspace
   * has. Nothing is changed: `touchline settings apply` does that.
   */
  readonly channelRulePreview: ChannelRulePreview;
  /**
   * Where leads are lost between marketing and sales: the close rate of leads created in the range in four parts, worked ÷ leads ×
   * reached ÷ worked × accepted ÷ reached × won ÷ accepted, and what it would be if one side did as on average. So a weak channel
   * and a neglected one look different. Grouped by OWNER it is of sales people, and of the leads that they were given.
   *
   * Who came further came as far as before: a lead that was won counts as accepted, one that was accepted as reached, one that was
   * reached as worked, whether or not somebody recorded it.
   */
  readonly closeRateSplit: CloseRateSplitReport;
  /** Experiments that anybody was exposed to: the one that newcomers came to last first, 1,000 at most. */
  readonly experiments: ReadonlyArray<Experiment>;
  /**
   * What became of the subjects of an experiment, variant by variant: milestones of leads, up to won, and revenue. A subject is a
   * person with all of their devices, or a visitor whom nobody knows yet. Only what is reached after the first exposure counts.
   * Who saw more than one variant is left out, and counted as `mixed`. Null where nobody was exposed to it.
   */
  readonly experiment?: Maybe<ExperimentReport>;
  /**
   * How far the leads created in the range came, stage by stage, and how long they were in each: LEAD, MQL, SAL, SQL, OPPORTUNITY,
   * WON. Who came further came through every stage before, whether or not somebody recorded it; times are of recorded dates alone.
   * Leads that are still in a stage say something up to the time that they have been in it, and those that are lost or given back
   * by sales leave it that way (competing risks, Aalen–Johansen): so times are not those of the quick ones alone.
   */
  readonly funnel: FunnelReport;
  /**
   * Handoffs that were opened in the range, and what came of them by now: how many were answered, within the SLA or not,
   * accepted and given back. A lead that was handed over twice counts twice.
   */
  readonly leadHandoffs: HandoffReport;
  /** Why leads were refused, recycled, lost or won. Leads of which nobody says why are the row `(unknown)`. */
  readonly reasons: ReasonReport;
  /** What was known at earlier times, as far as anybody asked for it to be derived: the latest asked for first. */
  readonly knowledge: ReadonlyArray<Knowledge>;
  /**
   * Why a report says something else than it said: the change from what was known at `from` to what was known at `to`, in parts
   * that add up to it exactly. What is needed for it has to be derived first, by `deriveKnowledge(input: { at: to, since: from })`.
   */
  readonly explainChange: ChangeExplanation;
  /** The catalogue of metrics, in its order: what each of them means, how it is computed, and as SQL over the views for BI. */
  readonly metrics: ReadonlyArray<Metric>;
  /**
   * Metrics of the leads that were created in the range, and what became of them by now, as `channelPerformance` counts
   * them with basis COHORT and LEAD_CREATION; spend is that of the days of the range. Beside each its value in an earlier
   * range, the target of the workspace, and how it went by week, month or quarter.
   */
  readonly kpis: KpiReport;
  /**
   * How long after their start campaigns, or channels, show leads, qualified leads and wins; and which share of its result each of them
   * should have shown by now. Of recent starts only quick results can be known: they are held against each other so that this makes
   * no start look quick, nor any young one weak.
   */
  readonly lagCurve: LagReport;
  /** One lead. Null where the workspace has none of that id. */
  readonly lead?: Maybe<Lead>;
  /** Leads, the newest first. */
  readonly leads: LeadConnection;
  /**
   * The ledger: each lead that was created by then, in exactly one state, and so the states add up to all leads. It is read
   * from what is known today of that time: a fact of a later date changes nothing in it, unless it dates a milestone that
   * comes before an undated one.
   */
  readonly leadLedger: LeadLedger;
  /** Leads handed over to sales to which nobody in sales has turned yet, the longest waiting first. */
  readonly untouchedLeads: LeadHandoffConnection;
  /**
   * The share of leads that is won, as it would be if every row had the same mix of leads: a channel that looks better only because
   * it brings more of those that convert anyway, or whose leads the better sellers get, no longer does. (Direct standardisation,
   * within each kind of lead, weighed by how many of all leads are of that kind.) Leads count as in `channelRanking`.
   */
  readonly likeForLike: LikeForLikeReport;
  /**
   * Which share of the leads created in the range is to be expected to be won within `horizonDays` of their creation, those that
   * are still open included: so that young leads are not judged by what they had no time for. A lost lead is never won (a
   * competing risk, Aalen–Johansen); an open one says something up to the age that it has. Beyond the age up to which 30 leads
   * have been watched there is no number. Leads of a time in which nobody recorded wins are left out.
   */
  readonly cohortMaturity: CohortMaturityReport;
  /**
   * Which channels can be told apart at all by the share of their leads that is won, and which can't: those are one group, not a
   * ranking. Of the leads created in the range, those count that have had `withinDays` days, so that young ones don't lower
   * anything; leads of a time in which nobody recorded wins are left out.
   */
  readonly channelRanking: ChannelRankingReport;
  /**
   * What the collector rejected, events and identity tokens: how often and why, and the last of it in outline. It shows about a
   * second later. Asking needs `READ_ARRIVALS`.
   */
  readonly rejectedEvents: RejectedEvents;
  /**
   * How well the score of a qualified-lead definition tells the leads that reach a milestone from those that don't. Each lead
   * created in the range is scored as it stood `afterDays` after its creation, and judged by whether it reached the milestone from
   * then on, within `horizonDays` of its creation. Leads that have not had these days are left out, and so are those for which it was
   * settled when they are scored.
   */
  readonly scoreEvaluation: ScoreEvaluation;
  /**
   * Is the quality of leads the same from week to week, but for chance? The share of handoffs that sales accepted, and of leads that were
   * won, by week, as control charts (p-charts): the centre, the limits that chance keeps to, and the weeks beyond them or in a run on
   * one side. Weeks whose leads have not all had their days are shown apart, and so are new sources.
   */
  readonly stability: StabilityReport;
  /** The stage map: what the CRM's stages mean, in the order in which leads go through them. Empty where there is none. */
  readonly stages: ReadonlyArray<Stage>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryAccountsArgs = {
  filter?: InputMaybe<AccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryArrivalsArgs = {
  first: Scalars['Int']['input'];
  before?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryAttributionArgs = {
  input: ReportInput;
  subject: JourneySubject;
  model: AttributionModel;
  milestone: Milestone;
  groupBy: ReadonlyArray<TouchpointDimension>;
  basis: DateBasis;
  lookbackDays?: InputMaybe<Scalars['Int']['input']>;
  halfLifeDays?: InputMaybe<Scalars['Int']['input']>;
  custom?: InputMaybe<CustomWeightsInput>;
  order: Scalars['Int']['input'];
  includeNull: Scalars['Boolean']['input'];
  intervals: Scalars['Boolean']['input'];
  orderBy?: InputMaybe<AttributionOrderInput>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryAudienceMatchArgs = {
  input: ReportInput;
  fact: AudienceFact;
  from: AudienceInput;
  to: AudienceInput;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryBotEventsArgs = {
  lastDays: Scalars['Int']['input'];
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryChannelPerformanceArgs = {
  input: ReportInput;
  assignBy: LeadAssignment;
  groupBy: ReadonlyArray<LeadDimension>;
  basis: DateBasis;
  wonWithinDays?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  orderBy?: InputMaybe<ChannelOrderInput>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryChannelRulePreviewArgs = {
  rules: ReadonlyArray<ChannelRuleInput>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryCloseRateSplitArgs = {
  input: ReportInput;
  assignBy: LeadAssignment;
  groupBy: ReadonlyArray<LeadDimension>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryExperimentsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knowledgeAt?: InputMaybe<Scalars['DateTime']['input']>;
  withoutClaims: Scalars['Boolean']['input'];
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryExperimentArgs = {
  name: Scalars['String']['input'];
  input: ExperimentInput;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryFunnelArgs = {
  input: ReportInput;
  assignBy: LeadAssignment;
  groupBy: ReadonlyArray<LeadDimension>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryLeadHandoffsArgs = {
  input: ReportInput;
  direction: HandoffDirection;
  groupBy: ReadonlyArray<LedgerDimension>;
  orderBy?: InputMaybe<HandoffOrderInput>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryReasonsArgs = {
  input: ReportInput;
  kind: ReasonKind;
  basis: DateBasis;
  groupBy: ReadonlyArray<LeadDimension>;
  orderBy?: InputMaybe<ReasonOrderInput>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryExplainChangeArgs = {
  input: ExplainChangeInput;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryMetricsArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryKpisArgs = {
  input: ReportInput;
  ids?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  bucket: KpiBucket;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryLagCurveArgs = {
  input: ReportInput;
  of: LagSubject;
  assignBy: LeadAssignment;
  horizonDays: Scalars['Int']['input'];
  ages: ReadonlyArray<Scalars['Int']['input']>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryLeadArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryLeadsArgs = {
  filter?: InputMaybe<LeadFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryLeadLedgerArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownThen: Scalars['Boolean']['input'];
  knowledgeAt?: InputMaybe<Scalars['DateTime']['input']>;
  withoutClaims: Scalars['Boolean']['input'];
  groupBy: ReadonlyArray<LedgerDimension>;
  filter?: InputMaybe<FilterInput>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryUntouchedLeadsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  overdueOnly: Scalars['Boolean']['input'];
  filter?: InputMaybe<FilterInput>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryLikeForLikeArgs = {
  input: ReportInput;
  assignBy: LeadAssignment;
  groupBy: ReadonlyArray<LeadDimension>;
  over: ReadonlyArray<LeadDimension>;
  withinDays: Scalars['Int']['input'];
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryCohortMaturityArgs = {
  input: ReportInput;
  assignBy: LeadAssignment;
  groupBy: ReadonlyArray<LeadDimension>;
  horizonDays: Scalars['Int']['input'];
  ages: ReadonlyArray<Scalars['Int']['input']>;
  orderBy?: InputMaybe<MaturityOrderInput>;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryChannelRankingArgs = {
  input: ReportInput;
  assignBy: LeadAssignment;
  groupBy: ReadonlyArray<LeadDimension>;
  withinDays: Scalars['Int']['input'];
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryRejectedEventsArgs = {
  first: Scalars['Int']['input'];
  lastDays: Scalars['Int']['input'];
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryScoreEvaluationArgs = {
  input: ReportInput;
  definition: Scalars['String']['input'];
  score?: InputMaybe<Scalars['String']['input']>;
  milestone: Milestone;
  afterDays: Scalars['Int']['input'];
  horizonDays: Scalars['Int']['input'];
  probability: ScoreProbability;
};


/** What can be asked. Everything is of the workspace that the secret key opens. */
export type QueryStabilityArgs = {
  input: ReportInput;
  assignBy: LeadAssignment;
  groupBy: ReadonlyArray<LeadDimension>;
  acceptedWithinDays: Scalars['Int']['input'];
  wonWithinDays: Scalars['Int']['input'];
};

/**
 * What can be changed. Everything is of the workspace that the secret key opens, and each field is done whole or not at all, one
 * after the other. A mistake in what was given is in `userErrors` of the answer.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Has derived what was known at an earlier time, under the identities, rules and definitions of then, for reports with
   * `knowledgeAt`. It waits its turn, and takes as long as a rebuild does; it is kept until others were asked for after it. Asking
   * twice is asking once. Asking needs `DERIVE_KNOWLEDGE`.
   */
  readonly deriveKnowledge: DeriveKnowledgePayload;
  /**
   * Takes keys of a person apart from the others, where two persons were joined by mistake: cuts each pair of one of them and
   * another key of the person that the CRM or a token links now. Such a pair stays cut, whoever links it again; `joinPerson` takes
   * it back. Asking twice is asking once. Asking needs `DECIDE_PERSONS`.
   */
  readonly splitPerson: SplitPersonPayload;
  /**
   * Takes back every split between these keys and any other. They are one person again where the CRM or a token still links them;
   * of itself this joins nobody. Asking twice is asking once. Asking needs `DECIDE_PERSONS`.
   */
  readonly joinPerson: JoinPersonPayload;
};


/**
 * What can be changed. Everything is of the workspace that the secret key opens, and each field is done whole or not at all, one
 * after the other. A mistake in what was given is in `userErrors` of the answer.
 */
export type MutationDeriveKnowledgeArgs = {
  input: DeriveKnowledgeInput;
};


/**
 * What can be changed. Everything is of the workspace that the secret key opens, and each field is done whole or not at all, one
 * after the other. A mistake in what was given is in `userErrors` of the answer.
 */
export type MutationSplitPersonArgs = {
  input: SplitPersonInput;
};


/**
 * What can be changed. Everything is of the workspace that the secret key opens, and each field is done whole or not at all, one
 * after the other. A mistake in what was given is in `userErrors` of the answer.
 */
export type MutationJoinPersonArgs = {
  input: JoinPersonInput;
};

/** What was wrong with what a mutation was given. Nothing was changed. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** Which mistake: a word that stays the same. */
  readonly code: UserErrorCode;
  /** What is wrong. */
  readonly message: Scalars['String']['output'];
  /** What to do about it. */
  readonly remedy: Scalars['String']['output'];
  /** Where it stands, from the argument on: `["input", "keys"]`. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** What can be wrong with what a mutation is given. */
export type UserErrorCode =
  /** A value makes no sense where it stands. */
  | 'INPUT_INVALID'
  /** Nobody has that id or that key. */
  | 'PERSON_UNKNOWN'
  /** A key is another person's than the one that was named. */
  | 'KEYS_OF_ANOTHER'
  /** Nothing joins the keys with any other. */
  | 'NOTHING_TO_SPLIT'
  /** Nobody ever split the keys from another. */
  | 'NOTHING_TO_JOIN';

/** How many requests a key may send. The headers `RateLimit-Limit`, `-Remaining` and `-Reset` of every answer say the same. */
export type RateLimit = {
  readonly __typename?: 'RateLimit';
  /** How many may come at once. */
  readonly limit: Scalars['Int']['output'];
  /** How many of these are left. */
  readonly remaining: Scalars['Int']['output'];
  /** When as many as `limit` may come at once again, if none comes before. */
  readonly resetAt: Scalars['DateTime']['output'];
};

/** An object that can be asked for again by its id. */
export type Node = {
  /** Opaque, and unique among all objects. */
  readonly id: Scalars['ID']['output'];
};

/** Who is asking. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The workspace that the key opens. */
  readonly workspace: Workspace;
  /** As whom the key asks. */
  readonly roles: ReadonlyArray<Role>;
  /** What its roles allow, taken together. */
  readonly permissions: ReadonlyArray<Permission>;
};

/** As whom a secret key asks; `touchline keys create --role` gives it. */
export type Role =
  /** Marketing. */
  | 'MARKETING'
  /** Sales. */
  | 'SALES'
  /** Whoever runs Touchline. */
  | 'ADMIN'
  /** Dashboards and BI tools. */
  | 'BI';

/** What a role may allow. */
export type Permission =
  /** Every report, lead and journey. All roles allow it. */
  | 'READ_REPORTS'
  /** Single events as they arrive, and what was rejected. MARKETING and ADMIN allow it. */
  | 'READ_ARRIVALS'
  /** Addresses and names of people in the clear, where the CRM gave them, and the keys of a person. BI doesn't allow it. */
  | 'READ_PERSONAL_DATA'
  /** To split persons who were joined by mistake, and to join them again. MARKETING and ADMIN allow it. */
  | 'DECIDE_PERSONS'
  /** To have derived what was known at an earlier time. BI doesn't allow it. */
  | 'DERIVE_KNOWLEDGE';

/** A tenant: everything belongs to one. */
export type Workspace = Node & {
  readonly __typename?: 'Workspace';
  /** Opaque, and unique among all objects. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** The zone in which its days begin and end. */
  readonly timeZone: Scalars['TimeZone']['output'];
  /** The currency of every amount. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An exact amount. */
export type Money = {
  readonly __typename?: 'Money';
  /** With as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['output'];
  /** What the amount is in. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** Where a page of a connection lies. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether there is more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page was asked for after something, or there is more before it. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge. Null for an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last edge; `after` takes it. Null for an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** What an account must be like: all that is given. */
export type AccountFilter = {
  /** Its name or its domain has this text in it. Capitals don't matter. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** A page of accounts. */
export type AccountConnection = {
  readonly __typename?: 'AccountConnection';
  /** The accounts, with their cursors. */
  readonly edges: ReadonlyArray<AccountEdge>;
  /** The accounts alone. */
  readonly nodes: ReadonlyArray<Account>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many accounts there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An account on a page. */
export type AccountEdge = {
  readonly __typename?: 'AccountEdge';
  /** The account. */
  readonly node: Account;
  /** Where it stands; `after` and `before` take it. */
  readonly cursor: Scalars['String']['output'];
};

/** A company: one that the CRM has as an account, or that persons belong to. */
export type Account = Node & {
  readonly __typename?: 'Account';
  /** Opaque, and unique among all objects. */
  readonly id: Scalars['ID']['output'];
  /** What the CRM calls it. Null where it doesn't say. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The domain of its people's addresses. Null where the CRM gives none. */
  readonly domain?: Maybe<Scalars['String']['output']>;
  /** Whether the CRM has it. Otherwise it is known by the domain of addresses alone. */
  readonly inCrm: Scalars['Boolean']['output'];
  /** Who belongs to it. */
  readonly persons: AccountPersonConnection;
  /** Their leads, the newest first. */
  readonly leads: LeadConnection;
  /** Opportunities that the CRM names it for, and those of its leads for which it names no account: the newest first, at most 200. */
  readonly opportunities: ReadonlyArray<Opportunity>;
  /** Everything that its persons did or had with us, of both sides, in time order. */
  readonly journey: AccountJourneyConnection;
};


/** A company: one that the CRM has as an account, or that persons belong to. */
export type AccountPersonsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A company: one that the CRM has as an account, or that persons belong to. */
export type AccountLeadsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A company: one that the CRM has as an account, or that persons belong to. */
export type AccountJourneyArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of an account's persons. */
export type AccountPersonConnection = {
  readonly __typename?: 'AccountPersonConnection';
  /** The persons, with their cursors. */
  readonly edges: ReadonlyArray<AccountPersonEdge>;
  /** The persons alone. */
  readonly nodes: ReadonlyArray<Person>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many persons belong to the account. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Somebody who belongs to an account. */
export type AccountPersonEdge = {
  readonly __typename?: 'AccountPersonEdge';
  /** The person. */
  readonly node: Person;
  /** Where they stand; `after` takes it. */
  readonly cursor: Scalars['String']['output'];
  /** How it is known that they belong there. */
  readonly knownBy: AccountEvidence;
};

/** How it is known to which account a person belongs. */
export type AccountEvidence =
  /** The CRM says so. */
  | 'CRM'
  /** By the domain of an address that the CRM gave. */
  | 'DOMAIN';

/** A page of an account's journey. */
export type AccountJourneyConnection = {
  readonly __typename?: 'AccountJourneyConnection';
  /** The touchpoints, with their cursors. */
  readonly edges: ReadonlyArray<AccountJourneyEdge>;
  /** The touchpoints alone. */
  readonly nodes: ReadonlyArray<Touchpoint>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many touchpoints the whole journey has. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A touchpoint on an account's journey. */
export type AccountJourneyEdge = {
  readonly __typename?: 'AccountJourneyEdge';
  /** The touchpoint. */
  readonly node: Touchpoint;
  /** Where it stands; `after` takes it. */
  readonly cursor: Scalars['String']['output'];
  /** Whose it is. */
  readonly person: Person;
};

/** Something that was sent, and what became of it. */
export type Arrival = {
  readonly __typename?: 'Arrival';
  /** Unique among arrivals. */
  readonly id: Scalars['ID']['output'];
  /** When it was received. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** Whether it is stored, and counts. */
  readonly verdict: ArrivalVerdict;
  /** `page`, `identify`, `form`, `track` or `touchpoint`; of a rejected one, as it was sent. Null where it had none. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** The page without its query, the name, or by what it identifies. Null where it was rejected. */
  readonly subject?: Maybe<Scalars['String']['output']>;
  /** The visitor, or another stream of events. Null where it was rejected. */
  readonly visitor?: Maybe<Scalars['ID']['output']>;
  /** Whether a browser claims it, or it is verified. Null where it was rejected. */
  readonly trust?: Maybe<Trust>;
  /** Whose it is. Null where nobody knows so far. */
  readonly person?: Maybe<Scalars['ID']['output']>;
  /** The latest lead of that person. Null where there is none. */
  readonly lead?: Maybe<Lead>;
  /** Of the touchpoint that it is part of. Null until that is derived, and where it is part of none. */
  readonly channel?: Maybe<Scalars['String']['output']>;
  /** Why it is not stored. Null where it is. */
  readonly rejection?: Maybe<RejectedEvent>;
};

/** Whether an event is stored, and counts. */
export type ArrivalVerdict =
  /** It does. */
  | 'ACCEPTED'
  /** It is stored, and kept apart: a bot sent it. It makes no visit, person or lead; `botEvents` counts it. */
  | 'BOT'
  /**
   * It isn't: `rejection` says why. Where the reason begins with `TOKEN_`, an identity token proves nothing: the event is stored
   * as a claim, and shown as such too, unless it names nobody beside the token.
   */
  | 'REJECTED';

/** How sure it is what an event says of a person. */
export type Trust =
  /** A browser says so: it joins nobody. */
  | 'CLAIMED'
  /** An importer says so, or an identity token that the site has signed. */
  | 'VERIFIED';

/**
 * What touchpoints are worth to CUSTOM, in any unit: only how weights compare matters. Each is 0 to 1000, and 0 unless given; one of
 * the first five must be above 0.
 */
export type CustomWeightsInput = {
  /** Of the first touchpoint. */
  readonly first?: InputMaybe<Scalars['Float']['input']>;
  /** Of the last touchpoint at or before LEAD. */
  readonly lead?: InputMaybe<Scalars['Float']['input']>;
  /** Of the last touchpoint at or before OPPORTUNITY. */
  readonly opportunity?: InputMaybe<Scalars['Float']['input']>;
  /** Of the last touchpoint at or before WON. */
  readonly won?: InputMaybe<Scalars['Float']['input']>;
  /** Of all the others together. */
  readonly rest?: InputMaybe<Scalars['Float']['input']>;
  /** By which touchpoints of some channels count more or less than others. 1 for channels that are left out. */
  readonly channels?: InputMaybe<ReadonlyArray<ChannelWeightInput>>;
};

/** What one channel counts for. */
export type ChannelWeightInput = {
  /** Its name. */
  readonly channel: Scalars['String']['input'];
  /** By how much the weight of its touchpoints is multiplied: 0 to 1000. */
  readonly weight: Scalars['Float']['input'];
};

/** Whose journey it is that leads to a conversion. */
export type JourneySubject =
  /** That of the lead's person. */
  | 'PERSON'
  /**
   * That of their account: of all persons who belong to it. To OPPORTUNITY, WON and LOST leads those of the contact roles of the
   * lead's opportunities, and the lead's person, where the CRM has contact roles; otherwise everybody of the account that it names
   * for the opportunity, or else of the lead's. Anchors at LEAD are those of the account's first lead. Persons without an account
   * stand for themselves.
   */
  | 'ACCOUNT';

/** How to sort the rows. */
export type AttributionOrderInput = {
  /** What to compare. */
  readonly by: AttributionOrderField;
  /** Which end first. */
  readonly direction: SortDirection;
};

/** What rows of attribution can be sorted by. */
export type AttributionOrderField =
  /** Credit, and so their share of it. */
  | 'CREDIT'
  /** Their part of the conversions' value. All are equal for milestones that are worth nothing yet. */
  | 'VALUE'
  /** Touchpoints that could earn credit. */
  | 'TOUCHPOINTS'
  /** Conversions with such touchpoints. */
  | 'CONVERSIONS'
  /** What was spent. */
  | 'SPEND'
  /** Spend divided by credit. */
  | 'COST_PER_CREDIT'
  /** Credited revenue divided by spend. */
  | 'RETURN_ON_SPEND';

/**
 * How credit for a conversion is shared out among its touchpoints, in time order. One touchpoint may be several of those
 * named: it gets their sum. Where some are missing, as no milestone is an anchor that isn't reached yet or that nobody dated,
 * theirs goes to the others in proportion.
 */
export type AttributionModel =
  /** All to the first. */
  | 'FIRST_TOUCH'
  /** All to the last. */
  | 'LAST_TOUCH'
  /** All to the last whose channel is not Direct; where all are, to the last. */
  | 'LAST_NON_DIRECT'
  /** The same to each. */
  | 'LINEAR'
  /** 40% to the first, 40% to the last, 20% shared by those between. Two touchpoints share evenly. */
  | 'POSITION'
  /** All to the last at or before LEAD. Where there is none, `(unattributed)` has the credit. */
  | 'LEAD_CREATION'
  /** Half to the first, half to the last at or before LEAD. */
  | 'U_SHAPED'
  /** 40% to the first, 40% to the last at or before LEAD, 20% shared by the rest. */
  | 'U_SHAPED_40_40_20'
  /** 30% each to the first and to the last at or before LEAD and at or before OPPORTUNITY, 10% shared by the rest. */
  | 'W_SHAPED'
  /** 22.5% each to the first and to the last at or before LEAD, OPPORTUNITY and WON, 10% shared by the rest. */
  | 'FULL_PATH'
  /** The later, the more: each half-life before the last touchpoint halves what one is worth. */
  | 'TIME_DECAY'
  /**
   * By weights that the workspace has settled on (`customModel` of its settings), or that the question gives: of anchors and the
   * rest, times those of channels. A conversion whose touchpoints all come to nothing is shared out as by LINEAR, with a warning.
   */
  | 'CUSTOM'
  /**
   * Learns from all journeys which part of the conversions would be lost without each channel, or combination of values: its
   * removal effect in a Markov chain. Journeys share out together; no filter goes with it.
   */
  | 'MARKOV'
  /**
   * What each channel adds to the conversions of the others, on average over the orders in which they could join: the same to
   * each channel of a journey, however often it was there. No filter goes with it.
   */
  | 'SHAPLEY'
  /**
   * The same of the conversion rate: a channel whose journeys convert more rarely than others may get less than nothing. Exact
   * with up to 20 channels, beyond that sampled. No filter goes with it.
   */
  | 'SHAPLEY_RATE';

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

/** What touchpoints can be grouped by; `(none)` where nothing tells. What no touchpoint earned has its own value in each. */
export type TouchpointDimension =
  /** The kind of source, by the channel rules. */
  | 'CHANNEL'
  /** The source, as tagged or referred. */
  | 'SOURCE'
  /** The medium, as tagged or derived from the referrer. */
  | 'MEDIUM'
  /** The campaign, as tagged. */
  | 'CAMPAIGN'
  /** The advertisement, as tagged. */
  | 'AD_CONTENT'
  /** The search term, as tagged. */
  | 'KEYWORD'
  /** The first page of the visit. */
  | 'LANDING_PAGE'
  /** The host that referred the visit. */
  | 'REFERRER_HOST';

/** Which instant must lie in the range. */
export type DateBasis =
  /** The lead was created in it, whenever it reached the milestone. */
  | 'COHORT'
  /** The lead reached the milestone in it, whenever it was created. */
  | 'CONVERSION';

/** Channels and the credit they earned. */
export type AttributionReport = {
  readonly __typename?: 'AttributionReport';
  /** One row per combination of values, at most 1000. */
  readonly rows: ReadonlyArray<AttributionRow>;
  /** All conversions that anything is kept of. Credit and value of the rows add up to it exactly. */
  readonly total: AttributionTotal;
  /** Whose touchpoints could earn credit. */
  readonly subject: JourneySubject;
  /** The model that shared out the credit. */
  readonly model: AttributionModel;
  /** How many days before a conversion touchpoints may lie. */
  readonly lookbackDays: Scalars['Int']['output'];
  /** After how many days a touchpoint is worth half as much. Null for models other than TIME_DECAY. */
  readonly halfLifeDays?: Maybe<Scalars['Int']['output']>;
  /** How many touchpoints make up a state of the chain. Null for models other than MARKOV. */
  readonly order?: Maybe<Scalars['Int']['output']>;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** What one row earned. */
export type AttributionRow = {
  readonly __typename?: 'AttributionRow';
  /** What the row stands for. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** Conversions' worth of credit, exact to the billionth. */
  readonly credit: Scalars['Decimal']['output'];
  /** Of the credit of the total, from 0 to 1, by SHAPLEY_RATE perhaps beyond. Null where there is none. */
  readonly share?: Maybe<Scalars['Float']['output']>;
  /** How far the credit may be off, as one standard error, where SHAPLEY_RATE sampled. Null where nothing is left to chance. */
  readonly standardError?: Maybe<Scalars['Float']['output']>;
  /**
   * Where its credit would lie in 95 of 100 cases, had as many others come by the same ways: by drawing people anew 200 times, the
   * same each time; for subject ACCOUNT, whole accounts. Too narrow where it rests on few conversions. Null unless `intervals` is true, and where no touchpoint
   * of anybody had it.
   */
  readonly creditInterval?: Maybe<FloatInterval>;
  /** The same of its share. Null likewise, and where nothing has a share. */
  readonly shareInterval?: Maybe<FloatInterval>;
  /**
   * Its smallest and its largest share by any model: how much of the share is a matter of the model. With a filter, by any rule. Every
   * model is asked, with this `order` and this half-life, which takes as long as to ask them all. Null in `previous`, and where
   * nothing has a share.
   */
  readonly shareSpread?: Maybe<FloatInterval>;
  /** Its part of the conversions' value, each shared out like its credit, exact to the minor unit. Null as for the total. */
  readonly value?: Maybe<Money>;
  /** Touchpoints that could earn credit, counted once for each conversion, whether or not the model gave them any. */
  readonly touchpoints: Scalars['Int']['output'];
  /** Conversions with at least one such touchpoint, or left to this row. One conversion may be counted in several rows. */
  readonly conversions: Scalars['Int']['output'];
  /**
   * What was spent on it on the days of the range: the same by every model, and as in `channelPerformance`. Null where no spend was
   * told, which is not zero; and where rows are grouped, or filtered, by anything but CHANNEL and SOURCE, by which alone spend is
   * told. Spend that names no source is in the row `(none)` of SOURCE.
   */
  readonly spend?: Maybe<Money>;
  /**
   * Spend divided by credit: what a conversion cost by this model, rounded to the cent or its like. Null without spend, and where
   * the credit is not above zero. With basis COHORT, more of the leads may yet convert.
   */
  readonly costPerCredit?: Maybe<Money>;
  /** Where that would lie as `creditInterval` says: spend divided by its ends. Null as that is, and without spend. */
  readonly costPerCreditInterval?: Maybe<MoneyInterval>;
  /**
   * Credited revenue divided by spend: 2 where each unit that was spent brought two, by this model. Null without spend, where it is
   * 0, and for milestones other than WON, which bring no revenue. It has no interval: that of the credit leaves out how
   * much conversions differ in what they are worth.
   */
  readonly returnOnSpend?: Maybe<Scalars['Float']['output']>;
  /** What it was in the earlier range; all zero where there was nothing. Null unless `input` has `compareTo`. */
  readonly previous?: Maybe<AttributionRow>;
};

/** All conversions together. */
export type AttributionTotal = {
  readonly __typename?: 'AttributionTotal';
  /** How many conversions there are. */
  readonly conversions: Scalars['Int']['output'];
  /** Their credit that is kept: as many as there are conversions, unless a filter drops some. */
  readonly credit: Scalars['Decimal']['output'];
  /** What that credit is worth: revenue for WON, all amounts for OPPORTUNITY. Null for milestones that are worth nothing yet. */
  readonly value?: Maybe<Money>;
  /** All that was spent and passes the filter. That of the rows adds up to it exactly. Null as for rows. */
  readonly spend?: Maybe<Money>;
  /** Spend divided by credit. Null as for rows. */
  readonly costPerCredit?: Maybe<Money>;
  /** Credited revenue divided by spend. Null as for rows. */
  readonly returnOnSpend?: Maybe<Scalars['Float']['output']>;
  /** What it was in the earlier range. Null unless `input` has `compareTo`. */
  readonly previous?: Maybe<AttributionTotal>;
};

/** Whom to compare. */
export type AudienceInput = {
  /** Who. */
  readonly population: Population;
  /** The days that they are of. Those of the report unless given. */
  readonly range?: InputMaybe<DateRangeInput>;
  /** Who of them, by `TouchpointDimension`, beside what the report's filter lets through: `CHANNEL`, say. Everybody unless given. */
  readonly filter?: InputMaybe<FilterInput>;
};

/** Who is compared. */
export type Population =
  /** Persons, and visitors whom nobody knows, whose first marketing touchpoint lies in the range. */
  | 'VISITORS'
  /** Leads that were created in the range. */
  | 'LEADS'
  /** Those of them that reached MQL by now. */
  | 'MQLS'
  /** Those of them that have, or had, an opportunity by now. */
  | 'OPPORTUNITIES'
  /** Those of them that were won by now. */
  | 'BUYERS';

/** What populations are compared by. */
export type AudienceFact =
  /** The channel of the first marketing touchpoint, of leads within the look-back; as `channelPerformance` by FIRST_TOUCH. So are the next seven. */
  | 'CHANNEL'
  /** Its source. */
  | 'SOURCE'
  /** Its medium. */
  | 'MEDIUM'
  /** Its campaign. */
  | 'CAMPAIGN'
  /** Its advertisement. */
  | 'AD_CONTENT'
  /** Its search term. */
  | 'KEYWORD'
  /** Its first page. */
  | 'LANDING_PAGE'
  /** The host that referred it. */
  | 'REFERRER_HOST'
  /** The day of the week on which it was. */
  | 'WEEKDAY'
  /** The hour in which it was, 00 to 23. */
  | 'HOUR'
  /** Whether they belong to an account, and how that is known: CRM, or DOMAIN of the address. */
  | 'ACCOUNT'
  /** The ending of their account's domain: com, de … */
  | 'DOMAIN_ENDING';

/** How two populations differ. */
export type AudienceMatchReport = {
  readonly __typename?: 'AudienceMatchReport';
  /** How many the first has. */
  readonly from: Scalars['Int']['output'];
  /** How many the other has. */
  readonly to: Scalars['Int']['output'];
  /** How many persons are in both: buyers were visitors before. */
  readonly overlap: Scalars['Int']['output'];
  /** One row per value, the commonest first; beyond 50, rarer ones are added up in `(other)`. Who has none is the row `(none)`, or `(unattributed)`. */
  readonly rows: ReadonlyArray<AudienceRow>;
  /** How the two mixes differ. Null where one population is empty. */
  readonly difference?: Maybe<MixDifference>;
  /** The same without those of whom the fact is not known. Null where nobody is left in one. */
  readonly knownDifference?: Maybe<MixDifference>;
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What the report was computed from. Its range is that of `from`, and its `compareRange` that of `to` where they differ. */
  readonly meta: ReportMeta;
};

/** A value of a fact, in two populations. */
export type AudienceRow = {
  readonly __typename?: 'AudienceRow';
  /** The value. */
  readonly value: Scalars['String']['output'];
  /** The value as people read it. */
  readonly label: Scalars['String']['output'];
  /** Whether it stands for those of whom the fact is not known. */
  readonly isUnknown: Scalars['Boolean']['output'];
  /** Its share in the first population. */
  readonly from: Ratio;
  /** Its share in the other. */
  readonly to: Ratio;
  /** How many times as common it is in the other (Katz): 2 is twice. Null where the first has none of it. */
  readonly index: Estimate;
};

/** How two mixes differ. */
export type MixDifference = {
  readonly __typename?: 'MixDifference';
  /** Jensen–Shannon divergence in bits, from 0 (alike) to 1 (nothing in common). It has no threshold, and is never 0 by chance. */
  readonly divergenceBits: Scalars['Float']['output'];
  /** Population stability index, with half a member more for each value. */
  readonly psi: Scalars['Float']['output'];
  /** What that is usually taken for. */
  readonly psiBand: PsiBand;
  /** How likely chance alone is to make as much of a difference. Null with a single value. */
  readonly pValue?: Maybe<Scalars['Float']['output']>;
  /** Whether it is of 2,000 samples with a fixed seed, as fewer than 5 are to be expected of some value; otherwise of χ². */
  readonly isSampled: Scalars['Boolean']['output'];
};

/** What a population stability index is usually taken for. */
export type PsiBand =
  /** Below 0.1: much the same. */
  | 'STABLE'
  /** Below 0.25: somewhat different. */
  | 'MODERATE'
  /** Another mix. */
  | 'LARGE';

/** How many events bots sent with a write key, on a day. The latest day comes first, then the key with the most. */
export type BotEventCount = {
  readonly __typename?: 'BotEventCount';
  /** The day on which they were received, in UTC. */
  readonly day: Scalars['Date']['output'];
  /** What the write key is called. */
  readonly keyName: Scalars['String']['output'];
  /** How many. */
  readonly events: Scalars['Int']['output'];
};

/** Which touchpoint decides the one row that a lead counts in. Only marketing's, at or before LEAD, within the look-back. */
export type LeadAssignment =
  /** The last one. */
  | 'LEAD_CREATION'
  /** The first one. */
  | 'FIRST_TOUCH'
  /** The last one whose channel is not Direct; where all are, the last. */
  | 'LAST_NON_DIRECT';

/**
 * What leads can be grouped by. All but the last three are of the touchpoint that decides; without one, CHANNEL and SOURCE
 * are of the lead source that the CRM gave, the others `(none)`.
 */
export type LeadDimension =
  /** The kind of source, by the channel rules. */
  | 'CHANNEL'
  /** The source, as tagged, referred or told by the CRM. */
  | 'SOURCE'
  /** The medium, as tagged or derived from the referrer. */
  | 'MEDIUM'
  /** The campaign, as tagged. */
  | 'CAMPAIGN'
  /** The advertisement, as tagged. */
  | 'AD_CONTENT'
  /** The search term, as tagged. */
  | 'KEYWORD'
  /** The first page of the visit. */
  | 'LANDING_PAGE'
  /** The page of the form that made it a lead; `(none)` where the CRM knew it first. */
  | 'CONVERSION_PAGE'
  /** Who the CRM says owns the lead. */
  | 'OWNER'
  /** The month in which the lead was created, in the question's time zone: `2026-01`. */
  | 'MONTH';

/** How to sort the rows. */
export type ChannelOrderInput = {
  /** What to compare. Rows without the number come last. */
  readonly by: ChannelOrderField;
  /** Which end first. */
  readonly direction: SortDirection;
  /** Of PROJECTED_CLOSE_RATE and COST_PER_PROJECTED_WIN: within how many calendar days, 1 to 3650. The others have none. */
  readonly horizonDays: Scalars['Int']['input'];
};

/** What rows of channel performance can be sorted by. */
export type ChannelOrderField =
  /** Leads. */
  | 'LEADS'
  /** Leads that reached MQL. */
  | 'MQLS'
  /** Leads that reached SQL. */
  | 'SQLS'
  /** Leads that reached OPPORTUNITY. */
  | 'OPPORTUNITIES'
  /** Leads that were won. */
  | 'WON'
  /** Leads that were lost. */
  | 'LOST'
  /** Won of all leads. */
  | 'CLOSE_RATE'
  /** Won of those won or lost. */
  | 'WIN_RATE'
  /** Leads that sales turned to. */
  | 'WORKED'
  /** Leads with two-way contact. */
  | 'REACHED'
  /** Leads that sales accepted. */
  | 'ACCEPTED'
  /** Leads handed over that nobody in sales has turned to. */
  | 'UNTOUCHED'
  /** Share of the handoffs that were answered within the SLA. */
  | 'ANSWERED_WITHIN_SLA'
  /** Won amounts. */
  | 'REVENUE'
  /** Amounts of open opportunities. */
  | 'PIPELINE'
  /** What was spent. */
  | 'SPEND'
  /** Spend divided by leads. */
  | 'COST_PER_LEAD'
  /** Spend divided by won leads. */
  | 'COST_PER_WIN'
  /** The close rate to be expected: `projectedCloseRate`. With CONVERSION no row has it. */
  | 'PROJECTED_CLOSE_RATE'
  /** Spend divided by the wins to be expected: `costPerProjectedWin`. Likewise. */
  | 'COST_PER_PROJECTED_WIN';

/** Channels and what became of their leads. */
export type ChannelPerformanceReport = {
  readonly __typename?: 'ChannelPerformanceReport';
  /** One row per combination of values, at most 1000. */
  readonly rows: ReadonlyArray<ChannelRow>;
  /** All that is counted and passes the filter, and all that was spent. Counts and amounts of the rows add up to it. */
  readonly total: ChannelRow;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** Leads that count in one row, and what became of them. */
export type ChannelRow = {
  readonly __typename?: 'ChannelRow';
  /** What the row stands for. Empty for the total. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** Leads, by when they were created. */
  readonly leads: Scalars['Int']['output'];
  /** Leads that reached MQL, by date, by the CRM's stage or because a later milestone implies it; with CONVERSION by date alone. */
  readonly mqls: Scalars['Int']['output'];
  /** Leads that reached SAL, likewise. */
  readonly sals: Scalars['Int']['output'];
  /** Leads that reached SQL, likewise. */
  readonly sqls: Scalars['Int']['output'];
  /** Leads that reached OPPORTUNITY, likewise. */
  readonly opportunities: Scalars['Int']['output'];
  /** Leads that were won. */
  readonly won: Scalars['Int']['output'];
  /** Leads that were lost, and not won. */
  readonly lost: Scalars['Int']['output'];
  /** Leads neither won nor lost. Won, lost and open add up to leads. Null with CONVERSION, where they do not. */
  readonly open?: Maybe<Scalars['Int']['output']>;
  /** Won amounts, expansion left out. */
  readonly revenue: Money;
  /**
   * Amounts of opportunities that are open today, expansion left out. With CONVERSION, of leads that reached OPPORTUNITY in
   * the range.
   */
  readonly pipeline: Money;
  /** Won of all leads, open ones included. Null with CONVERSION: those that were won are not of those that were created. */
  readonly closeRate?: Maybe<Ratio>;
  /**
   * The close rate that is to be expected within so many days of the leads' creation, open ones included, and how much of it has
   * shown: see `cohortMaturity`. Null with CONVERSION.
   */
  readonly projectedCloseRate?: Maybe<Projection>;
  /** Won of those won or lost. */
  readonly winRate: Ratio;
  /** What it was in the earlier range; all zero where there was nothing. Null unless `input` has `compareTo`. */
  readonly previous?: Maybe<ChannelRow>;
  /** How much `closeRate` differs from what it was. Null as that is, and without `compareTo`. */
  readonly closeRateChange?: Maybe<RateChange>;
  /** How much `winRate` differs from what it was. Null without `compareTo`. */
  readonly winRateChange?: Maybe<RateChange>;
  /**
   * Leads that sales turned to after they were handed over, by now: an outbound activity followed. With CONVERSION those first
   * turned to in the range.
   */
  readonly worked: Scalars['Int']['output'];
  /** Leads with two-way contact after they were handed over, likewise. */
  readonly reached: Scalars['Int']['output'];
  /** Leads that sales accepted: the same as `sals`. */
  readonly accepted: Scalars['Int']['output'];
  /** Leads handed over that nobody in sales has turned to by now, nor settled. Null with CONVERSION, where it makes no sense. */
  readonly untouched?: Maybe<Scalars['Int']['output']>;
  /**
   * Handoffs to sales answered within the SLA, of those that were answered or waited when it was due: of the leads of the row,
   * with CONVERSION of those that were opened in the range.
   */
  readonly answeredWithinSla: Ratio;
  /** Calendar days from LEAD to WON, of the leads won whose WON is dated. */
  readonly daysToWin: DayStats;
  /** Leads won within each number of `wonWithinDays`, in the order asked. */
  readonly wonWithin: ReadonlyArray<WonWithin>;
  /**
   * What was spent on it on the days of the range. Null where no spend was told, which is not zero; and where rows are
   * grouped, or leads filtered, by anything but CHANNEL and SOURCE, by which alone spend is told. Spend that names no source
   * is in the row `(none)` of SOURCE.
   */
  readonly spend?: Maybe<Money>;
  /** Spend divided by leads, rounded to the cent or its like. Null without spend or without leads. */
  readonly costPerLead?: Maybe<Money>;
  /** Spend divided by won leads, likewise. Null without spend or without a win. Of young leads, more may yet be won. */
  readonly costPerWin?: Maybe<Money>;
  /** Spend divided by the leads that reached a milestone, likewise. */
  readonly costPer?: Maybe<Money>;
  /**
   * What a win is to be expected to cost once the leads have had so many days: spend divided by leads × the projected close rate.
   * Null without spend, and with CONVERSION.
   */
  readonly costPerProjectedWin?: Maybe<ProjectedCost>;
  /** Revenue divided by spend: 2 where each unit that was spent has brought two so far. Null without spend, or where it is 0. */
  readonly returnOnSpend?: Maybe<Scalars['Float']['output']>;
};


/** Leads that count in one row, and what became of them. */
export type ChannelRowProjectedCloseRateArgs = {
  horizonDays: Scalars['Int']['input'];
};


/** Leads that count in one row, and what became of them. */
export type ChannelRowCostPerArgs = {
  milestone: Milestone;
};


/** Leads that count in one row, and what became of them. */
export type ChannelRowCostPerProjectedWinArgs = {
  horizonDays: Scalars['Int']['input'];
};

/** What a win is to be expected to cost. */
export type ProjectedCost = {
  readonly __typename?: 'ProjectedCost';
  /** How many of the leads are to be expected to be won. Null where too few were watched for so long. */
  readonly expectedWins?: Maybe<Scalars['Float']['output']>;
  /** What each of them costs. Null likewise, and where none is to be expected. */
  readonly value?: Maybe<Money>;
  /** Where that lies with 95% confidence, as the close rate is not known for sure. Null likewise. */
  readonly interval?: Maybe<MoneyInterval>;
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** Both ends are in. */
export type MoneyInterval = {
  readonly __typename?: 'MoneyInterval';
  /** The lower end. */
  readonly low: Money;
  /** The upper end. Null where there is none: it may be that nobody buys. */
  readonly high?: Maybe<Money>;
};

/** How many days something took. */
export type DayStats = {
  readonly __typename?: 'DayStats';
  /** How many could be measured. */
  readonly count: Scalars['Int']['output'];
  /** The median; of an even count, the mean of the middle two. Null where nothing could be measured. */
  readonly p50?: Maybe<Scalars['Float']['output']>;
};

/** Leads won within some days of their creation. */
export type WonWithin = {
  readonly __typename?: 'WonWithin';
  /** Calendar days, that day included. A win recorded before the lead counts as within. */
  readonly days: Scalars['Int']['output'];
  /** Leads won within those days. One whose WON has no date is not among them. */
  readonly won: Scalars['Int']['output'];
  /** Those of all leads. While a lead is younger than that, it may yet be won in time: see the warnings. */
  readonly rate: Ratio;
  /**
   * Those of the leads that have had so many days: created at least that long ago. What is young doesn't lower it, so it is
   * what a young channel is judged by; where it is `thin`, it is too early to judge.
   */
  readonly ofMature: Ratio;
};

/** Names the channel of what fits: every fact has to, each one of its patterns. */
export type ChannelRule = {
  readonly __typename?: 'ChannelRule';
  /** What it is called. */
  readonly channel: Scalars['String']['output'];
  /** What has to hold, all of it. */
  readonly when: ReadonlyArray<ChannelRuleFact>;
  /** Whether it is the workspace's own, of its settings, or one that every workspace has. */
  readonly isOwn: Scalars['Boolean']['output'];
};

/** What a rule asks of a fact. */
export type ChannelRuleFact = {
  readonly __typename?: 'ChannelRuleFact';
  /** As in docs/channels.md, e.g. `sourceCategory`. */
  readonly fact: Scalars['String']['output'];
  /** One of them has to fit. `*` stands for anything, `(none)` for what isn't known. */
  readonly patterns: ReadonlyArray<Scalars['String']['output']>;
};

/** A channel rule, as in section `channelRules` of the settings. */
export type ChannelRuleInput = {
  /** A channel that there is, or a new one. */
  readonly channel: Scalars['String']['input'];
  /** What has to hold, all of it. */
  readonly when: ChannelRuleFacts;
};

/** Patterns by fact: `*` stands for anything, `(none)` for what isn't known. At least one fact. */
export type ChannelRuleFacts = {
  /** `visit`, or what an importer called the touchpoint. */
  readonly kind?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** `utm_source`; without it the referrer's host; `(direct)` where the visit came from nowhere. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** SEARCH, SOCIAL, VIDEO, SHOPPING, MAIL, ASSISTANT or REVIEWS. */
  readonly sourceCategory?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** `utm_medium`. */
  readonly medium?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** `utm_campaign`. */
  readonly campaign?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** `utm_content`. */
  readonly adContent?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** `utm_term`. */
  readonly keyword?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Name of the click id, e.g. `gclid`. */
  readonly clickId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The host that the visit came from, without `www.`. */
  readonly referrerHost?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** As `sourceCategory`. */
  readonly referrerCategory?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Host and path of the visit's first page. */
  readonly landingPage?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The CRM's lead source, asked of leads without a touchpoint that tells. */
  readonly crmSource?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What other channel rules would change. */
export type ChannelRulePreview = {
  readonly __typename?: 'ChannelRulePreview';
  /** Most leads first, then most touchpoints. */
  readonly moves: ReadonlyArray<ChannelMove>;
  /** All touchpoints, moved or not. */
  readonly touchpoints: Scalars['Int']['output'];
  /** All leads that count in a channel, moved or not. */
  readonly leads: Scalars['Int']['output'];
};

/** What would move from one channel to another. */
export type ChannelMove = {
  readonly __typename?: 'ChannelMove';
  /** The channel that they have. */
  readonly from: Scalars['String']['output'];
  /** The channel that they would have. */
  readonly to: Scalars['String']['output'];
  /** How many touchpoints. */
  readonly touchpoints: Scalars['Int']['output'];
  /** By the touchpoint that made them leads, or by the CRM's lead source. */
  readonly leads: Scalars['Int']['output'];
};

/** Close rates in their parts. */
export type CloseRateSplitReport = {
  readonly __typename?: 'CloseRateSplitReport';
  /** One row per combination of values, at most 1000, most leads first. */
  readonly rows: ReadonlyArray<CloseRateSplitRow>;
  /** All that passes the filter: the average. */
  readonly total: CloseRateParts;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** A close rate in four parts, whose product it is. */
export type CloseRateParts = {
  readonly __typename?: 'CloseRateParts';
  /** Won of all leads, open ones included. */
  readonly closeRate: Ratio;
  /** Leads to whom sales turned, of all. */
  readonly worked: Ratio;
  /** Leads with whom contact was two-way, of those worked. */
  readonly reached: Ratio;
  /** Leads that sales accepted, of those reached. */
  readonly accepted: Ratio;
  /** Won, of those accepted. */
  readonly won: Ratio;
};

/** The close rate of leads that count in one row, in its parts. */
export type CloseRateSplitRow = {
  readonly __typename?: 'CloseRateSplitRow';
  /** What the row stands for. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** Won of all leads, open ones included. */
  readonly closeRate: Ratio;
  /** Leads to whom sales turned, of all. */
  readonly worked: Ratio;
  /** Leads with whom contact was two-way, of those worked. */
  readonly reached: Ratio;
  /** Leads that sales accepted, of those reached. */
  readonly accepted: Ratio;
  /** Won, of those accepted. */
  readonly won: Ratio;
  /** Whether sales reached a larger or smaller share of its leads than of all other rows' together, and not by chance, at 5%. */
  readonly followUp: Standing;
  /** The same of the share of reached leads that was won: what its leads are worth once sales has reached them. */
  readonly quality: Standing;
  /** Its close rate, had sales reached the share of its leads that it reached of all. Far above the real one: neglected. */
  readonly atAverageFollowUp: SupposedRate;
  /** Its close rate, had its reached leads been won as often as all that were reached. Far above the real one: weak leads. */
  readonly atAverageQuality: SupposedRate;
  /** Leads counted as worked of which nothing is recorded but that they came further. */
  readonly impliedWorked: Scalars['Int']['output'];
  /** Leads counted as reached, likewise. */
  readonly impliedReached: Scalars['Int']['output'];
  /** What the row says about either side, and what to know before trusting it, in sentences. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** A rate as it would be. */
export type SupposedRate = {
  readonly __typename?: 'SupposedRate';
  /** From 0 to 1. Null where there is nothing to tell it from. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Where it would lie with 95% confidence (Wilson), the average taken as certain. Null likewise. */
  readonly interval?: Maybe<FloatInterval>;
};

/** Who counts in an experiment, and what is compared. */
export type ExperimentInput = {
  /** Only subjects whose first exposure lies in it. All unless given. */
  readonly range?: InputMaybe<DateRangeInput>;
  /** The zone in which days begin and end. The workspace's unless given. */
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** As of when, as in `ReportInput`. Now unless given, or if it is still to come. */
  readonly asOf?: InputMaybe<Scalars['DateTime']['input']>;
  /** As of when, under the identities of then, too, as in `ReportInput`. Now unless given, or if it is still to come. */
  readonly knowledgeAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Without what browsers claim of who a visitor is, as in `ReportInput`: with `knowledgeAt`. */
  readonly withoutClaims: Scalars['Boolean']['input'];
  /** The variant that the others are held against. Unless given the one called control, however it is written; else the first by name. */
  readonly control?: InputMaybe<Scalars['String']['input']>;
  /** How subjects should have been shared out, each variant once. Evenly unless given. */
  readonly split?: InputMaybe<ReadonlyArray<VariantShareInput>>;
  /**
   * Within how many calendar days of the exposure a milestone must be reached, or revenue won, to count: 0 to 3650. Subjects who
   * have not been watched for so long are left out. Whatever was reached by now counts unless given.
   */
  readonly withinDays?: InputMaybe<Scalars['Int']['input']>;
  /**
   * How large a difference is looked for, in shares of the rate, 0.01 to 10: 0.3 is three tenths more, or less. It tunes how soon
   * `alwaysValidP` falls, costs little where it is off, and must be chosen before one looks.
   */
  readonly expectedLift: Scalars['Float']['input'];
};

/** How much of the subjects a variant should have got. */
export type VariantShareInput = {
  /** The variant, as the site names it. */
  readonly variant: Scalars['String']['input'];
  /** Its share, or its weight: of 1 and 3, the second gets three of four. Above 0. */
  readonly share: Scalars['Float']['input'];
};

/** Something that was tried on visitors, in variants. */
export type Experiment = {
  readonly __typename?: 'Experiment';
  /** As the site names it. */
  readonly name: Scalars['String']['output'];
  /** As the site names them: the first 50 by name. */
  readonly variants: ReadonlyArray<Scalars['String']['output']>;
  /** How many variants there are. */
  readonly variantCount: Scalars['Int']['output'];
  /** Persons, and visitors whom nobody knows, that got any variant. */
  readonly subjects: Scalars['Int']['output'];
  /** Those of them that got more than one variant: reports leave them out. */
  readonly mixed: Scalars['Int']['output'];
  /** When the first of them got a variant. */
  readonly firstExposureAt: Scalars['DateTime']['output'];
  /** When the last of them that came got one for the first time. */
  readonly lastExposureAt: Scalars['DateTime']['output'];
};

/** Variants of an experiment, held against one of them. */
export type ExperimentReport = {
  readonly __typename?: 'ExperimentReport';
  /** The experiment, as the site names it. */
  readonly name: Scalars['String']['output'];
  /** The variant that the others are held against. */
  readonly control: Scalars['String']['output'];
  /** Whom the report counts. */
  readonly subjects: Scalars['Int']['output'];
  /** Left out: saw more than one variant. */
  readonly mixed: Scalars['Int']['output'];
  /** Left out: exposed fewer than `withinDays` days ago. */
  readonly tooRecent: Scalars['Int']['output'];
  /** Whether the variants were given out as they should have been. */
  readonly sampleRatio: SampleRatio;
  /** How far along each milestone is, all variants together. None where `withinDays` is given: then all have had the same time. */
  readonly maturity: ReadonlyArray<MilestoneMaturity>;
  /** Control first, the others by name. */
  readonly variants: ReadonlyArray<ExperimentVariant>;
  /** What the report was computed from. Its range is that of the first exposures. */
  readonly meta: ReportMeta;
};

/** Whether the variants were given out as they should have been. */
export type SampleRatio = {
  readonly __typename?: 'SampleRatio';
  /** How likely chance alone is to be as far off (χ²). Null with fewer than two variants. */
  readonly pValue?: Maybe<Scalars['Float']['output']>;
  /** Whether that is below 1%: then something other than chance gave out, or lost, subjects, and no difference can be trusted. */
  readonly mismatch: Scalars['Boolean']['output'];
};

/** How far along a milestone is. */
export type MilestoneMaturity = {
  readonly __typename?: 'MilestoneMaturity';
  /** Which milestone. */
  readonly milestone: Milestone;
  /** How many days after the exposure can be judged: on the last of them 30 subjects were still watched. Null with fewer subjects. */
  readonly supportedDays?: Maybe<Scalars['Int']['output']>;
  /**
   * Those who reached it so far, by those who are to be expected to within `supportedDays`, from how long the others took. Null
   * where nobody reached it.
   */
  readonly maturity?: Maybe<Scalars['Float']['output']>;
  /** Whether that is below 0.8: differences may yet change. */
  readonly tooYoung: Scalars['Boolean']['output'];
};

/** Subjects that got one variant, and no other. */
export type ExperimentVariant = {
  readonly __typename?: 'ExperimentVariant';
  /** As the site names it. */
  readonly name: Scalars['String']['output'];
  /** Whether the others are held against it. */
  readonly isControl: Scalars['Boolean']['output'];
  /** How many there are. */
  readonly subjects: Scalars['Int']['output'];
  /** How many of all there should be, from 0 to 1. */
  readonly expectedShare: Scalars['Float']['output'];
  /** How many reached LEAD, MQL, SAL, SQL, OPPORTUNITY and WON. */
  readonly milestones: ReadonlyArray<VariantMilestone>;
  /** What was won with them. */
  readonly revenue: VariantRevenue;
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** Subjects of a variant that reached a milestone. */
export type VariantMilestone = {
  readonly __typename?: 'VariantMilestone';
  /** Which milestone. */
  readonly milestone: Milestone;
  /** Those who reached it, of all of the variant. */
  readonly rate: Ratio;
  /** How it differs from control. Null for control itself. */
  readonly difference?: Maybe<VariantDifference>;
};

/** How a rate differs from that of control. */
export type VariantDifference = {
  readonly __typename?: 'VariantDifference';
  /** The rate less that of control, with Newcombe's interval. */
  readonly rate: RateChange;
  /** By how much of itself the rate of control is exceeded: 0.2 is a fifth more. */
  readonly lift: Estimate;
  /**
   * How likely chance alone is to make as much of a difference (pooled z; of few Fisher's exact test), for whoever looks once. Don't
   * stop an experiment by it.
   */
  readonly pValue: Scalars['Float']['output'];
  /**
   * The p-value that may be looked at every day (mSPRT): where there is no difference, it falls below 0.05 in one of twenty
   * experiments at most, whenever one stops. It never rises again. Null until there is enough data.
   */
  readonly alwaysValidP?: Maybe<Scalars['Float']['output']>;
  /** Differences that can't be ruled out today, by the same standard. Null where there is not enough data. */
  readonly alwaysValidInterval?: Maybe<FloatInterval>;
  /** Half of the width of that, before it is cut to what differences can be. */
  readonly alwaysValidHalfWidth?: Maybe<Scalars['Float']['output']>;
  /** The first day at the end of which `alwaysValidP` was below 0.05. Null where it is not. */
  readonly decidedOn?: Maybe<Scalars['Date']['output']>;
  /** How many more reached it than would have with the rate of control; its interval is that of `rate`. */
  readonly increment: Estimate;
  /** What can be said. */
  readonly verdict: ExperimentVerdict;
};

/** A number and where it lies. */
export type Estimate = {
  readonly __typename?: 'Estimate';
  /** Null where it can't be told. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Where the true number lies with 95% confidence. Null where it can't be told. */
  readonly interval?: Maybe<FloatInterval>;
};

/** What can be said of a difference by whoever looks at it every day. */
export type ExperimentVerdict =
  /** Fewer than 30 subjects in either, or fewer than 10 together who reached it, or who didn't. */
  | 'NOT_ENOUGH_DATA'
  /** There may be no difference. */
  | 'UNDECIDED'
  /** More reached it than of control. */
  | 'BETTER'
  /** Fewer reached it than of control. */
  | 'WORSE';

/** What was won with the subjects of a variant. */
export type VariantRevenue = {
  readonly __typename?: 'VariantRevenue';
  /** Deals that were won after the exposure, expansion left out. */
  readonly total: Money;
  /** The same by subject, in the currency's main unit, with four more decimals than it has. Null without subjects. */
  readonly perSubject?: Maybe<Scalars['Decimal']['output']>;
  /** Subjects that any of it is of. */
  readonly buyers: Scalars['Int']['output'];
  /** How it differs from control. Null for control itself, and where either has no subjects. */
  readonly difference?: Maybe<RevenueDifference>;
};

/** How much more a subject of a variant brought than one of control. */
export type RevenueDifference = {
  readonly __typename?: 'RevenueDifference';
  /** By subject, in the currency's main unit. */
  readonly perSubject: Scalars['Decimal']['output'];
  /** Where the true difference lies with 95% confidence, by Welch's t. Null with fewer than two subjects, or where all brought the same. */
  readonly interval?: Maybe<DecimalInterval>;
  /** The same by drawing all subjects anew 200 times, with a fixed seed: amounts are rarely like a bell curve. */
  readonly drawnInterval?: Maybe<DecimalInterval>;
  /** How likely chance alone is to make as much of a difference (Welch), for whoever looks once. Null likewise. */
  readonly pValue?: Maybe<Scalars['Float']['output']>;
  /** How much more was won than would have been with what a subject of control brought. */
  readonly increment: Money;
  /** Whether it rests on fewer than 10 buyers together: then it is not enough data to say anything. */
  readonly thin: Scalars['Boolean']['output'];
};

/** Both ends are in. */
export type DecimalInterval = {
  readonly __typename?: 'DecimalInterval';
  /** The lower end. */
  readonly low: Scalars['Decimal']['output'];
  /** The upper end. */
  readonly high: Scalars['Decimal']['output'];
};

/** A condition, or a tree of them: exactly one of these at each place. At most 100 parts, 8 deep. */
export type FilterInput =
  /** All of these hold. */
  { readonly and: ReadonlyArray<FilterInput>; readonly or?: never; readonly not?: never; readonly where?: never; }
  |  /** At least one of these holds. */
  { readonly and?: never; readonly or: ReadonlyArray<FilterInput>; readonly not?: never; readonly where?: never; }
  |  /** This does not hold. */
  { readonly and?: never; readonly or?: never; readonly not: FilterInput; readonly where?: never; }
  |  /** This holds. */
  { readonly and?: never; readonly or?: never; readonly not?: never; readonly where: ConditionInput; };

/** A comparison of one dimension, as rows have it in `keys { value }`. Everything has a value in each: `(none)` is one. */
export type ConditionInput = {
  /** What to compare: any dimension that this report can be grouped by, whether or not it is. */
  readonly dimension: Scalars['String']['input'];
  /** How to compare. */
  readonly op: FilterOperator;
  /** With what: one value, or 1 to 500 for IN and NOT_IN. Upper and lower case differ. */
  readonly values: ReadonlyArray<Scalars['String']['input']>;
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

/** How far leads came, and how fast. */
export type FunnelReport = {
  readonly __typename?: 'FunnelReport';
  /** One row per combination of values, at most 1000, most leads first. */
  readonly rows: ReadonlyArray<FunnelRow>;
  /** All that passes the filter. Every count of rows adds up to it. */
  readonly total: FunnelRow;
  /** Since when the wins of the workspace are recorded. */
  readonly recording: Recording;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** How far the leads of one row came, and how fast. */
export type FunnelRow = {
  readonly __typename?: 'FunnelRow';
  /** What the row stands for. Empty for the total. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** Leads, by when they were created. */
  readonly leads: Scalars['Int']['output'];
  /** Of these, how many were won so far. */
  readonly won: Scalars['Int']['output'];
  /** How many were lost, and not won. */
  readonly lost: Scalars['Int']['output'];
  /** How many are neither. Won, lost and open add up to leads. */
  readonly open: Scalars['Int']['output'];
  /** One for each milestone, LEAD first and WON last. */
  readonly steps: ReadonlyArray<FunnelStep>;
  /** How much its opportunities bring in per day. */
  readonly velocity: Velocity;
  /** Leads created before wins were recorded: counted in the steps, left out of times and velocity. */
  readonly notRecorded: Scalars['Int']['output'];
  /** The day before which that is so. Null where it is so of none. */
  readonly notRecordedBefore?: Maybe<Scalars['Date']['output']>;
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** A milestone, who reached it, and what became of them. */
export type FunnelStep = {
  readonly __typename?: 'FunnelStep';
  /** Which one. */
  readonly milestone: Milestone;
  /** Leads that reached it: those that went on, `lostHere` and `stillHere` add up to it. */
  readonly reached: Scalars['Int']['output'];
  /** Of these, how many are known to have reached it only because they came further: most of them skipped it. */
  readonly implied: Scalars['Int']['output'];
  /** Of these, how many the CRM's stage says to have reached it, on a day that nobody recorded. */
  readonly undated: Scalars['Int']['output'];
  /** Reached, of those that reached the step before. Null of LEAD. */
  readonly fromPrevious?: Maybe<Ratio>;
  /** Reached, of all leads. */
  readonly fromFirst: Ratio;
  /** Lost, and came no further. None of WON. */
  readonly lostHere: Scalars['Int']['output'];
  /** Open, and came no further yet. None of WON. */
  readonly stillHere: Scalars['Int']['output'];
  /** How long leads were in it. Null of WON, where they stay. */
  readonly time?: Maybe<TimeInStage>;
  /** How many leads to expect in it at any time. Null likewise. */
  readonly capacity?: Maybe<StageCapacity>;
};

/**
 * How long leads are in a stage: from the day on which they reached its milestone until the first of these: they reached a later
 * one, sales gave them back (refused or recycled), or they were lost. In days of 24 hours by the clock of the workspace's zone, to
 * the hour.
 */
export type TimeInStage = {
  readonly __typename?: 'TimeInStage';
  /** Leads that it is of: they came on a recorded day, and left on one or are still there. */
  readonly leads: Scalars['Int']['output'];
  /** Of these, how many left for a later stage. */
  readonly wentOn: Scalars['Int']['output'];
  /** How many left by being lost. */
  readonly lost: Scalars['Int']['output'];
  /** How many left as sales gave them back. Who comes back later has left all the same. */
  readonly givenBack: Scalars['Int']['output'];
  /** How many had not left as of the report. The four add up to `leads`. */
  readonly stillThere: Scalars['Int']['output'];
  /** Leads left out, as they left on a day that nobody recorded. */
  readonly undated: Scalars['Int']['output'];
  /** Leads left out, as they were created before wins were recorded. */
  readonly notRecorded: Scalars['Int']['output'];
  /** Leads that left on an earlier day than they came, says the CRM: counted as 0 days. */
  readonly backwards: Scalars['Int']['output'];
  /** When half of those that came had left, whichever way. */
  readonly median: DaysInStage;
  /** When nine in ten had. */
  readonly p90: DaysInStage;
  /** How far it can be told: up to there 30 leads or more were still there, and watched; or each of 30 or more was. Null where there are fewer. */
  readonly supportedDays?: Maybe<Scalars['Float']['output']>;
  /** The share that has left within `supportedDays`, whichever way. The three below add up to it. */
  readonly left: EstimatedShare;
  /** The share that has gone on within `supportedDays`, leads still there taken into account: the conversion to be expected. */
  readonly goneOn: EstimatedShare;
  /** The share that is lost within `supportedDays`. */
  readonly becameLost: EstimatedShare;
  /** The share that was given back within `supportedDays`. */
  readonly cameBack: EstimatedShare;
  /** Those that have gone on so far within `supportedDays`, of `leads`: the raw rate. */
  readonly goneOnSoFar: Ratio;
  /** How much of `goneOn` that is, from 0 to 1. Null where nothing is to be expected. */
  readonly maturity?: Maybe<Scalars['Float']['output']>;
  /** Whether that is less than 0.8. */
  readonly tooYoung: Scalars['Boolean']['output'];
  /** Whether it rests on fewer leads than the workspace's minimum sample. */
  readonly thin: Scalars['Boolean']['output'];
  /** Days that leads should be in the stage at most, by the stage map: of all its stages that mean the milestone. Null where one says nothing, or none means it. */
  readonly expectedDays?: Maybe<Scalars['Int']['output']>;
  /** The share that leaves within `expectedDays`. Null without these, or where nobody has watched for so long. */
  readonly leftAsExpected: EstimatedShare;
  /** Leads that are still there, for longer than `expectedDays`. Null without these. */
  readonly overdue?: Maybe<Scalars['Int']['output']>;
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** A point of time at which a share of leads had left a stage. */
export type DaysInStage = {
  readonly __typename?: 'DaysInStage';
  /** Days since they came. Null where it can't be told: `beyondFollowUp` says so, `supportedDays` how far it goes. */
  readonly days?: Maybe<Scalars['Float']['output']>;
  /** Where it truly is, with 95% confidence. */
  readonly interval?: Maybe<DaysInterval>;
  /** Whether too few leads have been watched for so long. */
  readonly beyondFollowUp: Scalars['Boolean']['output'];
};

/** Both ends are in. */
export type DaysInterval = {
  readonly __typename?: 'DaysInterval';
  /** The lower end. */
  readonly low: Scalars['Float']['output'];
  /** The upper end. Null where nobody has watched for so long. */
  readonly high?: Maybe<Scalars['Float']['output']>;
};

/** A share that is estimated, with leads still there taken into account. */
export type EstimatedShare = {
  readonly __typename?: 'EstimatedShare';
  /** From 0 to 1. Null where it can't be told. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Where it truly lies, with 95% confidence. Null as the share is. */
  readonly interval?: Maybe<FloatInterval>;
};

/**
 * How many leads to expect in a stage at any time, if they keep coming and leaving as these did (Little's law): arrivals per day
 * times days in the stage.
 */
export type StageCapacity = {
  readonly __typename?: 'StageCapacity';
  /** Leads that came per day of the range, up to when it was asked. Null where none of its days has come. */
  readonly arrivalsPerDay?: Maybe<Scalars['Float']['output']>;
  /** Mean days in the stage, of which no more than `withinDays` of a lead count. Null where that is. */
  readonly meanDays?: Maybe<Scalars['Float']['output']>;
  /** How far it can be told: `supportedDays` of the time in the stage. Who is there for longer comes on top. */
  readonly withinDays?: Maybe<Scalars['Float']['output']>;
  /** Leads to expect there at any time that have been there for `withinDays` at most. Null where one of these is. */
  readonly leads?: Maybe<Scalars['Float']['output']>;
};

/** How much the opportunities of a row bring in per day: open × win rate × mean value ÷ mean cycle. */
export type Velocity = {
  readonly __typename?: 'Velocity';
  /** Leads with an opportunity that are neither won nor lost. */
  readonly open: Scalars['Int']['output'];
  /** Won, of those with an opportunity that were won or lost. */
  readonly winRate: Ratio;
  /** Of wins with an amount. Null where there are none. */
  readonly meanValue?: Maybe<Money>;
  /** How many those are. */
  readonly valued: Scalars['Int']['output'];
  /** Days from OPPORTUNITY to WON, of wins that have both on a recorded day. Null where there are none. */
  readonly meanCycleDays?: Maybe<Scalars['Float']['output']>;
  /** How many those are. */
  readonly timed: Scalars['Int']['output'];
  /** What they bring in per day. Null where one of its parts is, or the cycle is none. */
  readonly perDay?: Maybe<Money>;
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** How to sort the rows. */
export type HandoffOrderInput = {
  /** What to compare. Rows without the number come last. */
  readonly by: HandoffOrderField;
  /** Which end first. */
  readonly direction: SortDirection;
};

/** What rows of handoffs can be sorted by. */
export type HandoffOrderField =
  /** Handoffs. */
  | 'HANDED_OVER'
  /** Handoffs that somebody in sales has had. */
  | 'ASSIGNED'
  /** Handoffs that were answered. */
  | 'WORKED'
  /** Handoffs that led to two-way contact. */
  | 'REACHED'
  /** Handoffs that sales accepted. */
  | 'ACCEPTED'
  /** Handoffs that sales sent back. */
  | 'REFUSED'
  /** Handoffs that sales gave back for later. */
  | 'RECYCLED'
  /** Handoffs that wait for an answer. */
  | 'UNTOUCHED'
  /** Handoffs that wait, and whoever has them is late. */
  | 'OVERDUE'
  /** Share of the handoffs that were answered within the SLA. */
  | 'ANSWERED_WITHIN_SLA'
  /** The median of the response time. */
  | 'RESPONSE_TIME';

/** How to sort the rows. */
export type ReasonOrderInput = {
  /** What to compare. */
  readonly by: ReasonOrderField;
  /** Which end first. */
  readonly direction: SortDirection;
};

/** What rows of reasons can be sorted by. */
export type ReasonOrderField =
  /** Leads. */
  | 'LEADS'
  /** The reason, character by character. */
  | 'REASON';

/** Handoffs, and what came of them. */
export type HandoffReport = {
  readonly __typename?: 'HandoffReport';
  /** One row per combination of values, at most 1000. */
  readonly rows: ReadonlyArray<HandoffRow>;
  /** All of them. Counts of the rows add up to it. */
  readonly total: HandoffRow;
  /** What the sides owe each other. Null where nobody has settled on it. */
  readonly sla?: Maybe<ServiceLevel>;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** Handoffs that count in one row. To marketing, only `handedOver`, `worked` and what is due make sense. */
export type HandoffRow = {
  readonly __typename?: 'HandoffRow';
  /** What the row stands for. Empty for the total. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** How many there were. */
  readonly handedOver: Scalars['Int']['output'];
  /** Of them, how many somebody in sales has had. */
  readonly assigned: Scalars['Int']['output'];
  /** Of them, how many were answered: by an outbound activity, by marketing with a touchpoint. */
  readonly worked: Scalars['Int']['output'];
  /** Of them, how many led to two-way contact. */
  readonly reached: Scalars['Int']['output'];
  /** Of them, how many sales accepted. */
  readonly accepted: Scalars['Int']['output'];
  /** Of them, how many sales sent back as no leads for them. */
  readonly refused: Scalars['Int']['output'];
  /** Of them, how many sales gave back for later. */
  readonly recycled: Scalars['Int']['output'];
  /** Of them, how many wait for an answer. */
  readonly untouched: Scalars['Int']['output'];
  /** Of them, how many wait, and whoever has them is late. 0 without an SLA, but for recycled leads whose time has come. */
  readonly overdue: Scalars['Int']['output'];
  /**
   * Answered in time, of those that were answered, or that waited for an answer when it was due. What isn't due yet, and what
   * was settled without an answer before it was due, is in neither. Of nothing without an SLA.
   */
  readonly answeredWithinSla: Ratio;
  /** Business time from opening to the answer. */
  readonly responseTime: DurationStats;
  /**
   * What it was in the earlier range, told by now like the rest; all zero where there was nothing. Null unless `input` has
   * `compareTo`.
   */
  readonly previous?: Maybe<HandoffRow>;
  /** How much `answeredWithinSla` differs from what it was. Null without `compareTo`. */
  readonly answeredWithinSlaChange?: Maybe<RateChange>;
};

/** How long something took, in seconds. */
export type DurationStats = {
  readonly __typename?: 'DurationStats';
  /** How many could be measured. */
  readonly count: Scalars['Int']['output'];
  /** The median. Null where nothing could be measured. */
  readonly p50?: Maybe<Scalars['Float']['output']>;
  /** What nine in ten did not exceed. Null likewise. */
  readonly p90?: Maybe<Scalars['Float']['output']>;
};

/** What the sides owe each other, in seconds of business time. */
export type ServiceLevel = {
  readonly __typename?: 'ServiceLevel';
  /** Sales: turn to a lead that was handed over. */
  readonly firstResponseSeconds: Scalars['Int']['output'];
  /** Sales: accept or refuse it. */
  readonly acceptOrRefuseSeconds: Scalars['Int']['output'];
  /** Marketing: turn to a lead that was recycled. */
  readonly nurtureSeconds: Scalars['Int']['output'];
};

/** What there can be a reason for. */
export type ReasonKind =
  /** Sales sent it back as no lead for them, the last time that they did. */
  | 'REFUSAL'
  /** It was lost, and not won. */
  | 'LOSS'
  /** It was won. */
  | 'WIN'
  /** Sales gave it back for later, the last time that they did. */
  | 'RECYCLING';

/** Leads by reason. */
export type ReasonReport = {
  readonly __typename?: 'ReasonReport';
  /** One row per reason and combination of values, at most 1000. */
  readonly rows: ReadonlyArray<ReasonRow>;
  /** All leads to which it happened. The rows add up to it. */
  readonly total: Scalars['Int']['output'];
  /** How many of them nobody gives a reason for. */
  readonly unknown: Ratio;
  /** The total in the earlier range. Null without `compareTo`. */
  readonly previousTotal?: Maybe<Scalars['Int']['output']>;
  /** How many of those nobody gives a reason for. Null without `compareTo`. */
  readonly previousUnknown?: Maybe<Ratio>;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** Leads with one reason. */
export type ReasonRow = {
  readonly __typename?: 'ReasonRow';
  /** What the row stands for beside the reason. Empty without `groupBy`. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** The reason, as the CRM has it, or `(unknown)`. */
  readonly reason: Scalars['String']['output'];
  /** How many. */
  readonly leads: Scalars['Int']['output'];
  /** Of those with the same keys to which it happened. */
  readonly share: Ratio;
  /** What it was in the earlier range. Null without `compareTo`. */
  readonly previous?: Maybe<ReasonRow>;
};

/** A page of a journey. */
export type TouchpointConnection = {
  readonly __typename?: 'TouchpointConnection';
  /** The touchpoints, with their cursors. */
  readonly edges: ReadonlyArray<TouchpointEdge>;
  /** The touchpoints alone. */
  readonly nodes: ReadonlyArray<Touchpoint>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many touchpoints the whole journey has. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A touchpoint on a lead's journey. */
export type TouchpointEdge = {
  readonly __typename?: 'TouchpointEdge';
  /** The touchpoint. */
  readonly node: Touchpoint;
  /** Where it stands; `after` takes it. */
  readonly cursor: Scalars['String']['output'];
  /**
   * Its part of the credit for the lead's conversion, exact to the billionth. Null where it can have none: the milestone
   * is not reached or not dated, the touchpoint is sales', after it, or before the look-back, or the model is CUSTOM, or one that shares
   * out all journeys together: MARKOV, SHAPLEY, SHAPLEY_RATE. (For MARKOV there is `allocatedCredit`.)
   */
  readonly credit?: Maybe<Scalars['Decimal']['output']>;
  /**
   * An allocation, not what MARKOV gives: the lead's conversion shared out among the channels of its own touchpoints by their removal
   * effects, and evenly among the touchpoints of one channel, exact to the billionth. The effects are those that `attribution`
   * learns of the leads of the last twelve months, by order 1, and take as long. Of all leads together it doesn't add up to the rows of
   * `attribution`. Null as `credit` is for a rule, and where no lead of those months reached the milestone.
   */
  readonly allocatedCredit?: Maybe<Scalars['Decimal']['output']>;
};


/** A touchpoint on a lead's journey. */
export type TouchpointEdgeCreditArgs = {
  model: AttributionModel;
  milestone: Milestone;
};


/** A touchpoint on a lead's journey. */
export type TouchpointEdgeAllocatedCreditArgs = {
  milestone: Milestone;
};

/** One interaction: a visit, however many pages it has, or something that happened elsewhere. */
export type Touchpoint = Node & {
  readonly __typename?: 'Touchpoint';
  /** Opaque, and unique among all objects. */
  readonly id: Scalars['ID']['output'];
  /** When it began. Of a mere day, the first instant. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Whether the instant is known or only the day. */
  readonly precision: Precision;
  /** When its last event happened. */
  readonly endedAt: Scalars['DateTime']['output'];
  /** Whose interaction it is. */
  readonly side: Side;
  /** `VISIT`, or what an importer called it: `TRADE_SHOW`, `WEBINAR`, `CALL` … */
  readonly kind: Scalars['String']['output'];
  /** The kind of source, by the channel rules. */
  readonly channel: Scalars['String']['output'];
  /** As tagged or referred. Null where nothing tells. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** `utm_medium`, or what stands for it. */
  readonly medium?: Maybe<Scalars['String']['output']>;
  /** What marketing ran: `utm_campaign`. */
  readonly campaign?: Maybe<Scalars['String']['output']>;
  /** `utm_content`: which advertisement. Of what happened elsewhere, the content that an importer named. */
  readonly adContent?: Maybe<Scalars['String']['output']>;
  /** `utm_term`: which keyword. */
  readonly keyword?: Maybe<Scalars['String']['output']>;
  /** The site that led here. Null where none did. */
  readonly referrerHost?: Maybe<Scalars['String']['output']>;
  /** The first page of the visit. Null for what happened elsewhere. */
  readonly landingPage?: Maybe<Scalars['String']['output']>;
  /** The title of that page, or of the mail, talk or call. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Pages viewed. */
  readonly pages: Scalars['Int']['output'];
  /** Forms sent. */
  readonly forms: Scalars['Int']['output'];
  /** When a lead form was first sent during it. Null where none was. */
  readonly leadFormAt?: Maybe<Scalars['DateTime']['output']>;
  /** The page of that form. */
  readonly leadFormPage?: Maybe<Scalars['String']['output']>;
  /** Of an activity of sales: whose it is. Null where it is none, or not told. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** Of an activity of sales: who turned to whom. Null where not told. */
  readonly direction?: Maybe<ActivityDirection>;
  /** Of an activity of sales: whether contact was two-way. Null where not told. */
  readonly reached?: Maybe<Scalars['Boolean']['output']>;
  /** Of an activity of sales: what it was about. Null where not told. */
  readonly topic?: Maybe<Scalars['String']['output']>;
};

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

/** Which earlier time. */
export type DeriveKnowledgeInput = {
  /** As of when: what was known then. */
  readonly at: Scalars['DateTime']['input'];
  /** What was known at this earlier time, too, and all that `explainChange` takes between the two. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Without what browsers claim of who a visitor is, for reports with `withoutClaims`. It is kept beside what was known with
   * claims at that time. Without `since`.
   */
  readonly withoutClaims: Scalars['Boolean']['input'];
  /** Also what is derived already: more may be known of that time by now. */
  readonly again: Scalars['Boolean']['input'];
};

/** What becomes of it. */
export type DeriveKnowledgePayload = {
  readonly __typename?: 'DeriveKnowledgePayload';
  /** How far it is with each. Empty after an error. */
  readonly knowledge: ReadonlyArray<Knowledge>;
  /** What has to be mended first. Nothing was changed then. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What was known at an earlier time, or some of it then and the rest before. */
export type Knowledge = {
  readonly __typename?: 'Knowledge';
  /** As of when. */
  readonly at: Scalars['DateTime']['output'];
  /** Of a step between two times: the earlier of them. Null where all of it is as of `at`. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** Whether claims of browsers are left out. */
  readonly withoutClaims: Scalars['Boolean']['output'];
  /** How far it is. */
  readonly status: KnowledgeStatus;
  /** How many streams and records are derived. */
  readonly done: Scalars['Int']['output'];
  /** Of how many. Null until they are counted. */
  readonly total?: Maybe<Scalars['Int']['output']>;
  /** When it was ready. Null before. */
  readonly derivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many claims were left out. Null where they count, and until it is ready. */
  readonly claimsLeftOut?: Maybe<Scalars['Int']['output']>;
  /** Why it could not be derived. Null where it could. */
  readonly problem?: Maybe<Scalars['String']['output']>;
};

/** How far it is with what was known at an earlier time. */
export type KnowledgeStatus =
  /** It waits its turn. */
  | 'QUEUED'
  /** It is being derived. */
  | 'DERIVING'
  /** It can be read. */
  | 'READY'
  /** It could not be derived: `problem` says why. To ask once more is to try again. */
  | 'FAILED';

/** Which report, and between which times. */
export type ExplainChangeInput = {
  /** Of which report. */
  readonly report: ExplainedReportInput;
  /** What it said then … */
  readonly from: Scalars['DateTime']['input'];
  /** … and what it said then, which is later. Ranges that move with the calendar are seen from here, for both. */
  readonly to: Scalars['DateTime']['input'];
};

/** A report, named in exactly one of these ways. */
export type ExplainedReportInput =
  /** As `channelPerformance` is asked. */
  { readonly channelPerformance: ExplainedChannelsInput; readonly attribution?: never; }
  |  /** As `attribution` is asked. */
  { readonly channelPerformance?: never; readonly attribution: ExplainedAttributionInput; };

/** What `channelPerformance` is asked with. */
export type ExplainedChannelsInput = {
  /** The days that it covers. Without `asOf`, `knowledgeAt`, `withoutClaims` and `compareTo`. */
  readonly input: ReportInput;
  /** Which touchpoint decides the row that a lead counts in. */
  readonly assignBy: LeadAssignment;
  /** What to group by: one dimension or several. */
  readonly groupBy: ReadonlyArray<LeadDimension>;
  /** What must lie in the range. */
  readonly basis: DateBasis;
};

/** What `attribution` is asked with. */
export type ExplainedAttributionInput = {
  /** The days that it covers. Without `asOf`, `knowledgeAt`, `withoutClaims` and `compareTo`. */
  readonly input: ReportInput;
  /** Whose touchpoints may earn credit. */
  readonly subject: JourneySubject;
  /** How credit is shared out. */
  readonly model: AttributionModel;
  /** What is credited. */
  readonly milestone: Milestone;
  /** What to group by: one dimension or several. */
  readonly groupBy: ReadonlyArray<TouchpointDimension>;
  /** What must lie in the range. */
  readonly basis: DateBasis;
};

/** Why a report says something else. */
export type ChangeExplanation = {
  readonly __typename?: 'ChangeExplanation';
  /** What it said then … */
  readonly from: Scalars['DateTime']['output'];
  /** … and then. */
  readonly to: Scalars['DateTime']['output'];
  /** A row for each combination of values that either has. At most 1,000, those that changed most first. */
  readonly rows: ReadonlyArray<ExplainedRow>;
  /** Of everything. Rows that were left out count here. */
  readonly total: ReadonlyArray<ExplainedMeasure>;
  /** What it was computed from, and what to doubt in it. */
  readonly meta: ReportMeta;
};

/** One combination of values. */
export type ExplainedRow = {
  readonly __typename?: 'ExplainedRow';
  /** What it is a row of. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** How each of its numbers changed. */
  readonly measures: ReadonlyArray<ExplainedMeasure>;
};

/** How a number changed, and why. */
export type ExplainedMeasure = {
  readonly __typename?: 'ExplainedMeasure';
  /** Which number. */
  readonly measure: ChangedMeasure;
  /** What it was at `from`. Null where it was none. */
  readonly from?: Maybe<Scalars['Decimal']['output']>;
  /** What it was at `to`. Null likewise. */
  readonly to?: Maybe<Scalars['Decimal']['output']>;
  /** The difference. What is null counts as 0. */
  readonly change: Scalars['Decimal']['output'];
  /** By what it came about, one after the other in this order. Together they are the change. */
  readonly parts: ReadonlyArray<ChangePart>;
};

/** What one cause added or took. */
export type ChangePart = {
  readonly __typename?: 'ChangePart';
  /** By what. */
  readonly cause: ChangeCause;
  /** How much. */
  readonly change: Scalars['Decimal']['output'];
};

/** By what a number can change. Each is asked after those before it, all else being as it was. */
export type ChangeCause =
  /** Time went by: something that was known beforehand has come to pass. */
  | 'TIME_PASSED'
  /** Touchpoints became known. */
  | 'NEW_TOUCHPOINTS'
  /** The CRM told something new: leads, milestones, opportunities; spend as well. */
  | 'NEW_OUTCOMES'
  /** The CRM, or a file of spend, told otherwise what it had told before. */
  | 'CORRECTED_OUTCOMES'
  /** People who had been known apart turned out to be one, or one to be two. */
  | 'MERGED_PEOPLE'
  /** Other rules: channels, look-back, half-life, own hosts, time zone. */
  | 'CHANGED_RULES'
  /** Another agreement of both teams: stages, business hours, SLA. */
  | 'CHANGED_DEFINITION';

/** Numbers whose change can be explained. */
export type ChangedMeasure =
  /** How many leads. */
  | 'LEADS'
  /** How many of them reached MQL. */
  | 'MQLS'
  /** How many of them reached SAL. */
  | 'SALS'
  /** How many of them reached SQL. */
  | 'SQLS'
  /** How many of them reached OPPORTUNITY. */
  | 'OPPORTUNITIES'
  /** How many were won. */
  | 'WON'
  /** How many were lost. */
  | 'LOST'
  /** Won ÷ leads, to nine decimals. */
  | 'CLOSE_RATE'
  /** What was won. */
  | 'REVENUE'
  /** What is still to be won. */
  | 'PIPELINE'
  /** What was spent. */
  | 'SPEND'
  /** How many conversions it had a part in. */
  | 'CONVERSIONS'
  /** How much credit it has. */
  | 'CREDIT'
  /** What that is worth. Null for milestones that nothing values. */
  | 'VALUE';

/** How long the points of a series are. Weeks begin on Monday. */
export type KpiBucket =
  /** Seven days. */
  | 'WEEK'
  /** A calendar month. */
  | 'MONTH'
  /** Three calendar months. */
  | 'QUARTER';

/** A named, documented number. */
export type Metric = {
  readonly __typename?: 'Metric';
  /** Stays the same from version to version: `close_rate`. */
  readonly id: Scalars['String']['output'];
  /** As people read it. */
  readonly label: Scalars['String']['output'];
  /** What it means. */
  readonly description: Scalars['String']['output'];
  /** How it is computed, in words. */
  readonly formula: Scalars['String']['output'];
  /** What it is in. */
  readonly unit: MetricUnit;
  /** Which way is better. */
  readonly direction: MetricDirection;
  /** Whether its values add up over periods, channels and the like. Of what doesn't, the parts do. */
  readonly additive: Scalars['Boolean']['output'];
  /** What `channelPerformance` can cut it by, and `kpis` can filter it by. */
  readonly dimensions: ReadonlyArray<Dimension>;
  /** Who answers for it, unless the workspace has settled otherwise. */
  readonly owners: ReadonlyArray<Side>;
  /** It by month, as a statement over `reporting.kpis_monthly`. Add `channel` or `source` to what it is grouped by. */
  readonly sql: Scalars['String']['output'];
};

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

/** Metrics of a range. */
export type KpiReport = {
  readonly __typename?: 'KpiReport';
  /** One per metric, in the order asked for. */
  readonly items: ReadonlyArray<Kpi>;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** A metric of a range, beside its target. */
export type Kpi = {
  readonly __typename?: 'Kpi';
  /** What it is. */
  readonly metric: Metric;
  /**
   * Its number: a whole one of COUNT, with the decimals of the currency of MONEY, rounded to six decimals of RATIO. Null of
   * a ratio over nothing; and of spend where none was told, or where leads are filtered by more than CHANNEL and SOURCE.
   */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
  /** Of RATIO: the share with its parts and its interval. */
  readonly ratio?: Maybe<Ratio>;
  /** Of MONEY: the amount. */
  readonly money?: Maybe<Money>;
  /** Its value in the earlier range: that of `compareTo`, otherwise the period just before. */
  readonly previous?: Maybe<Scalars['Decimal']['output']>;
  /** By how much of the previous value it changed: 0.1 is a tenth more. Null where there was none, or it was 0. */
  readonly change?: Maybe<Scalars['Float']['output']>;
  /**
   * The target of the range. Where the metric adds up, each day has its share of the target of its month, quarter or year;
   * where it doesn't, the target of each day counts alike. Null where not every day of the range has one, and where
   * leads are filtered, as targets are of all of them.
   */
  readonly target?: Maybe<Scalars['Decimal']['output']>;
  /** How it stands to the target, as of now. */
  readonly status: KpiStatus;
  /** Who answers for it. */
  readonly owners: ReadonlyArray<Side>;
  /** Who answers for it by name. Null where nobody is named. */
  readonly accountable?: Maybe<Scalars['String']['output']>;
  /** It by week, month or quarter: one point for each with a day in the range. */
  readonly series: ReadonlyArray<KpiPoint>;
};

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

/** A metric of one week, month or quarter. */
export type KpiPoint = {
  readonly __typename?: 'KpiPoint';
  /** Its first day, whether or not that lies in the range. */
  readonly bucket: Scalars['Date']['output'];
  /** Of its days in the range, as `Kpi.value`. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
  /** Whether the number is final, but for leads that take unusually long. */
  readonly complete: Scalars['Boolean']['output'];
  /** Why it isn't. Null where it is. */
  readonly doubt?: Maybe<KpiDoubt>;
  /** The target of its days in the range, as `Kpi.target`. */
  readonly target?: Maybe<Scalars['Decimal']['output']>;
};

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

/** What starts, and shows results later. */
export type LagSubject =
  /** What marketing ran, as touchpoints are tagged and spend names it. */
  | 'CAMPAIGN'
  /** A kind of source, by the channel rules. */
  | 'CHANNEL';

/** How results are spread over the days since a start. */
export type LagReport = {
  readonly __typename?: 'LagReport';
  /** Of all rows together: one for LEAD, MQL and WON each. */
  readonly curves: ReadonlyArray<LagCurve>;
  /** One row for each campaign or channel, at most 1000, the latest start first. */
  readonly rows: ReadonlyArray<LagRow>;
  /** Since when the wins of the workspace are recorded. */
  readonly recording: Recording;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** How the leads that reach a milestone are spread over the days since the start of what brought them. */
export type LagCurve = {
  readonly __typename?: 'LagCurve';
  /** Which milestone. */
  readonly milestone: Milestone;
  /** Leads that reached it within `withinDays` of the start on a recorded day. */
  readonly leads: Scalars['Int']['output'];
  /** How many campaigns or channels brought them: the fewer, the less they tell of the next one. */
  readonly starts: Scalars['Int']['output'];
  /** Shares are of what comes within so many days of the start: the horizon, or as far as 30 leads or more tell. Null where there are fewer. */
  readonly withinDays?: Maybe<Scalars['Int']['output']>;
  /** One for each of `ages`, the youngest first. */
  readonly points: ReadonlyArray<LagPoint>;
};

/** A share at one age. */
export type LagPoint = {
  readonly __typename?: 'LagPoint';
  /** Calendar days since the start. */
  readonly days: Scalars['Int']['output'];
  /** Of what comes within `withinDays` the share that has come by then. Null where there is no curve, or `days` lie beyond it. */
  readonly share: EstimatedShare;
};

/** A campaign or channel, and what it should have shown by now. */
export type LagRow = {
  readonly __typename?: 'LagRow';
  /** What the row stands for. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** The day of its first spend or touchpoint. */
  readonly start: Scalars['Date']['output'];
  /** Which of the two came first. */
  readonly startedBy: LagStart;
  /** Calendar days since then. */
  readonly ageDays: Scalars['Int']['output'];
  /** One for LEAD, MQL and WON each. */
  readonly results: ReadonlyArray<LagResult>;
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** By what a start is known. */
export type LagStart =
  /** Something was spent. */
  | 'SPEND'
  /** Somebody met it, whether or not they became a lead. */
  | 'TOUCHPOINT';

/** What has come of a campaign or channel, and what should have. */
export type LagResult = {
  readonly __typename?: 'LagResult';
  /** Which milestone. */
  readonly milestone: Milestone;
  /** Leads that reached it so far. */
  readonly reached: Scalars['Int']['output'];
  /** Of these, how many on a day that nobody recorded: no curve counts them. */
  readonly undated: Scalars['Int']['output'];
  /** Of these, how many before the start, says the CRM: counted on its day. */
  readonly beforeStart: Scalars['Int']['output'];
  /** Of those on a recorded day, how many within `withinDays` of the start. */
  readonly reachedWithin: Scalars['Int']['output'];
  /** Days from the start to which shares refer: the horizon, or as far as the milestone's curve goes. Null without one. */
  readonly withinDays?: Maybe<Scalars['Int']['output']>;
  /**
   * Which share of what is to be expected within `withinDays` should have shown by now, by the curve; all of it after the horizon.
   * Null where nobody can tell, as when the curve goes no further than the row itself has been watched.
   */
  readonly shouldHaveShown: EstimatedShare;
  /**
   * What is to be expected within `withinDays`, if it is as quick as all together: `reachedWithin` ÷ `shouldHaveShown`. Null where that
   * share is.
   */
  readonly expected?: Maybe<Scalars['Float']['output']>;
  /** Where that lies as far as the share makes it uncertain, with 95% confidence. What chance does to few leads comes on top. */
  readonly expectedInterval?: Maybe<ExpectedInterval>;
  /** Whether too few starts have been watched for the whole horizon: shares are then of what comes within `withinDays`. */
  readonly beyondFollowUp: Scalars['Boolean']['output'];
  /** Whether less than 0.8 of it should have shown, or nobody can tell of the whole horizon. */
  readonly tooYoung: Scalars['Boolean']['output'];
};

/** Both ends are in. */
export type ExpectedInterval = {
  readonly __typename?: 'ExpectedInterval';
  /** The lower end. */
  readonly low: Scalars['Float']['output'];
  /** The upper end. Null where the share may be none. */
  readonly high?: Maybe<Scalars['Float']['output']>;
};

/** What a lead must be like: all that is given. */
export type LeadFilter = {
  /** Created on these days, in the workspace's time zone. */
  readonly createdBetween?: InputMaybe<DateIntervalInput>;
  /** It counts in this channel. */
  readonly channel?: InputMaybe<Scalars['String']['input']>;
  /** It counts under this source. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** Which touchpoint decides channel and source. */
  readonly assignBy: LeadAssignment;
  /** It has reached this milestone, dated or not. */
  readonly milestone?: InputMaybe<Milestone>;
};

/** A page of leads. */
export type LeadConnection = {
  readonly __typename?: 'LeadConnection';
  /** The leads, with their cursors. */
  readonly edges: ReadonlyArray<LeadEdge>;
  /** The leads alone. */
  readonly nodes: ReadonlyArray<Lead>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many leads there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A lead on a page. */
export type LeadEdge = {
  readonly __typename?: 'LeadEdge';
  /** The lead. */
  readonly node: Lead;
  /** Where it stands; `after` and `before` take it. */
  readonly cursor: Scalars['String']['output'];
};

/** A person's attempt to become a customer, from the first CRM record or lead form to won or lost. */
export type Lead = Node & {
  readonly __typename?: 'Lead';
  /** Opaque, and unique among all objects. */
  readonly id: Scalars['ID']['output'];
  /** When it became a lead: the earlier of its first CRM record and its first lead form. Of a mere day, the last instant. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Whether the CRM or the form gave an instant or a mere day. */
  readonly createdAtPrecision: Precision;
  /** The milestones that it has reached, in order. */
  readonly milestones: ReadonlyArray<LeadMilestone>;
  /** The channel that it counts in. */
  readonly channel: Scalars['String']['output'];
  /** The source that it counts under. */
  readonly source: Scalars['String']['output'];
  /** The CRM's own word for its stage. Null where it gave none. */
  readonly stage?: Maybe<Scalars['String']['output']>;
  /** That stage by the stage map. Null where the map doesn't know it, or there is none. */
  readonly mappedStage?: Maybe<Stage>;
  /**
   * Since when it is in that stage: by the CRM's own date for it, else since the first import that brought it. Of a mere
   * day, the last instant. Null without a stage.
   */
  readonly stageSince?: Maybe<Scalars['DateTime']['output']>;
  /** The stages that its CRM records came into, in time order. */
  readonly stageHistory: ReadonlyArray<StageChange>;
  /** Who in sales has it. Null where the CRM names nobody. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** False while only a form says that it exists. */
  readonly inCrm: Scalars['Boolean']['output'];
  /** Its deals. */
  readonly opportunities: ReadonlyArray<Opportunity>;
  /** Won amounts, expansion left out. */
  readonly revenue: Money;
  /** When the owner got it: as the CRM says, else since when it names them. Null without an owner. */
  readonly assignedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the person first asked to be contacted. Null where nobody recorded it. */
  readonly requestedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How the person heard of the company, in their own words. Null where nobody asked. */
  readonly selfReportedSource?: Maybe<Scalars['String']['output']>;
  /** Why it was won. Null where it wasn't, or the CRM gives no reason. */
  readonly winReason?: Maybe<Scalars['String']['output']>;
  /** Why it was lost. Null where it wasn't, or the CRM gives no reason. */
  readonly lossReason?: Maybe<Scalars['String']['output']>;
  /** That sales sent it back as no lead for them, the last time that they did. Null where they never did. */
  readonly refusal?: Maybe<Refusal>;
  /** That sales gave it back for later, the last time that they did. Null where they never did. */
  readonly recycling?: Maybe<Recycling>;
  /** The touchpoint that made it a lead: marketing's last at or before LEAD. Null without one. */
  readonly leadCreationTouchpoint?: Maybe<Touchpoint>;
  /** The page of the form that made it a lead. Null where the CRM knew it first. */
  readonly leadFormPage?: Maybe<Scalars['String']['output']>;
  /** Everything that its person did or had with us, before and after, of all the person's leads, in time order. */
  readonly journey: TouchpointConnection;
  /** The account that its person belongs to. Null where nobody knows of one. */
  readonly account?: Maybe<Account>;
  /** Where it is now. Of a lead that begins later today, where it begins. */
  readonly ledgerState: LedgerState;
  /** Since when. */
  readonly ledgerSince: Scalars['DateTime']['output'];
  /** Who is accountable for it. Null once it is closed. */
  readonly ledgerSide?: Maybe<Side>;
  /** Its handoffs, in time order. */
  readonly handoffs: ReadonlyArray<LeadHandoff>;
  /** Whose lead it is. */
  readonly person: Person;
};


/** A person's attempt to become a customer, from the first CRM record or lead form to won or lost. */
export type LeadChannelArgs = {
  assignBy: LeadAssignment;
};


/** A person's attempt to become a customer, from the first CRM record or lead form to won or lost. */
export type LeadSourceArgs = {
  assignBy: LeadAssignment;
};


/** A person's attempt to become a customer, from the first CRM record or lead form to won or lost. */
export type LeadJourneyArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Sales sent a lead back as no lead for them. */
export type Refusal = {
  readonly __typename?: 'Refusal';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Why. Null where the CRM gives no reason. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** Sales gave a lead back for later. */
export type Recycling = {
  readonly __typename?: 'Recycling';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Why. Null where the CRM gives no reason. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Until when marketing is to look after it. Null where nobody said. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** How exactly a time is known. */
export type Precision =
  /** To the instant. */
  | 'INSTANT'
  /** To the day. */
  | 'DAY';

/** A milestone that a lead has reached. */
export type LeadMilestone = {
  readonly __typename?: 'LeadMilestone';
  /** Which one. */
  readonly milestone: Milestone;
  /** When. Null where nobody recorded it. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** How it is known. */
  readonly knownBy: MilestoneEvidence;
};

/** How it is known that a milestone was reached. */
export type MilestoneEvidence =
  /** By its date. */
  | 'DATE'
  /** By the CRM's stage, which doesn't say since when. */
  | 'STAGE'
  /** By a later milestone. */
  | 'IMPLIED';

/** A deal of a lead. */
export type Opportunity = Node & {
  readonly __typename?: 'Opportunity';
  /** Opaque, and unique among all objects. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. Null where the CRM gives no name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The CRM's own word for its stage. Null where it gave none. */
  readonly stage?: Maybe<Scalars['String']['output']>;
  /** That stage by the stage map. Null where the map doesn't know it, or there is none. */
  readonly mappedStage?: Maybe<Stage>;
  /** The stages that it came into, in time order. */
  readonly stageHistory: ReadonlyArray<StageChange>;
  /** Who has a part in it. Empty where the CRM's contact roles aren't imported. */
  readonly contactRoles: ReadonlyArray<ContactRole>;
  /** What became of it. */
  readonly outcome: OpportunityOutcome;
  /** Null where the CRM names no amount. */
  readonly amount?: Maybe<Money>;
  /** When it was opened. Null where the CRM doesn't say. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was won or lost. Null where it wasn't, or the CRM doesn't say. */
  readonly closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was won. Null where it wasn't, or the CRM gives no reason. */
  readonly winReason?: Maybe<Scalars['String']['output']>;
  /** Why it was lost. Null where it wasn't, or the CRM gives no reason. */
  readonly lossReason?: Maybe<Scalars['String']['output']>;
  /** Whether it was opened after the lead was won: then it is no part of the lead's revenue. */
  readonly isExpansion: Scalars['Boolean']['output'];
  /** The account that the CRM names for it, else that of its lead. Null where nobody knows of one. */
  readonly account?: Maybe<Account>;
};

/** What can become of an opportunity. */
export type OpportunityOutcome =
  /** Not decided yet. */
  | 'OPEN'
  /** They bought. */
  | 'WON'
  /** They didn't. */
  | 'LOST';

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

/** What the ledger can be grouped by: as the lead has it today. */
export type LedgerDimension =
  /** The channel that it counts in. */
  | 'CHANNEL'
  /** The source that it counts under. */
  | 'SOURCE'
  /** Who in sales has it, `(none)` where nobody does; of a handoff, who had it when it was answered, or last. */
  | 'OWNER';

/** Every lead in exactly one state. */
export type LeadLedger = {
  readonly __typename?: 'LeadLedger';
  /** As of when. */
  readonly asOf: Scalars['DateTime']['output'];
  /**
   * Without `groupBy` one row per state, in the order of the process, states without leads included. Otherwise one per
   * combination of values and state that has leads, at most 1000.
   */
  readonly rows: ReadonlyArray<LedgerRow>;
  /** All leads. The rows add up to it. */
  readonly total: Scalars['Int']['output'];
  /**
   * Where leads went: how many were in one state at `since` and in another, or still in the same, as of `asOf`. Added up by
   * `to` they are the rows of this ledger, by `from` those of the ledger as of `since`.
   */
  readonly flows: ReadonlyArray<LedgerFlow>;
  /** What the ledger was computed from. */
  readonly meta: LedgerMeta;
};


/** Every lead in exactly one state. */
export type LeadLedgerFlowsArgs = {
  since: Scalars['DateTime']['input'];
};

/** Leads in one state. */
export type LedgerRow = {
  readonly __typename?: 'LedgerRow';
  /** What the row stands for beside the state. Empty without `groupBy`. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** The state. */
  readonly state: LedgerState;
  /** Who is accountable for leads in it. Null for those that are closed. */
  readonly side?: Maybe<Side>;
  /** How many. */
  readonly leads: Scalars['Int']['output'];
  /** For how many whoever is accountable is late. 0 without an SLA, but for recycled leads whose time has come. */
  readonly overdue: Scalars['Int']['output'];
  /** Since when the one that has been in it longest is. Null without leads. */
  readonly oldestSince?: Maybe<Scalars['DateTime']['output']>;
  /** Amounts of the opportunities that were open then, as they are known today. Null but for IN_PIPELINE. */
  readonly pipeline?: Maybe<Money>;
};

/** Leads that went from one state to another, or stayed. */
export type LedgerFlow = {
  readonly __typename?: 'LedgerFlow';
  /** Where they were. Null for those created since. */
  readonly from?: Maybe<LedgerState>;
  /** Where they are. */
  readonly to: LedgerState;
  /** How many. */
  readonly leads: Scalars['Int']['output'];
};

/** What a ledger was computed from, and what to doubt in it. */
export type LedgerMeta = {
  readonly __typename?: 'LedgerMeta';
  /** How many claims of browsers were left out of it. Null: none was to be. */
  readonly claimsLeftOut?: Maybe<Scalars['Int']['output']>;
  /** The zone of the business hours. */
  readonly timeZone: Scalars['TimeZone']['output'];
  /** What its amounts are in. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** What to know before trusting the numbers. */
  readonly warnings: ReadonlyArray<ReportWarning>;
};

/** Who a lead is handed over to. */
export type HandoffDirection =
  /** From marketing to sales: it has qualified, or has come back to life. */
  | 'TO_SALES'
  /** From sales to marketing: it was recycled. */
  | 'TO_MARKETING';

/** A lead passed from one team to the other, and what came of it. */
export type LeadHandoff = {
  readonly __typename?: 'LeadHandoff';
  /** The lead. */
  readonly lead: Lead;
  /** To whom. */
  readonly direction: HandoffDirection;
  /** When it was handed over. Of a mere day, its last instant. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** The state of the lead as of then. */
  readonly state: LedgerState;
  /** Who in sales had it when it was answered; unanswered, who had it last. Null where nobody did. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** By when the SLA wants a first response, of marketing when it was recycled. Null without an SLA. */
  readonly dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether whoever has it is late as of then: to answer, to accept or refuse, or to nurture. */
  readonly isOverdue: Scalars['Boolean']['output'];
  /** The first outbound activity of sales; of a recycled lead, the first marketing touchpoint. Null where there is none. */
  readonly answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The first two-way contact. Null where there is none. */
  readonly reachedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When sales accepted it. Null where they did not. */
  readonly acceptedAt?: Maybe<Scalars['DateTime']['output']>;
  /** That sales sent it back as no lead for them. Null where they did not. */
  readonly refusal?: Maybe<Refusal>;
  /** That sales gave it back for later. Null where they did not. */
  readonly recycling?: Maybe<Recycling>;
  /** Business time from opening to the answer; without one, to when it was settled, or as of then. */
  readonly waitedSeconds: Scalars['Int']['output'];
};

/** A page of handoffs. */
export type LeadHandoffConnection = {
  readonly __typename?: 'LeadHandoffConnection';
  /** The handoffs, with their cursors. */
  readonly edges: ReadonlyArray<LeadHandoffEdge>;
  /** The handoffs alone. */
  readonly nodes: ReadonlyArray<LeadHandoff>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A handoff on a page. */
export type LeadHandoffEdge = {
  readonly __typename?: 'LeadHandoffEdge';
  /** The handoff. */
  readonly node: LeadHandoff;
  /** Where it stands; `after` takes it. */
  readonly cursor: Scalars['String']['output'];
};

/** Rows as they would be with the same mix of leads. */
export type LikeForLikeReport = {
  readonly __typename?: 'LikeForLikeReport';
  /** One row per combination of values, the 200 with most leads at most, most leads first. */
  readonly rows: ReadonlyArray<LikeForLikeRow>;
  /** The share of all that passes the filter. */
  readonly total: Ratio;
  /** How many kinds of leads there are. */
  readonly strata: Scalars['Int']['output'];
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** Leads that count in one row, compared like for like. */
export type LikeForLikeRow = {
  readonly __typename?: 'LikeForLikeRow';
  /** What the row stands for. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** All leads, also those that are left out. */
  readonly leads: Scalars['Int']['output'];
  /** Won within the days asked for, of the leads that have had them: as they are. */
  readonly rate: Ratio;
  /** The same with the mix that all leads have. */
  readonly likeForLike: StandardisedRate;
  /** Kinds of leads of which the row has fewer than 5, so that they are left out: the commonest of all leads first. */
  readonly notComparable: ReadonlyArray<LeadStratum>;
  /** What to know before trusting it, in sentences. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** A share as it would be with another mix of leads. */
export type StandardisedRate = {
  readonly __typename?: 'StandardisedRate';
  /** From 0 to 1. Null where no kind of lead can be compared. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Where the true share lies with 95% confidence. Null likewise. */
  readonly interval?: Maybe<FloatInterval>;
  /** The share of all leads of the kinds that are compared: what to hold it against. Null likewise. */
  readonly standard?: Maybe<Scalars['Float']['output']>;
  /** Leads of the row that are of these kinds. */
  readonly leads: Scalars['Int']['output'];
  /** Which part of all leads is of these kinds, from 0 to 1. Null where there are no leads at all. */
  readonly coverage?: Maybe<Scalars['Float']['output']>;
};

/** Leads of one kind. */
export type LeadStratum = {
  readonly __typename?: 'LeadStratum';
  /** What makes them of one kind. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** Those of the row. */
  readonly leads: Scalars['Int']['output'];
  /** Those of all rows. */
  readonly allLeads: Scalars['Int']['output'];
};

/** How to sort the rows. */
export type MaturityOrderInput = {
  /** What to compare. Rows without the number come last. */
  readonly by: MaturityOrderField;
  /** Which end first. */
  readonly direction: SortDirection;
};

/** What rows of cohort maturity can be sorted by. */
export type MaturityOrderField =
  /** Leads. */
  | 'LEADS'
  /** Leads that were won. */
  | 'WON'
  /** What is to be expected within the days asked for. */
  | 'PROJECTED'
  /** How far it can be told. */
  | 'SUPPORTED_DAYS'
  /** How much of it has shown so far. */
  | 'MATURITY';

/** What is to be expected of leads, and how sure that is. */
export type CohortMaturityReport = {
  readonly __typename?: 'CohortMaturityReport';
  /** One row per combination of values, at most 1000. */
  readonly rows: ReadonlyArray<MaturityRow>;
  /** All that passes the filter. */
  readonly total: MaturityRow;
  /** All that passes the filter, by the month of creation and by age: the cohort triangle. Months without leads are left out. */
  readonly cohorts: ReadonlyArray<Cohort>;
  /** Since when the wins of the workspace are recorded. */
  readonly recording: Recording;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** Leads that count in one row, and what is to be expected of them. */
export type MaturityRow = {
  readonly __typename?: 'MaturityRow';
  /** What the row stands for. Empty for the total. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** Leads, by when they were created. Those that the projection leaves out are among them. */
  readonly leads: Scalars['Int']['output'];
  /** Of those that it doesn't leave out, how many are won so far, at whatever age. */
  readonly won: Scalars['Int']['output'];
  /** Likewise, how many are lost, and not won. */
  readonly lost: Scalars['Int']['output'];
  /** Likewise, how many are neither. Won, lost, open and what is left out add up to leads. */
  readonly open: Scalars['Int']['output'];
  /** What is to be expected of them. */
  readonly projection: Projection;
  /**
   * What they would come to in the end, however long it takes, if a curve is taken for granted. A scenario to think with, and
   * never the close rate to report: that is `projection`. Null with fewer than 30 wins, and where the leads can't tell how many
   * are never won. Computed only where it is asked for.
   */
  readonly scenario?: Maybe<CloseRateScenario>;
  /** What it was in the earlier range; all zero where there was nothing. Null unless `input` has `compareTo`. */
  readonly previous?: Maybe<MaturityRow>;
};

/** Which share of leads is to be expected to be won within `horizonDays` of their creation, those that are still open included. */
export type Projection = {
  readonly __typename?: 'Projection';
  /** The leads that it is of: those left out are not among them. */
  readonly leads: Scalars['Int']['output'];
  /** Leads left out, as they were created before wins were recorded. */
  readonly notRecorded: Scalars['Int']['output'];
  /** The day before which leads are left out for that. Null where none are. */
  readonly notRecordedBefore?: Maybe<Scalars['Date']['output']>;
  /** Leads left out, as they were won on a day that nobody recorded. */
  readonly undated: Scalars['Int']['output'];
  /** Leads whose win was recorded before the lead itself: counted as won on its day. */
  readonly wonBefore: Scalars['Int']['output'];
  /** The days asked for. */
  readonly horizonDays: Scalars['Int']['output'];
  /** The share, from 0 to 1. Null where too few leads have been watched for so long: `supportedValue` says how far it goes. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Where the true share lies with 95% confidence. Null as the share is. */
  readonly interval?: Maybe<FloatInterval>;
  /**
   * The last day, `horizonDays` at most, for which 30 leads or more were still open, and watched; or up to which each of 30 or
   * more was. Null where there are fewer.
   */
  readonly supportedDays?: Maybe<Scalars['Int']['output']>;
  /** The share that is to be expected within `supportedDays`. Null as these are. */
  readonly supportedValue?: Maybe<Scalars['Float']['output']>;
  /** Where that truly lies, with 95% confidence. */
  readonly supportedInterval?: Maybe<FloatInterval>;
  /** Those won so far within `supportedDays`, of all `leads`: the raw rate. Within `horizonDays` where those are null. */
  readonly observed: Ratio;
  /** How much of `supportedValue` is observed, from 0 to 1. Null where nothing is to be expected. */
  readonly maturity?: Maybe<Scalars['Float']['output']>;
  /** Whether the leads can be judged by it. */
  readonly verdict: MaturityVerdict;
  /** Whether it rests on fewer leads than the workspace's minimum sample. */
  readonly thin: Scalars['Boolean']['output'];
  /** Whether less than 0.8 of what is to be expected has shown, or nothing can be said of `horizonDays`. */
  readonly tooYoung: Scalars['Boolean']['output'];
  /** Whether too few leads have been watched for `horizonDays`. */
  readonly beyondFollowUp: Scalars['Boolean']['output'];
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * Which share of leads would be won in the end, under an assumption: that some of them are never won, and that the days which the
 * others take follow Weibull's distribution (a mixture cure model). It can't know whether that is so, nor what will be done
 * differently from now on.
 */
export type CloseRateScenario = {
  readonly __typename?: 'CloseRateScenario';
  /** The leads that it is of: those that the projection is of. */
  readonly leads: Scalars['Int']['output'];
  /** How many of them are won so far. */
  readonly won: Scalars['Int']['output'];
  /** The share that would be won in the end, from 0 to 1. */
  readonly value: Scalars['Float']['output'];
  /** Where that lies with 95% confidence, as long as the assumption holds (profile likelihood). */
  readonly interval: FloatInterval;
  /** The shape of the distribution: below 1 wins come ever more slowly, above 1 they come in a wave. */
  readonly shape: Scalars['Float']['output'];
  /** Its scale: within so many days 63% of those that would be won are. */
  readonly scaleDays: Scalars['Float']['output'];
  /** By the end of this day of their age half of those that would be won are: 0 is the day of creation. */
  readonly medianDays: Scalars['Int']['output'];
  /** How many days the lead that was watched for longest was. */
  readonly watchedDays: Scalars['Int']['output'];
  /** The share of the wins that would come later still, of which nobody has seen any. */
  readonly beyondWatched: Scalars['Float']['output'];
  /** What to know before using it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** Whether leads can be judged by what is known of them. */
export type MaturityVerdict =
  /** At least 0.8 of what is to be expected within the days asked for has shown. */
  | 'JUDGEABLE'
  /** Less has shown, or nobody has watched enough leads for so long. */
  | 'TOO_YOUNG'
  /** There are fewer than 30 leads, or those that were watched are. */
  | 'TOO_FEW';

/** The leads that were created in one month, at each age. */
export type Cohort = {
  readonly __typename?: 'Cohort';
  /** The month, in the question's time zone: `2026-01`. */
  readonly month: Scalars['String']['output'];
  /** Leads, without those that projections leave out. */
  readonly leads: Scalars['Int']['output'];
  /** One for each of `ages`, the youngest first. */
  readonly points: ReadonlyArray<CohortPoint>;
};

/** A month's leads at one age. */
export type CohortPoint = {
  readonly __typename?: 'CohortPoint';
  /** The age: calendar days since creation, in the workspace's time zone. */
  readonly days: Scalars['Int']['output'];
  /** Won within these days, of the leads of the month that have had them. Of nothing where none has. */
  readonly rate: Ratio;
  /** Whether all of them have: then the rate will not change. */
  readonly complete: Scalars['Boolean']['output'];
};

/**
 * Since when the wins of a workspace are recorded. A calendar month without a win in which, by its leads and the time that leads
 * take, 5 or more were to be expected, is one whose wins nobody recorded.
 */
export type Recording = {
  readonly __typename?: 'Recording';
  /** The day of the first win after the last such month. Null where there was none, and where no win came after. */
  readonly since?: Maybe<Scalars['Date']['output']>;
  /** Those months. */
  readonly silentMonths: ReadonlyArray<SilentMonth>;
  /** Whether no win was recorded after them: then all leads are left out. */
  readonly hasStopped: Scalars['Boolean']['output'];
};

/** A calendar month whose wins nobody recorded. */
export type SilentMonth = {
  readonly __typename?: 'SilentMonth';
  /** The month, in the workspace's time zone: `2026-01`. */
  readonly month: Scalars['String']['output'];
  /** How many wins were to be expected in it. */
  readonly expectedWins: Scalars['Float']['output'];
};

/** Which keys are another person's. */
export type SplitPersonInput = {
  /** The `id` of the person as they are now, or one from before. */
  readonly person: Scalars['ID']['input'];
  /** The `id` of each key that isn't theirs: 1 to 200, all of that person. They stay together only where they are linked themselves. */
  readonly keys: ReadonlyArray<Scalars['ID']['input']>;
  /** Say what would become of it, and change nothing. */
  readonly dryRun: Scalars['Boolean']['input'];
};

/** Of which keys splits are taken back. */
export type JoinPersonInput = {
  /** The `id` of each key that was taken apart: 1 to 200. */
  readonly keys: ReadonlyArray<Scalars['ID']['input']>;
  /** Say what would become of it, and change nothing. */
  readonly dryRun: Scalars['Boolean']['input'];
};

/** What became of a split, or would. Reports show it at once. */
export type SplitPersonPayload = {
  readonly __typename?: 'SplitPersonPayload';
  /** The pairs of keys that were cut. Empty where they are apart already, and after an error. */
  readonly pairs: ReadonlyArray<KeyPair>;
  /** The persons that it concerns, as they were. */
  readonly before: ReadonlyArray<Person>;
  /** The same keys' persons, as they are now. */
  readonly after: ReadonlyArray<Person>;
  /** What has to be mended first. Nothing was changed then. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of taking splits back, or would. Reports show it at once. */
export type JoinPersonPayload = {
  readonly __typename?: 'JoinPersonPayload';
  /** The pairs of keys whose split was taken back. Empty where nothing keeps them apart already, and after an error. */
  readonly pairs: ReadonlyArray<KeyPair>;
  /** The persons that it concerns, as they were. */
  readonly before: ReadonlyArray<Person>;
  /** The same keys' persons, as they are now. */
  readonly after: ReadonlyArray<Person>;
  /** What has to be mended first. Nothing was changed then. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Two keys that a decision is about. */
export type KeyPair = {
  readonly __typename?: 'KeyPair';
  /** One of them. */
  readonly key: PersonKey;
  /** The other. */
  readonly otherKey: PersonKey;
};

/** A human, known by at least one key. */
export type Person = Node & {
  readonly __typename?: 'Person';
  /** Opaque, and unique among all objects. One from before keys were joined or split still finds whoever has the key that it came from. */
  readonly id: Scalars['ID']['output'];
  /** All keys of theirs. Asking needs `READ_PERSONAL_DATA`. */
  readonly keys: ReadonlyArray<PersonKey>;
  /** How many touchpoints they have. */
  readonly touchpointCount: Scalars['Int']['output'];
  /** How many leads they are. */
  readonly leadCount: Scalars['Int']['output'];
  /** The account that they belong to. Null where nobody knows of one. */
  readonly account?: Maybe<Account>;
};

/** What a person is known by. */
export type PersonKey = {
  readonly __typename?: 'PersonKey';
  /** Opaque; `splitPerson` and `joinPerson` take it. */
  readonly id: Scalars['ID']['output'];
  /** What kind of key it is. */
  readonly kind: PersonKeyKind;
  /** Of a CRM record, what its imports call the CRM. Null for other kinds. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** The CRM record's id, or the site's id of the user. Of an address the beginning of a hash, by which nobody is known. */
  readonly value: Scalars['String']['output'];
};

/** What a person can be known by. */
export type PersonKeyKind =
  /** An address. */
  | 'EMAIL'
  /** A record of a CRM. */
  | 'CRM'
  /** The site's own user id. */
  | 'USER';

/** Channels, in groups that can be told apart. */
export type ChannelRankingReport = {
  readonly __typename?: 'ChannelRankingReport';
  /**
   * One row per combination of values, the 200 with most leads at most: by `shrunken`, the best first, and then those of which no
   * lead has had its days.
   */
  readonly rows: ReadonlyArray<RankedRow>;
  /** The share of all that passes the filter. */
  readonly total: Ratio;
  /** How many groups there are. With one, nothing can be told apart. */
  readonly groups: Scalars['Int']['output'];
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** Leads that count in one row, held against those of the others. */
export type RankedRow = {
  readonly __typename?: 'RankedRow';
  /** What the row stands for. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** All leads, also those that are left out. */
  readonly leads: Scalars['Int']['output'];
  /** Won within the days asked for, of the leads that have had them. */
  readonly rate: Ratio;
  /**
   * The share drawn towards that of all, the more the fewer leads it rests on (beta-binomial): what the rows are sorted by, so that
   * one win of two leads doesn't come first. Null where no lead has had its days.
   */
  readonly shrunken?: Maybe<Scalars['Float']['output']>;
  /**
   * Which group it belongs to, 1 the best. Within a group no two rows can be told apart: don't rank them. Each pair is tested (z, of
   * few leads Fisher's exact test), adjusted for there being many (Benjamini–Hochberg, 5%). Null where no lead has had its days.
   */
  readonly group?: Maybe<Scalars['Int']['output']>;
  /** The share less that of all other rows together (Newcombe). */
  readonly difference: RateChange;
  /** How likely chance alone makes it differ so from the others: the same test, adjusted likewise. Null where no lead has had its days. */
  readonly byChance?: Maybe<Scalars['Float']['output']>;
  /** What that comes to, at 5%. */
  readonly standing: Standing;
};

/** How a row compares with all others together. */
export type Standing =
  /** Better, and not by chance. */
  | 'ABOVE'
  /** Worse, and not by chance. */
  | 'BELOW'
  /** It can't be told apart from them. */
  | 'ALIKE';

/** What the collector rejected. */
export type RejectedEvents = {
  readonly __typename?: 'RejectedEvents';
  /** How often, by key, day and reason: the latest day first, then what was most frequent. */
  readonly counts: ReadonlyArray<RejectedCount>;
  /** The last ones, newest first. Of each write key 100 are kept. */
  readonly nodes: ReadonlyArray<RejectedEvent>;
};

/** How often a write key sent what was rejected for a reason, on a day. */
export type RejectedCount = {
  readonly __typename?: 'RejectedCount';
  /** The day, in UTC. */
  readonly day: Scalars['Date']['output'];
  /** What the write key is called. */
  readonly keyName: Scalars['String']['output'];
  /** Why: a word that stays the same. docs/collect.md lists them. */
  readonly reason: Scalars['String']['output'];
  /** What to do about it. */
  readonly remedy: Scalars['String']['output'];
  /** How many. A request that was refused as a whole counts as one. */
  readonly events: Scalars['Int']['output'];
  /** When the last of them was received. */
  readonly lastAt: Scalars['DateTime']['output'];
};

/** An event that was rejected, an identity token of one, or a request that was refused as a whole. Nobody can be known by it. */
export type RejectedEvent = {
  readonly __typename?: 'RejectedEvent';
  /** When it was received. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** What the write key is called. */
  readonly keyName: Scalars['String']['output'];
  /** Why: a word that stays the same. docs/collect.md lists them. */
  readonly reason: Scalars['String']['output'];
  /** What was wrong, without anything that was sent. */
  readonly problem: Scalars['String']['output'];
  /** What to do about it. */
  readonly remedy: Scalars['String']['output'];
  /** As it was sent. Null where it had none, and for a request that was refused as a whole. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** As it was sent. Null where that was no id. */
  readonly eventId?: Maybe<Scalars['String']['output']>;
  /** Its fields as JSON, texts only by their length. Null for a request. */
  readonly excerpt?: Maybe<Scalars['String']['output']>;
};

/** What every report is asked with. */
export type ReportInput = {
  /** The days that it covers. */
  readonly range: DateRangeInput;
  /** The zone in which those days begin and end. The workspace's unless given. */
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** What to count: rows and total are of what it lets through. Everything unless given. */
  readonly filter?: InputMaybe<FilterInput>;
  /**
   * An earlier range to set beside it: rows and total then have `previous`, what they were in it. What was a row only then is
   * a row too. Nothing unless given.
   */
  readonly compareTo?: InputMaybe<CompareInput>;
  /**
   * As of when: only from what was known then, as it would have been answered then, though under the identities, rules and
   * definitions of today. Ranges that move with the calendar are seen from there. Now unless given, or if it is still to come.
   * Of one request, every report that looks back does so to the same instant.
   */
  readonly asOf?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * As of when, under the identities, rules and definitions of then, too: what the report said then. It has to be derived first, by
   * `deriveKnowledge`. `asOf` is the same, and may be left out. Now unless given, or if it is still to come.
   */
  readonly knowledgeAt?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Without what browsers claim of who a visitor is: touchpoints are those of a person only where a signed `identityToken`, an
   * import or the CRM says so. With `knowledgeAt`, of an instant that `deriveKnowledge` has derived without claims.
   */
  readonly withoutClaims: Scalars['Boolean']['input'];
};

/** An earlier range, named in exactly one of these ways. It ends where the report's own range begins, or before. */
export type CompareInput =
  /** Seen from the report's own range. */
  { readonly previous: PreviousRange; readonly range?: never; }
  |  /** Days of your own, in the same zone. */
  { readonly previous?: never; readonly range: DateRangeInput; };

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
  /** From one day to another. */
  { readonly between: DateIntervalInput; readonly preset?: never; readonly lastDays?: never; }
  |  /** A range with a name. */
  { readonly between?: never; readonly preset: DatePreset; readonly lastDays?: never; }
  |  /** So many days, today the last of them. */
  { readonly between?: never; readonly preset?: never; readonly lastDays: Scalars['Int']['input']; };

/** Days from `from`, which is in, to `to`, which is not. */
export type DateIntervalInput = {
  /** The first day. */
  readonly from: Scalars['Date']['input'];
  /** The day after the last. */
  readonly to: Scalars['Date']['input'];
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

/** What a report was computed from, and what to doubt in it. */
export type ReportMeta = {
  readonly __typename?: 'ReportMeta';
  /** The range that it covers. */
  readonly range: ResolvedRange;
  /** The earlier range that `previous` is of. Null where the report is compared with none. */
  readonly compareRange?: Maybe<ResolvedRange>;
  /** It was computed from what was known then: when it was asked for, unless `asOf` says otherwise. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Identities, rules and definitions are those of then. Null: those of now. */
  readonly knowledgeAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many claims of browsers were left out of it. Null: none was to be. */
  readonly claimsLeftOut?: Maybe<Scalars['Int']['output']>;
  /** The zone in which its days begin and end. */
  readonly timeZone: Scalars['TimeZone']['output'];
  /** What its amounts are in. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** What to know before trusting the numbers. */
  readonly warnings: ReadonlyArray<ReportWarning>;
};

/** A range as instants: `from` is in, `to` is not. */
export type ResolvedRange = {
  readonly __typename?: 'ResolvedRange';
  /** The first instant. */
  readonly from: Scalars['DateTime']['output'];
  /** The instant after the last. */
  readonly to: Scalars['DateTime']['output'];
};

/** A doubt about the data, with its size. */
export type ReportWarning = {
  readonly __typename?: 'ReportWarning';
  /** Which doubt. */
  readonly code: ReportWarningCode;
  /** The doubt in words. */
  readonly message: Scalars['String']['output'];
  /** How many rows, leads or conversions it is about; the message says which. */
  readonly affectedCount: Scalars['Int']['output'];
};

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

/** A share that keeps its parts, so that shares can be added up again. */
export type Ratio = {
  readonly __typename?: 'Ratio';
  /** The part. */
  readonly numerator: Scalars['Int']['output'];
  /** The whole. */
  readonly denominator: Scalars['Int']['output'];
  /** Part by whole, from 0 to 1. Null where the whole is 0. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Where the true share lies with 95% confidence (Wilson). Null where the whole is 0. */
  readonly interval?: Maybe<FloatInterval>;
  /** Whether the whole is smaller than the workspace's minimum sample. */
  readonly thin: Scalars['Boolean']['output'];
};

/** How much a share differs from what it was in the earlier range. */
export type RateChange = {
  readonly __typename?: 'RateChange';
  /** The share less what it was: 0.25 after 0.20 is 0.05. Null where one of the two is. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** Where the true difference lies with 95% confidence (Newcombe). Holds it 0, the two may well be the same. */
  readonly interval?: Maybe<FloatInterval>;
};

/** Both ends are in. */
export type FloatInterval = {
  readonly __typename?: 'FloatInterval';
  /** The lower end. */
  readonly low: Scalars['Float']['output'];
  /** The upper end. */
  readonly high: Scalars['Float']['output'];
};

/** One value of one dimension that a row stands for. */
export type DimensionValue = {
  readonly __typename?: 'DimensionValue';
  /** What was grouped by. */
  readonly dimension: Dimension;
  /** The value itself, as filters take it: `(none)`, `(unattributed)`, `(unassigned)` and `(sales-sourced)` included. */
  readonly value: Scalars['String']['output'];
  /** The value as people read it. */
  readonly label: Scalars['String']['output'];
};

/** Everything that rows can be grouped by. */
export type Dimension =
  /** The kind of source, by the channel rules. */
  | 'CHANNEL'
  /** The source, as tagged, referred or told by the CRM. */
  | 'SOURCE'
  /** The medium, as tagged or derived from the referrer. */
  | 'MEDIUM'
  /** The campaign, as tagged. */
  | 'CAMPAIGN'
  /** The advertisement, as tagged. */
  | 'AD_CONTENT'
  /** The search term, as tagged. */
  | 'KEYWORD'
  /** The first page of the visit. */
  | 'LANDING_PAGE'
  /** The host that referred the visit. */
  | 'REFERRER_HOST'
  /** The page of the form that made it a lead. */
  | 'CONVERSION_PAGE'
  /** Who the CRM says owns the lead. */
  | 'OWNER'
  /** The month in which the lead was created. */
  | 'MONTH';

/** From small to large, or from large to small. */
export type SortDirection =
  /** Small first. */
  | 'ASC'
  /** Large first. */
  | 'DESC';

/** How points become the probability of reaching the milestone. */
export type ScoreProbability =
  /**
   * By the leads of the range: isotonic regression, which never falls as points rise. Leads are dealt out to five parts in time order,
   * and what is foretold of each part comes from the other four.
   */
  | 'FITTED'
  /** Points divided by the most that there can be, from 0 to 1: as if the score were meant to be a probability. */
  | 'PART_OF_MOST';

/** How well a score foretells. */
export type ScoreEvaluation = {
  readonly __typename?: 'ScoreEvaluation';
  /** The place of the score in the definition. */
  readonly score: Scalars['String']['output'];
  /** The most points that it gives. */
  readonly mostPoints: Scalars['Float']['output'];
  /** What it is to foretell. */
  readonly milestone: Milestone;
  /** So many days after its creation each lead is scored. */
  readonly afterDays: Scalars['Int']['output'];
  /** Within so many days of its creation a lead must have reached the milestone. */
  readonly horizonDays: Scalars['Int']['output'];
  /** How points became probabilities. */
  readonly probability: ScoreProbability;
  /** Those that reached the milestone in time, of all leads that are judged. */
  readonly rate: Ratio;
  /** Leads that are left out: they had reached the milestone, or were won or lost, when they are scored. */
  readonly settled: Scalars['Int']['output'];
  /**
   * Of a lead that reached the milestone and one that didn't, how likely it is that the first has more points; equals count half (AUC, by
   * mid-ranks). 0.5 is chance, 1 tells all apart. Null where all reached it, or none.
   */
  readonly areaUnderCurve?: Maybe<Scalars['Float']['output']>;
  /** Where that lies with 95% confidence (DeLong). Null with fewer than two of a kind, and where nothing varies, as where it tells all apart. */
  readonly areaInterval?: Maybe<FloatInterval>;
  /** The tenth of the leads with most points. Null where none reached the milestone. */
  readonly topDecile?: Maybe<TopDecile>;
  /** How well probabilities agree with what came. Null without leads; with FITTED, with fewer than five. */
  readonly calibration?: Maybe<ScoreCalibration>;
  /** What became of the leads with each number of points, fewest first: at most 1000. */
  readonly steps: ReadonlyArray<ScoreStep>;
  /** Those of the steps at which fewer leads reached the milestone than with fewer points: where the score is the wrong way round. */
  readonly fallingSteps: ReadonlyArray<ScoreStep>;
  /**
   * What the score asks that is known only as it is now, and may have been written after the lead was scored: it then knows what it is to
   * foretell. Empty where it asks of the journey alone, which is as it was.
   */
  readonly laterFacts: ReadonlyArray<LaterFact>;
  /** What to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** The tenth of the leads that has most points. */
export type TopDecile = {
  readonly __typename?: 'TopDecile';
  /** A tenth of all, which need not be a whole number. */
  readonly leads: Scalars['Float']['output'];
  /** Those that reached the milestone. Of leads with as many points of which only some belong to the tenth, so large a part. */
  readonly reached: Scalars['Float']['output'];
  /** Their share. */
  readonly share: Scalars['Float']['output'];
  /** How many times the share of all leads that is. */
  readonly lift: Scalars['Float']['output'];
};

/** How well what is foretold of leads agrees with what became of them. */
export type ScoreCalibration = {
  readonly __typename?: 'ScoreCalibration';
  /** The mean squared difference of the two (Brier): 0 at best. */
  readonly brier: Scalars['Float']['output'];
  /**
   * How much less that is than if everybody had been foretold the share of all: 1 at best, below 0 worse than that. Null where all
   * reached the milestone, or none.
   */
  readonly skill?: Maybe<Scalars['Float']['output']>;
  /** By how much the two differ within a bin, on average over leads. */
  readonly error: Scalars['Float']['output'];
  /** Leads by what was foretold of them: ten bins of the same width, lowest first. */
  readonly bins: ReadonlyArray<CalibrationBin>;
};

/** Leads of whom about as much was foretold. */
export type CalibrationBin = {
  readonly __typename?: 'CalibrationBin';
  /** The lower end, which is in. */
  readonly from: Scalars['Float']['output'];
  /** The upper end, which is in the next bin; 1 is in the last. */
  readonly to: Scalars['Float']['output'];
  /** The mean of what was foretold. Null without leads. */
  readonly foretold?: Maybe<Scalars['Float']['output']>;
  /** Those that reached the milestone. */
  readonly observed: Ratio;
};

/** What became of the leads with one number of points. */
export type ScoreStep = {
  readonly __typename?: 'ScoreStep';
  /** The points. */
  readonly points: Scalars['Float']['output'];
  /** Those that reached the milestone. */
  readonly rate: Ratio;
  /** How much that differs from the next fewer points that any lead has (Newcombe). Null of the fewest. */
  readonly change?: Maybe<RateChange>;
  /** Whether fewer reached it than with fewer points. */
  readonly isFalling: Scalars['Boolean']['output'];
};

/** A fact of leads that may have been written after they are scored. */
export type LaterFact = {
  readonly __typename?: 'LaterFact';
  /** The rule that asks for it: `crmStage`. */
  readonly asks: Scalars['String']['output'];
  /** Of how many leads it was written later, those that have it. */
  readonly writtenLater: Scalars['Int']['output'];
  /** Of how many leads nobody knows since when they have it. */
  readonly notKnownWhen: Scalars['Int']['output'];
};

/** How stable the quality of leads is. */
export type StabilityReport = {
  readonly __typename?: 'StabilityReport';
  /** One row per combination of values, at most 1000, most leads first. */
  readonly rows: ReadonlyArray<StabilityRow>;
  /** Those that have had fewer leads than the workspace's minimum sample, of all time: too new for limits. */
  readonly experimental: ReadonlyArray<StabilityRow>;
  /** All that passes the filter, new sources included. */
  readonly total: StabilityRow;
  /** Since when the wins of the workspace are recorded. */
  readonly recording: Recording;
  /** What the report was computed from. */
  readonly meta: ReportMeta;
};

/** The charts of one row. */
export type StabilityRow = {
  readonly __typename?: 'StabilityRow';
  /** What the row stands for. Empty for the total. */
  readonly keys: ReadonlyArray<DimensionValue>;
  /** Leads of all time. */
  readonly leadsEver: Scalars['Int']['output'];
  /** Of handoffs to sales, by the week in which they were opened, the share that was accepted within the days asked for. */
  readonly acceptance: ControlChart;
  /** Of leads, by the week in which they were created, the share that was won within the days asked for. */
  readonly closeRate: ControlChart;
  /** What stands out, and what to know before trusting it, in sentences that name its numbers. */
  readonly caveats: ReadonlyArray<Scalars['String']['output']>;
};

/** The shares of weeks, and what chance makes of them. */
export type ControlChart = {
  readonly __typename?: 'ControlChart';
  /** The days that each lead or handoff is given. */
  readonly withinDays: Scalars['Int']['output'];
  /** The share of all weeks of `points` together. */
  readonly centre: Ratio;
  /** Whether the share is the same from week to week, but for chance. */
  readonly verdict: StabilityVerdict;
  /** The weeks whose leads have all had their days, in time order. Weeks without any are left out. */
  readonly points: ReadonlyArray<ChartPoint>;
  /** The weeks of which some have not: judged by nothing yet. */
  readonly young: ReadonlyArray<YoungWeek>;
};

/** Whether a share is the same from week to week, but for chance. */
export type StabilityVerdict =
  /** No week is beyond a limit, and there is no run. */
  | 'STABLE'
  /** There is such a week, or run. */
  | 'UNSTABLE'
  /** There are fewer than 8 weeks: no limits. */
  | 'TOO_FEW'
  /** There have been too few leads, of all time: no limits. */
  | 'EXPERIMENTAL';

/** One week of a chart. */
export type ChartPoint = {
  readonly __typename?: 'ChartPoint';
  /** Its Monday. */
  readonly week: Scalars['Date']['output'];
  /** The share in this week. */
  readonly rate: Ratio;
  /**
   * The least share that chance alone makes of so many leads, if the centre is the truth: less comes once in 741 weeks at most, which is
   * three standard deviations where leads are many. Null without limits.
   */
  readonly low?: Maybe<Scalars['Float']['output']>;
  /** The largest, likewise. */
  readonly high?: Maybe<Scalars['Float']['output']>;
  /** What stands out. Nothing without limits. */
  readonly signals: ReadonlyArray<ChartSignal>;
};

/** What stands out in a week. */
export type ChartSignal =
  /** More than chance makes. */
  | 'ABOVE_LIMIT'
  /** Less than chance makes. */
  | 'BELOW_LIMIT'
  /** One of 8 weeks or more in a row above the centre. */
  | 'RUN_ABOVE'
  /** One of 8 weeks or more in a row below the centre. */
  | 'RUN_BELOW';

/** A week of which some leads have not had their days yet. */
export type YoungWeek = {
  readonly __typename?: 'YoungWeek';
  /** Its Monday. */
  readonly week: Scalars['Date']['output'];
  /** The share so far, of all of its leads. */
  readonly soFar: Ratio;
};

/** A stage as both teams call it. */
export type Stage = {
  readonly __typename?: 'Stage';
  /** What both teams call it. */
  readonly name: Scalars['String']['output'];
  /** The CRM's words that mean it. Capitals don't matter. */
  readonly crmStages: ReadonlyArray<Scalars['String']['output']>;
  /** What being in it means. */
  readonly means: StageMeaning;
  /** Who is accountable for a lead in it. */
  readonly side: Side;
  /** How many days a lead should be in it at most. Null where nobody has said. */
  readonly expectedDays?: Maybe<Scalars['Int']['output']>;
};

/** What being in a stage means. */
export type StageMeaning =
  /** A lead, not more yet. */
  | 'LEAD'
  /** Marketing-qualified. */
  | 'MQL'
  /** Accepted by sales. */
  | 'SAL'
  /** Sales-qualified. */
  | 'SQL'
  /** There is an opportunity. */
  | 'OPPORTUNITY'
  /** They bought. */
  | 'WON'
  /** They didn't. */
  | 'LOST'
  /** Marketing has it: it isn't ready yet. */
  | 'NURTURING'
  /** Sales sent it back as no lead for them. */
  | 'REFUSED'
  /** Sales gave it back for later. */
  | 'RECYCLED';

/** A lead or an opportunity came into a stage. */
export type StageChange = {
  readonly __typename?: 'StageChange';
  /** The CRM's own word. */
  readonly stage: Scalars['String']['output'];
  /** That stage by the stage map. Null where the map doesn't know it, or there is none. */
  readonly mappedStage?: Maybe<Stage>;
  /** The stage that it came from, in the CRM's own word. Null where nobody knows. */
  readonly fromStage?: Maybe<Scalars['String']['output']>;
  /** When. Of a mere day, the last instant. */
  readonly at: Scalars['DateTime']['output'];
  /** Who says so. */
  readonly source: HistorySource;
};

/** How it is known when a stage was entered. */
export type HistorySource =
  /** The CRM's own history says when. */
  | 'CRM_HISTORY'
  /** Two imports differ: it was between them, at the latest at the time given. */
  | 'SNAPSHOT_DIFF';

/** Somebody's part in an opportunity. */
export type ContactRole = {
  readonly __typename?: 'ContactRole';
  /** As the CRM calls it. Null where it gives no name. */
  readonly role?: Maybe<Scalars['String']['output']>;
  /** Whether the CRM calls them the primary contact. */
  readonly isPrimary: Scalars['Boolean']['output'];
  /** Who it is: the lead that they were when the opportunity was opened, else their first. Null where they are no lead. */
  readonly lead?: Maybe<Lead>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  RateLimit: ResolverTypeWrapper<RateLimit>;
  Node: ResolverTypeWrapper<NodeParent>;
  Viewer: ResolverTypeWrapper<Omit<Viewer, 'workspace'> & { workspace: ResolversTypes['Workspace'] }>;
  Role: Role;
  Permission: Permission;
  Workspace: ResolverTypeWrapper<WorkspaceParent>;
  Money: ResolverTypeWrapper<MoneyParent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  AccountFilter: AccountFilter;
  AccountConnection: ResolverTypeWrapper<AccountConnectionParent>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  Account: ResolverTypeWrapper<AccountParent>;
  AccountPersonConnection: ResolverTypeWrapper<AccountPersonConnectionParent>;
  AccountPersonEdge: ResolverTypeWrapper<AccountPersonEdgeParent>;
  AccountEvidence: AccountEvidence;
  AccountJourneyConnection: ResolverTypeWrapper<AccountJourneyConnectionParent>;
  AccountJourneyEdge: ResolverTypeWrapper<AccountJourneyEdgeParent>;
  Arrival: ResolverTypeWrapper<ArrivalParent>;
  ArrivalVerdict: ArrivalVerdict;
  Trust: Trust;
  CustomWeightsInput: CustomWeightsInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ChannelWeightInput: ChannelWeightInput;
  JourneySubject: JourneySubject;
  AttributionOrderInput: AttributionOrderInput;
  AttributionOrderField: AttributionOrderField;
  AttributionModel: AttributionModel;
  Milestone: Milestone;
  TouchpointDimension: TouchpointDimension;
  DateBasis: DateBasis;
  AttributionReport: ResolverTypeWrapper<Omit<AttributionReport, 'rows' | 'total'> & { rows: ReadonlyArray<ResolversTypes['AttributionRow']>, total: ResolversTypes['AttributionTotal'] }>;
  AttributionRow: ResolverTypeWrapper<AttributionRowParent>;
  AttributionTotal: ResolverTypeWrapper<Omit<AttributionTotal, 'value' | 'spend' | 'costPerCredit' | 'previous'> & { value?: Maybe<ResolversTypes['Money']>, spend?: Maybe<ResolversTypes['Money']>, costPerCredit?: Maybe<ResolversTypes['Money']>, previous?: Maybe<ResolversTypes['AttributionTotal']> }>;
  AudienceInput: AudienceInput;
  Population: Population;
  AudienceFact: AudienceFact;
  AudienceMatchReport: ResolverTypeWrapper<AudienceMatchReport>;
  AudienceRow: ResolverTypeWrapper<AudienceRow>;
  MixDifference: ResolverTypeWrapper<MixDifference>;
  PsiBand: PsiBand;
  BotEventCount: ResolverTypeWrapper<BotEventCount>;
  LeadAssignment: LeadAssignment;
  LeadDimension: LeadDimension;
  ChannelOrderInput: ChannelOrderInput;
  ChannelOrderField: ChannelOrderField;
  ChannelPerformanceReport: ResolverTypeWrapper<Omit<ChannelPerformanceReport, 'rows' | 'total'> & { rows: ReadonlyArray<ResolversTypes['ChannelRow']>, total: ResolversTypes['ChannelRow'] }>;
  ChannelRow: ResolverTypeWrapper<ChannelRowParent>;
  ProjectedCost: ResolverTypeWrapper<Omit<ProjectedCost, 'value' | 'interval'> & { value?: Maybe<ResolversTypes['Money']>, interval?: Maybe<ResolversTypes['MoneyInterval']> }>;
  MoneyInterval: ResolverTypeWrapper<Omit<MoneyInterval, 'low' | 'high'> & { low: ResolversTypes['Money'], high?: Maybe<ResolversTypes['Money']> }>;
  DayStats: ResolverTypeWrapper<DayStats>;
  WonWithin: ResolverTypeWrapper<WonWithin>;
  ChannelRule: ResolverTypeWrapper<ChannelRule>;
  ChannelRuleFact: ResolverTypeWrapper<ChannelRuleFact>;
  ChannelRuleInput: ChannelRuleInput;
  ChannelRuleFacts: ChannelRuleFacts;
  ChannelRulePreview: ResolverTypeWrapper<ChannelRulePreview>;
  ChannelMove: ResolverTypeWrapper<ChannelMove>;
  CloseRateSplitReport: ResolverTypeWrapper<CloseRateSplitReport>;
  CloseRateParts: ResolverTypeWrapper<CloseRateParts>;
  CloseRateSplitRow: ResolverTypeWrapper<CloseRateSplitRow>;
  SupposedRate: ResolverTypeWrapper<SupposedRate>;
  ExperimentInput: ExperimentInput;
  VariantShareInput: VariantShareInput;
  Experiment: ResolverTypeWrapper<Experiment>;
  ExperimentReport: ResolverTypeWrapper<Omit<ExperimentReport, 'variants'> & { variants: ReadonlyArray<ResolversTypes['ExperimentVariant']> }>;
  SampleRatio: ResolverTypeWrapper<SampleRatio>;
  MilestoneMaturity: ResolverTypeWrapper<MilestoneMaturity>;
  ExperimentVariant: ResolverTypeWrapper<Omit<ExperimentVariant, 'revenue'> & { revenue: ResolversTypes['VariantRevenue'] }>;
  VariantMilestone: ResolverTypeWrapper<VariantMilestone>;
  VariantDifference: ResolverTypeWrapper<VariantDifference>;
  Estimate: ResolverTypeWrapper<Estimate>;
  ExperimentVerdict: ExperimentVerdict;
  VariantRevenue: ResolverTypeWrapper<Omit<VariantRevenue, 'total' | 'difference'> & { total: ResolversTypes['Money'], difference?: Maybe<ResolversTypes['RevenueDifference']> }>;
  RevenueDifference: ResolverTypeWrapper<Omit<RevenueDifference, 'increment'> & { increment: ResolversTypes['Money'] }>;
  DecimalInterval: ResolverTypeWrapper<DecimalInterval>;
  FilterInput: FilterInput;
  ConditionInput: ConditionInput;
  FilterOperator: FilterOperator;
  FunnelReport: ResolverTypeWrapper<Omit<FunnelReport, 'rows' | 'total'> & { rows: ReadonlyArray<ResolversTypes['FunnelRow']>, total: ResolversTypes['FunnelRow'] }>;
  FunnelRow: ResolverTypeWrapper<Omit<FunnelRow, 'velocity'> & { velocity: ResolversTypes['Velocity'] }>;
  FunnelStep: ResolverTypeWrapper<FunnelStep>;
  TimeInStage: ResolverTypeWrapper<TimeInStage>;
  DaysInStage: ResolverTypeWrapper<DaysInStage>;
  DaysInterval: ResolverTypeWrapper<DaysInterval>;
  EstimatedShare: ResolverTypeWrapper<EstimatedShare>;
  StageCapacity: ResolverTypeWrapper<StageCapacity>;
  Velocity: ResolverTypeWrapper<Omit<Velocity, 'meanValue' | 'perDay'> & { meanValue?: Maybe<ResolversTypes['Money']>, perDay?: Maybe<ResolversTypes['Money']> }>;
  HandoffOrderInput: HandoffOrderInput;
  HandoffOrderField: HandoffOrderField;
  ReasonOrderInput: ReasonOrderInput;
  ReasonOrderField: ReasonOrderField;
  HandoffReport: ResolverTypeWrapper<HandoffReport>;
  HandoffRow: ResolverTypeWrapper<HandoffRow>;
  DurationStats: ResolverTypeWrapper<DurationStats>;
  ServiceLevel: ResolverTypeWrapper<ServiceLevel>;
  ReasonKind: ReasonKind;
  ReasonReport: ResolverTypeWrapper<ReasonReport>;
  ReasonRow: ResolverTypeWrapper<ReasonRow>;
  TouchpointConnection: ResolverTypeWrapper<TouchpointConnectionParent>;
  TouchpointEdge: ResolverTypeWrapper<TouchpointEdgeParent>;
  Touchpoint: ResolverTypeWrapper<TouchpointParent>;
  ActivityDirection: ActivityDirection;
  Side: Side;
  DeriveKnowledgeInput: DeriveKnowledgeInput;
  DeriveKnowledgePayload: ResolverTypeWrapper<Omit<DeriveKnowledgePayload, 'knowledge'> & { knowledge: ReadonlyArray<ResolversTypes['Knowledge']> }>;
  Knowledge: ResolverTypeWrapper<KnowledgeParent>;
  KnowledgeStatus: KnowledgeStatus;
  ExplainChangeInput: ExplainChangeInput;
  ExplainedReportInput: ExplainedReportInput;
  ExplainedChannelsInput: ExplainedChannelsInput;
  ExplainedAttributionInput: ExplainedAttributionInput;
  ChangeExplanation: ResolverTypeWrapper<ChangeExplanation>;
  ExplainedRow: ResolverTypeWrapper<ExplainedRow>;
  ExplainedMeasure: ResolverTypeWrapper<ExplainedMeasure>;
  ChangePart: ResolverTypeWrapper<ChangePart>;
  ChangeCause: ChangeCause;
  ChangedMeasure: ChangedMeasure;
  KpiBucket: KpiBucket;
  Metric: ResolverTypeWrapper<MetricParent>;
  MetricUnit: MetricUnit;
  MetricDirection: MetricDirection;
  KpiReport: ResolverTypeWrapper<Omit<KpiReport, 'items'> & { items: ReadonlyArray<ResolversTypes['Kpi']> }>;
  Kpi: ResolverTypeWrapper<Omit<Kpi, 'metric' | 'money'> & { metric: ResolversTypes['Metric'], money?: Maybe<ResolversTypes['Money']> }>;
  KpiStatus: KpiStatus;
  KpiPoint: ResolverTypeWrapper<KpiPoint>;
  KpiDoubt: KpiDoubt;
  LagSubject: LagSubject;
  LagReport: ResolverTypeWrapper<LagReport>;
  LagCurve: ResolverTypeWrapper<LagCurve>;
  LagPoint: ResolverTypeWrapper<LagPoint>;
  LagRow: ResolverTypeWrapper<LagRow>;
  LagStart: LagStart;
  LagResult: ResolverTypeWrapper<LagResult>;
  ExpectedInterval: ResolverTypeWrapper<ExpectedInterval>;
  LeadFilter: LeadFilter;
  LeadConnection: ResolverTypeWrapper<LeadConnectionParent>;
  LeadEdge: ResolverTypeWrapper<Omit<LeadEdge, 'node'> & { node: ResolversTypes['Lead'] }>;
  Lead: ResolverTypeWrapper<LeadParent>;
  Refusal: ResolverTypeWrapper<Refusal>;
  Recycling: ResolverTypeWrapper<Recycling>;
  Precision: Precision;
  LeadMilestone: ResolverTypeWrapper<LeadMilestone>;
  MilestoneEvidence: MilestoneEvidence;
  Opportunity: ResolverTypeWrapper<OpportunityParent>;
  OpportunityOutcome: OpportunityOutcome;
  LedgerState: LedgerState;
  LedgerDimension: LedgerDimension;
  LeadLedger: ResolverTypeWrapper<LeadLedgerParent>;
  LedgerRow: ResolverTypeWrapper<Omit<LedgerRow, 'pipeline'> & { pipeline?: Maybe<ResolversTypes['Money']> }>;
  LedgerFlow: ResolverTypeWrapper<LedgerFlow>;
  LedgerMeta: ResolverTypeWrapper<LedgerMeta>;
  HandoffDirection: HandoffDirection;
  LeadHandoff: ResolverTypeWrapper<LeadHandoffParent>;
  LeadHandoffConnection: ResolverTypeWrapper<LeadHandoffConnectionParent>;
  LeadHandoffEdge: ResolverTypeWrapper<Omit<LeadHandoffEdge, 'node'> & { node: ResolversTypes['LeadHandoff'] }>;
  LikeForLikeReport: ResolverTypeWrapper<LikeForLikeReport>;
  LikeForLikeRow: ResolverTypeWrapper<LikeForLikeRow>;
  StandardisedRate: ResolverTypeWrapper<StandardisedRate>;
  LeadStratum: ResolverTypeWrapper<LeadStratum>;
  MaturityOrderInput: MaturityOrderInput;
  MaturityOrderField: MaturityOrderField;
  CohortMaturityReport: ResolverTypeWrapper<Omit<CohortMaturityReport, 'rows' | 'total'> & { rows: ReadonlyArray<ResolversTypes['MaturityRow']>, total: ResolversTypes['MaturityRow'] }>;
  MaturityRow: ResolverTypeWrapper<MaturityRowParent>;
  Projection: ResolverTypeWrapper<Projection>;
  CloseRateScenario: ResolverTypeWrapper<CloseRateScenario>;
  MaturityVerdict: MaturityVerdict;
  Cohort: ResolverTypeWrapper<Cohort>;
  CohortPoint: ResolverTypeWrapper<CohortPoint>;
  Recording: ResolverTypeWrapper<Recording>;
  SilentMonth: ResolverTypeWrapper<SilentMonth>;
  SplitPersonInput: SplitPersonInput;
  JoinPersonInput: JoinPersonInput;
  SplitPersonPayload: ResolverTypeWrapper<Omit<SplitPersonPayload, 'pairs' | 'before' | 'after'> & { pairs: ReadonlyArray<ResolversTypes['KeyPair']>, before: ReadonlyArray<ResolversTypes['Person']>, after: ReadonlyArray<ResolversTypes['Person']> }>;
  JoinPersonPayload: ResolverTypeWrapper<Omit<JoinPersonPayload, 'pairs' | 'before' | 'after'> & { pairs: ReadonlyArray<ResolversTypes['KeyPair']>, before: ReadonlyArray<ResolversTypes['Person']>, after: ReadonlyArray<ResolversTypes['Person']> }>;
  KeyPair: ResolverTypeWrapper<Omit<KeyPair, 'key' | 'otherKey'> & { key: ResolversTypes['PersonKey'], otherKey: ResolversTypes['PersonKey'] }>;
  Person: ResolverTypeWrapper<PersonParent>;
  PersonKey: ResolverTypeWrapper<PersonKeyParent>;
  PersonKeyKind: PersonKeyKind;
  ChannelRankingReport: ResolverTypeWrapper<ChannelRankingReport>;
  RankedRow: ResolverTypeWrapper<RankedRow>;
  Standing: Standing;
  RejectedEvents: ResolverTypeWrapper<Omit<RejectedEvents, 'counts' | 'nodes'> & { counts: ReadonlyArray<ResolversTypes['RejectedCount']>, nodes: ReadonlyArray<ResolversTypes['RejectedEvent']> }>;
  RejectedCount: ResolverTypeWrapper<RejectedCountParent>;
  RejectedEvent: ResolverTypeWrapper<RejectedEventParent>;
  ReportInput: ReportInput;
  CompareInput: CompareInput;
  PreviousRange: PreviousRange;
  DateRangeInput: DateRangeInput;
  DateIntervalInput: DateIntervalInput;
  DatePreset: DatePreset;
  ReportMeta: ResolverTypeWrapper<ReportMeta>;
  ResolvedRange: ResolverTypeWrapper<ResolvedRange>;
  ReportWarning: ResolverTypeWrapper<ReportWarning>;
  ReportWarningCode: ReportWarningCode;
  Ratio: ResolverTypeWrapper<Ratio>;
  RateChange: ResolverTypeWrapper<RateChange>;
  FloatInterval: ResolverTypeWrapper<FloatInterval>;
  DimensionValue: ResolverTypeWrapper<DimensionValue>;
  Dimension: Dimension;
  SortDirection: SortDirection;
  ScoreProbability: ScoreProbability;
  ScoreEvaluation: ResolverTypeWrapper<ScoreEvaluation>;
  TopDecile: ResolverTypeWrapper<TopDecile>;
  ScoreCalibration: ResolverTypeWrapper<ScoreCalibration>;
  CalibrationBin: ResolverTypeWrapper<CalibrationBin>;
  ScoreStep: ResolverTypeWrapper<ScoreStep>;
  LaterFact: ResolverTypeWrapper<LaterFact>;
  StabilityReport: ResolverTypeWrapper<StabilityReport>;
  StabilityRow: ResolverTypeWrapper<StabilityRow>;
  ControlChart: ResolverTypeWrapper<ControlChart>;
  StabilityVerdict: StabilityVerdict;
  ChartPoint: ResolverTypeWrapper<ChartPoint>;
  ChartSignal: ChartSignal;
  YoungWeek: ResolverTypeWrapper<YoungWeek>;
  Stage: ResolverTypeWrapper<StageParent>;
  StageMeaning: StageMeaning;
  StageChange: ResolverTypeWrapper<StageChangeParent>;
  HistorySource: HistorySource;
  ContactRole: ResolverTypeWrapper<ContactRoleParent>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  TimeZone: Scalars['TimeZone']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  UserError: UserError;
  RateLimit: RateLimit;
  Node: NodeParent;
  Viewer: Omit<Viewer, 'workspace'> & { workspace: ResolversParentTypes['Workspace'] };
  Workspace: WorkspaceParent;
  Money: MoneyParent;
  PageInfo: PageInfo;
  AccountFilter: AccountFilter;
  AccountConnection: AccountConnectionParent;
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  Account: AccountParent;
  AccountPersonConnection: AccountPersonConnectionParent;
  AccountPersonEdge: AccountPersonEdgeParent;
  AccountJourneyConnection: AccountJourneyConnectionParent;
  AccountJourneyEdge: AccountJourneyEdgeParent;
  Arrival: ArrivalParent;
  CustomWeightsInput: CustomWeightsInput;
  Float: Scalars['Float']['output'];
  ChannelWeightInput: ChannelWeightInput;
  AttributionOrderInput: AttributionOrderInput;
  AttributionReport: Omit<AttributionReport, 'rows' | 'total'> & { rows: ReadonlyArray<ResolversParentTypes['AttributionRow']>, total: ResolversParentTypes['AttributionTotal'] };
  AttributionRow: AttributionRowParent;
  AttributionTotal: Omit<AttributionTotal, 'value' | 'spend' | 'costPerCredit' | 'previous'> & { value?: Maybe<ResolversParentTypes['Money']>, spend?: Maybe<ResolversParentTypes['Money']>, costPerCredit?: Maybe<ResolversParentTypes['Money']>, previous?: Maybe<ResolversParentTypes['AttributionTotal']> };
  AudienceInput: AudienceInput;
  AudienceMatchReport: AudienceMatchReport;
  AudienceRow: AudienceRow;
  MixDifference: MixDifference;
  BotEventCount: BotEventCount;
  ChannelOrderInput: ChannelOrderInput;
  ChannelPerformanceReport: Omit<ChannelPerformanceReport, 'rows' | 'total'> & { rows: ReadonlyArray<ResolversParentTypes['ChannelRow']>, total: ResolversParentTypes['ChannelRow'] };
  ChannelRow: ChannelRowParent;
  ProjectedCost: Omit<ProjectedCost, 'value' | 'interval'> & { value?: Maybe<ResolversParentTypes['Money']>, interval?: Maybe<ResolversParentTypes['MoneyInterval']> };
  MoneyInterval: Omit<MoneyInterval, 'low' | 'high'> & { low: ResolversParentTypes['Money'], high?: Maybe<ResolversParentTypes['Money']> };
  DayStats: DayStats;
  WonWithin: WonWithin;
  ChannelRule: ChannelRule;
  ChannelRuleFact: ChannelRuleFact;
  ChannelRuleInput: ChannelRuleInput;
  ChannelRuleFacts: ChannelRuleFacts;
  ChannelRulePreview: ChannelRulePreview;
  ChannelMove: ChannelMove;
  CloseRateSplitReport: CloseRateSplitReport;
  CloseRateParts: CloseRateParts;
  CloseRateSplitRow: CloseRateSplitRow;
  SupposedRate: SupposedRate;
  ExperimentInput: ExperimentInput;
  VariantShareInput: VariantShareInput;
  Experiment: Experiment;
  ExperimentReport: Omit<ExperimentReport, 'variants'> & { variants: ReadonlyArray<ResolversParentTypes['ExperimentVariant']> };
  SampleRatio: SampleRatio;
  MilestoneMaturity: MilestoneMaturity;
  ExperimentVariant: Omit<ExperimentVariant, 'revenue'> & { revenue: ResolversParentTypes['VariantRevenue'] };
  VariantMilestone: VariantMilestone;
  VariantDifference: VariantDifference;
  Estimate: Estimate;
  VariantRevenue: Omit<VariantRevenue, 'total' | 'difference'> & { total: ResolversParentTypes['Money'], difference?: Maybe<ResolversParentTypes['RevenueDifference']> };
  RevenueDifference: Omit<RevenueDifference, 'increment'> & { increment: ResolversParentTypes['Money'] };
  DecimalInterval: DecimalInterval;
  FilterInput: FilterInput;
  ConditionInput: ConditionInput;
  FunnelReport: Omit<FunnelReport, 'rows' | 'total'> & { rows: ReadonlyArray<ResolversParentTypes['FunnelRow']>, total: ResolversParentTypes['FunnelRow'] };
  FunnelRow: Omit<FunnelRow, 'velocity'> & { velocity: ResolversParentTypes['Velocity'] };
  FunnelStep: FunnelStep;
  TimeInStage: TimeInStage;
  DaysInStage: DaysInStage;
  DaysInterval: DaysInterval;
  EstimatedShare: EstimatedShare;
  StageCapacity: StageCapacity;
  Velocity: Omit<Velocity, 'meanValue' | 'perDay'> & { meanValue?: Maybe<ResolversParentTypes['Money']>, perDay?: Maybe<ResolversParentTypes['Money']> };
  HandoffOrderInput: HandoffOrderInput;
  ReasonOrderInput: ReasonOrderInput;
  HandoffReport: HandoffReport;
  HandoffRow: HandoffRow;
  DurationStats: DurationStats;
  ServiceLevel: ServiceLevel;
  ReasonReport: ReasonReport;
  ReasonRow: ReasonRow;
  TouchpointConnection: TouchpointConnectionParent;
  TouchpointEdge: TouchpointEdgeParent;
  Touchpoint: TouchpointParent;
  DeriveKnowledgeInput: DeriveKnowledgeInput;
  DeriveKnowledgePayload: Omit<DeriveKnowledgePayload, 'knowledge'> & { knowledge: ReadonlyArray<ResolversParentTypes['Knowledge']> };
  Knowledge: KnowledgeParent;
  ExplainChangeInput: ExplainChangeInput;
  ExplainedReportInput: ExplainedReportInput;
  ExplainedChannelsInput: ExplainedChannelsInput;
  ExplainedAttributionInput: ExplainedAttributionInput;
  ChangeExplanation: ChangeExplanation;
  ExplainedRow: ExplainedRow;
  ExplainedMeasure: ExplainedMeasure;
  ChangePart: ChangePart;
  Metric: MetricParent;
  KpiReport: Omit<KpiReport, 'items'> & { items: ReadonlyArray<ResolversParentTypes['Kpi']> };
  Kpi: Omit<Kpi, 'metric' | 'money'> & { metric: ResolversParentTypes['Metric'], money?: Maybe<ResolversParentTypes['Money']> };
  KpiPoint: KpiPoint;
  LagReport: LagReport;
  LagCurve: LagCurve;
  LagPoint: LagPoint;
  LagRow: LagRow;
  LagResult: LagResult;
  ExpectedInterval: ExpectedInterval;
  LeadFilter: LeadFilter;
  LeadConnection: LeadConnectionParent;
  LeadEdge: Omit<LeadEdge, 'node'> & { node: ResolversParentTypes['Lead'] };
  Lead: LeadParent;
  Refusal: Refusal;
  Recycling: Recycling;
  LeadMilestone: LeadMilestone;
  Opportunity: OpportunityParent;
  LeadLedger: LeadLedgerParent;
  LedgerRow: Omit<LedgerRow, 'pipeline'> & { pipeline?: Maybe<ResolversParentTypes['Money']> };
  LedgerFlow: LedgerFlow;
  LedgerMeta: LedgerMeta;
  LeadHandoff: LeadHandoffParent;
  LeadHandoffConnection: LeadHandoffConnectionParent;
  LeadHandoffEdge: Omit<LeadHandoffEdge, 'node'> & { node: ResolversParentTypes['LeadHandoff'] };
  LikeForLikeReport: LikeForLikeReport;
  LikeForLikeRow: LikeForLikeRow;
  StandardisedRate: StandardisedRate;
  LeadStratum: LeadStratum;
  MaturityOrderInput: MaturityOrderInput;
  CohortMaturityReport: Omit<CohortMaturityReport, 'rows' | 'total'> & { rows: ReadonlyArray<ResolversParentTypes['MaturityRow']>, total: ResolversParentTypes['MaturityRow'] };
  MaturityRow: MaturityRowParent;
  Projection: Projection;
  CloseRateScenario: CloseRateScenario;
  Cohort: Cohort;
  CohortPoint: CohortPoint;
  Recording: Recording;
  SilentMonth: SilentMonth;
  SplitPersonInput: SplitPersonInput;
  JoinPersonInput: JoinPersonInput;
  SplitPersonPayload: Omit<SplitPersonPayload, 'pairs' | 'before' | 'after'> & { pairs: ReadonlyArray<ResolversParentTypes['KeyPair']>, before: ReadonlyArray<ResolversParentTypes['Person']>, after: ReadonlyArray<ResolversParentTypes['Person']> };
  JoinPersonPayload: Omit<JoinPersonPayload, 'pairs' | 'before' | 'after'> & { pairs: ReadonlyArray<ResolversParentTypes['KeyPair']>, before: ReadonlyArray<ResolversParentTypes['Person']>, after: ReadonlyArray<ResolversParentTypes['Person']> };
  KeyPair: Omit<KeyPair, 'key' | 'otherKey'> & { key: ResolversParentTypes['PersonKey'], otherKey: ResolversParentTypes['PersonKey'] };
  Person: PersonParent;
  PersonKey: PersonKeyParent;
  ChannelRankingReport: ChannelRankingReport;
  RankedRow: RankedRow;
  RejectedEvents: Omit<RejectedEvents, 'counts' | 'nodes'> & { counts: ReadonlyArray<ResolversParentTypes['RejectedCount']>, nodes: ReadonlyArray<ResolversParentTypes['RejectedEvent']> };
  RejectedCount: RejectedCountParent;
  RejectedEvent: RejectedEventParent;
  ReportInput: ReportInput;
  CompareInput: CompareInput;
  DateRangeInput: DateRangeInput;
  DateIntervalInput: DateIntervalInput;
  ReportMeta: ReportMeta;
  ResolvedRange: ResolvedRange;
  ReportWarning: ReportWarning;
  Ratio: Ratio;
  RateChange: RateChange;
  FloatInterval: FloatInterval;
  DimensionValue: DimensionValue;
  ScoreEvaluation: ScoreEvaluation;
  TopDecile: TopDecile;
  ScoreCalibration: ScoreCalibration;
  CalibrationBin: CalibrationBin;
  ScoreStep: ScoreStep;
  LaterFact: LaterFact;
  StabilityReport: StabilityReport;
  StabilityRow: StabilityRow;
  ControlChart: ControlChart;
  ChartPoint: ChartPoint;
  YoungWeek: YoungWeek;
  Stage: StageParent;
  StageChange: StageChangeParent;
  ContactRole: ContactRoleParent;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  rateLimit?: Resolver<ResolversTypes['RateLimit'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accounts?: Resolver<ResolversTypes['AccountConnection'], ParentType, ContextType, Partial<QueryAccountsArgs>>;
  arrivals?: Resolver<ReadonlyArray<ResolversTypes['Arrival']>, ParentType, ContextType, RequireFields<QueryArrivalsArgs, 'first'>>;
  attribution?: Resolver<ResolversTypes['AttributionReport'], ParentType, ContextType, RequireFields<QueryAttributionArgs, 'input' | 'subject' | 'model' | 'milestone' | 'groupBy' | 'basis' | 'order' | 'includeNull' | 'intervals'>>;
  audienceMatch?: Resolver<ResolversTypes['AudienceMatchReport'], ParentType, ContextType, RequireFields<QueryAudienceMatchArgs, 'input' | 'fact' | 'from' | 'to'>>;
  botEvents?: Resolver<ReadonlyArray<ResolversTypes['BotEventCount']>, ParentType, ContextType, RequireFields<QueryBotEventsArgs, 'lastDays'>>;
  channelPerformance?: Resolver<ResolversTypes['ChannelPerformanceReport'], ParentType, ContextType, RequireFields<QueryChannelPerformanceArgs, 'input' | 'assignBy' | 'groupBy' | 'basis'>>;
  channelRules?: Resolver<ReadonlyArray<ResolversTypes['ChannelRule']>, ParentType, ContextType>;
  channelRulePreview?: Resolver<ResolversTypes['ChannelRulePreview'], ParentType, ContextType, RequireFields<QueryChannelRulePreviewArgs, 'rules'>>;
  closeRateSplit?: Resolver<ResolversTypes['CloseRateSplitReport'], ParentType, ContextType, RequireFields<QueryCloseRateSplitArgs, 'input' | 'assignBy' | 'groupBy'>>;
  experiments?: Resolver<ReadonlyArray<ResolversTypes['Experiment']>, ParentType, ContextType, RequireFields<QueryExperimentsArgs, 'withoutClaims'>>;
  experiment?: Resolver<Maybe<ResolversTypes['ExperimentReport']>, ParentType, ContextType, RequireFields<QueryExperimentArgs, 'name' | 'input'>>;
  funnel?: Resolver<ResolversTypes['FunnelReport'], ParentType, ContextType, RequireFields<QueryFunnelArgs, 'input' | 'assignBy' | 'groupBy'>>;
  leadHandoffs?: Resolver<ResolversTypes['HandoffReport'], ParentType, ContextType, RequireFields<QueryLeadHandoffsArgs, 'input' | 'direction' | 'groupBy'>>;
  reasons?: Resolver<ResolversTypes['ReasonReport'], ParentType, ContextType, RequireFields<QueryReasonsArgs, 'input' | 'kind' | 'basis' | 'groupBy'>>;
  knowledge?: Resolver<ReadonlyArray<ResolversTypes['Knowledge']>, ParentType, ContextType>;
  explainChange?: Resolver<ResolversTypes['ChangeExplanation'], ParentType, ContextType, RequireFields<QueryExplainChangeArgs, 'input'>>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['Metric']>, ParentType, ContextType, Partial<QueryMetricsArgs>>;
  kpis?: Resolver<ResolversTypes['KpiReport'], ParentType, ContextType, RequireFields<QueryKpisArgs, 'input' | 'bucket'>>;
  lagCurve?: Resolver<ResolversTypes['LagReport'], ParentType, ContextType, RequireFields<QueryLagCurveArgs, 'input' | 'of' | 'assignBy' | 'horizonDays' | 'ages'>>;
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType, RequireFields<QueryLeadArgs, 'id'>>;
  leads?: Resolver<ResolversTypes['LeadConnection'], ParentType, ContextType, Partial<QueryLeadsArgs>>;
  leadLedger?: Resolver<ResolversTypes['LeadLedger'], ParentType, ContextType, RequireFields<QueryLeadLedgerArgs, 'knownThen' | 'withoutClaims' | 'groupBy'>>;
  untouchedLeads?: Resolver<ResolversTypes['LeadHandoffConnection'], ParentType, ContextType, RequireFields<QueryUntouchedLeadsArgs, 'overdueOnly' | 'first'>>;
  likeForLike?: Resolver<ResolversTypes['LikeForLikeReport'], ParentType, ContextType, RequireFields<QueryLikeForLikeArgs, 'input' | 'assignBy' | 'groupBy' | 'over' | 'withinDays'>>;
  cohortMaturity?: Resolver<ResolversTypes['CohortMaturityReport'], ParentType, ContextType, RequireFields<QueryCohortMaturityArgs, 'input' | 'assignBy' | 'groupBy' | 'horizonDays' | 'ages'>>;
  channelRanking?: Resolver<ResolversTypes['ChannelRankingReport'], ParentType, ContextType, RequireFields<QueryChannelRankingArgs, 'input' | 'assignBy' | 'groupBy' | 'withinDays'>>;
  rejectedEvents?: Resolver<ResolversTypes['RejectedEvents'], ParentType, ContextType, RequireFields<QueryRejectedEventsArgs, 'first' | 'lastDays'>>;
  scoreEvaluation?: Resolver<ResolversTypes['ScoreEvaluation'], ParentType, ContextType, RequireFields<QueryScoreEvaluationArgs, 'input' | 'definition' | 'milestone' | 'afterDays' | 'horizonDays' | 'probability'>>;
  stability?: Resolver<ResolversTypes['StabilityReport'], ParentType, ContextType, RequireFields<QueryStabilityArgs, 'input' | 'assignBy' | 'groupBy' | 'acceptedWithinDays' | 'wonWithinDays'>>;
  stages?: Resolver<ReadonlyArray<ResolversTypes['Stage']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deriveKnowledge?: Resolver<ResolversTypes['DeriveKnowledgePayload'], ParentType, ContextType, RequireFields<MutationDeriveKnowledgeArgs, 'input'>>;
  splitPerson?: Resolver<ResolversTypes['SplitPersonPayload'], ParentType, ContextType, RequireFields<MutationSplitPersonArgs, 'input'>>;
  joinPerson?: Resolver<ResolversTypes['JoinPersonPayload'], ParentType, ContextType, RequireFields<MutationJoinPersonArgs, 'input'>>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Workspace' | 'Account' | 'Touchpoint' | 'Lead' | 'Opportunity' | 'Person', ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  workspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Role']>, ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
};

export type WorkspaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workspace'] = ResolversParentTypes['Workspace']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Account']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  node?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inCrm?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['AccountPersonConnection'], ParentType, ContextType, RequireFields<AccountPersonsArgs, 'first'>>;
  leads?: Resolver<ResolversTypes['LeadConnection'], ParentType, ContextType, RequireFields<AccountLeadsArgs, 'first'>>;
  opportunities?: Resolver<ReadonlyArray<ResolversTypes['Opportunity']>, ParentType, ContextType>;
  journey?: Resolver<ResolversTypes['AccountJourneyConnection'], ParentType, ContextType, RequireFields<AccountJourneyArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountPersonConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountPersonConnection'] = ResolversParentTypes['AccountPersonConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccountPersonEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountPersonEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountPersonEdge'] = ResolversParentTypes['AccountPersonEdge']> = {
  node?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  knownBy?: Resolver<ResolversTypes['AccountEvidence'], ParentType, ContextType>;
};

export type AccountJourneyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountJourneyConnection'] = ResolversParentTypes['AccountJourneyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccountJourneyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Touchpoint']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountJourneyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountJourneyEdge'] = ResolversParentTypes['AccountJourneyEdge']> = {
  node?: Resolver<ResolversTypes['Touchpoint'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
};

export type ArrivalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Arrival'] = ResolversParentTypes['Arrival']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['ArrivalVerdict'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visitor?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  trust?: Resolver<Maybe<ResolversTypes['Trust']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rejection?: Resolver<Maybe<ResolversTypes['RejectedEvent']>, ParentType, ContextType>;
};

export type AttributionReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributionReport'] = ResolversParentTypes['AttributionReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['AttributionRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['AttributionTotal'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['JourneySubject'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['AttributionModel'], ParentType, ContextType>;
  lookbackDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  halfLifeDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type AttributionRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributionRow'] = ResolversParentTypes['AttributionRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  standardError?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  creditInterval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  shareInterval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  shareSpread?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  touchpoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  conversions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spend?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  costPerCredit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  costPerCreditInterval?: Resolver<Maybe<ResolversTypes['MoneyInterval']>, ParentType, ContextType>;
  returnOnSpend?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['AttributionRow']>, ParentType, ContextType>;
};

export type AttributionTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributionTotal'] = ResolversParentTypes['AttributionTotal']> = {
  conversions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  spend?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  costPerCredit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  returnOnSpend?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['AttributionTotal']>, ParentType, ContextType>;
};

export type AudienceMatchReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AudienceMatchReport'] = ResolversParentTypes['AudienceMatchReport']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overlap?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['AudienceRow']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['MixDifference']>, ParentType, ContextType>;
  knownDifference?: Resolver<Maybe<ResolversTypes['MixDifference']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type AudienceRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AudienceRow'] = ResolversParentTypes['AudienceRow']> = {
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isUnknown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
};

export type MixDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MixDifference'] = ResolversParentTypes['MixDifference']> = {
  divergenceBits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  psi?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  psiBand?: Resolver<ResolversTypes['PsiBand'], ParentType, ContextType>;
  pValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  isSampled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type BotEventCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BotEventCount'] = ResolversParentTypes['BotEventCount']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  keyName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChannelPerformanceReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelPerformanceReport'] = ResolversParentTypes['ChannelPerformanceReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['ChannelRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['ChannelRow'], ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type ChannelRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelRow'] = ResolversParentTypes['ChannelRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mqls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sqls?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opportunities?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  open?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  pipeline?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closeRate?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  projectedCloseRate?: Resolver<Maybe<ResolversTypes['Projection']>, ParentType, ContextType, RequireFields<ChannelRowProjectedCloseRateArgs, 'horizonDays'>>;
  winRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['ChannelRow']>, ParentType, ContextType>;
  closeRateChange?: Resolver<Maybe<ResolversTypes['RateChange']>, ParentType, ContextType>;
  winRateChange?: Resolver<Maybe<ResolversTypes['RateChange']>, ParentType, ContextType>;
  worked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  untouched?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  answeredWithinSla?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  daysToWin?: Resolver<ResolversTypes['DayStats'], ParentType, ContextType>;
  wonWithin?: Resolver<ReadonlyArray<ResolversTypes['WonWithin']>, ParentType, ContextType>;
  spend?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  costPerLead?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  costPerWin?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  costPer?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, RequireFields<ChannelRowCostPerArgs, 'milestone'>>;
  costPerProjectedWin?: Resolver<Maybe<ResolversTypes['ProjectedCost']>, ParentType, ContextType, RequireFields<ChannelRowCostPerProjectedWinArgs, 'horizonDays'>>;
  returnOnSpend?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ProjectedCostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProjectedCost'] = ResolversParentTypes['ProjectedCost']> = {
  expectedWins?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['MoneyInterval']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyIntervalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoneyInterval'] = ResolversParentTypes['MoneyInterval']> = {
  low?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type DayStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DayStats'] = ResolversParentTypes['DayStats']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  p50?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type WonWithinResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WonWithin'] = ResolversParentTypes['WonWithin']> = {
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  ofMature?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
};

export type ChannelRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelRule'] = ResolversParentTypes['ChannelRule']> = {
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  when?: Resolver<ReadonlyArray<ResolversTypes['ChannelRuleFact']>, ParentType, ContextType>;
  isOwn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChannelRuleFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelRuleFact'] = ResolversParentTypes['ChannelRuleFact']> = {
  fact?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  patterns?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChannelRulePreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelRulePreview'] = ResolversParentTypes['ChannelRulePreview']> = {
  moves?: Resolver<ReadonlyArray<ResolversTypes['ChannelMove']>, ParentType, ContextType>;
  touchpoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChannelMoveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelMove'] = ResolversParentTypes['ChannelMove']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  touchpoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CloseRateSplitReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseRateSplitReport'] = ResolversParentTypes['CloseRateSplitReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['CloseRateSplitRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['CloseRateParts'], ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type CloseRatePartsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseRateParts'] = ResolversParentTypes['CloseRateParts']> = {
  closeRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  worked?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  accepted?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
};

export type CloseRateSplitRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseRateSplitRow'] = ResolversParentTypes['CloseRateSplitRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  closeRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  worked?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  accepted?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  followUp?: Resolver<ResolversTypes['Standing'], ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['Standing'], ParentType, ContextType>;
  atAverageFollowUp?: Resolver<ResolversTypes['SupposedRate'], ParentType, ContextType>;
  atAverageQuality?: Resolver<ResolversTypes['SupposedRate'], ParentType, ContextType>;
  impliedWorked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  impliedReached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SupposedRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupposedRate'] = ResolversParentTypes['SupposedRate']> = {
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
};

export type ExperimentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Experiment'] = ResolversParentTypes['Experiment']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  variants?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  variantCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mixed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstExposureAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastExposureAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ExperimentReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExperimentReport'] = ResolversParentTypes['ExperimentReport']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  control?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mixed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tooRecent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sampleRatio?: Resolver<ResolversTypes['SampleRatio'], ParentType, ContextType>;
  maturity?: Resolver<ReadonlyArray<ResolversTypes['MilestoneMaturity']>, ParentType, ContextType>;
  variants?: Resolver<ReadonlyArray<ResolversTypes['ExperimentVariant']>, ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type SampleRatioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SampleRatio'] = ResolversParentTypes['SampleRatio']> = {
  pValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mismatch?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MilestoneMaturityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MilestoneMaturity'] = ResolversParentTypes['MilestoneMaturity']> = {
  milestone?: Resolver<ResolversTypes['Milestone'], ParentType, ContextType>;
  supportedDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maturity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  tooYoung?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ExperimentVariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExperimentVariant'] = ResolversParentTypes['ExperimentVariant']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isControl?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  subjects?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  milestones?: Resolver<ReadonlyArray<ResolversTypes['VariantMilestone']>, ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['VariantRevenue'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VariantMilestoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VariantMilestone'] = ResolversParentTypes['VariantMilestone']> = {
  milestone?: Resolver<ResolversTypes['Milestone'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['VariantDifference']>, ParentType, ContextType>;
};

export type VariantDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VariantDifference'] = ResolversParentTypes['VariantDifference']> = {
  rate?: Resolver<ResolversTypes['RateChange'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  pValue?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  alwaysValidP?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  alwaysValidInterval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  alwaysValidHalfWidth?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  decidedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  increment?: Resolver<ResolversTypes['Estimate'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['ExperimentVerdict'], ParentType, ContextType>;
};

export type EstimateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Estimate'] = ResolversParentTypes['Estimate']> = {
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
};

export type VariantRevenueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VariantRevenue'] = ResolversParentTypes['VariantRevenue']> = {
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  perSubject?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  buyers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['RevenueDifference']>, ParentType, ContextType>;
};

export type RevenueDifferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenueDifference'] = ResolversParentTypes['RevenueDifference']> = {
  perSubject?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['DecimalInterval']>, ParentType, ContextType>;
  drawnInterval?: Resolver<Maybe<ResolversTypes['DecimalInterval']>, ParentType, ContextType>;
  pValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  increment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  thin?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DecimalIntervalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecimalInterval'] = ResolversParentTypes['DecimalInterval']> = {
  low?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type FunnelReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FunnelReport'] = ResolversParentTypes['FunnelReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['FunnelRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['FunnelRow'], ParentType, ContextType>;
  recording?: Resolver<ResolversTypes['Recording'], ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type FunnelRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FunnelRow'] = ResolversParentTypes['FunnelRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['FunnelStep']>, ParentType, ContextType>;
  velocity?: Resolver<ResolversTypes['Velocity'], ParentType, ContextType>;
  notRecorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notRecordedBefore?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FunnelStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FunnelStep'] = ResolversParentTypes['FunnelStep']> = {
  milestone?: Resolver<ResolversTypes['Milestone'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  implied?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fromPrevious?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  fromFirst?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  lostHere?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stillHere?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['TimeInStage']>, ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['StageCapacity']>, ParentType, ContextType>;
};

export type TimeInStageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimeInStage'] = ResolversParentTypes['TimeInStage']> = {
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  wentOn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  givenBack?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stillThere?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notRecorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  backwards?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  median?: Resolver<ResolversTypes['DaysInStage'], ParentType, ContextType>;
  p90?: Resolver<ResolversTypes['DaysInStage'], ParentType, ContextType>;
  supportedDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  left?: Resolver<ResolversTypes['EstimatedShare'], ParentType, ContextType>;
  goneOn?: Resolver<ResolversTypes['EstimatedShare'], ParentType, ContextType>;
  becameLost?: Resolver<ResolversTypes['EstimatedShare'], ParentType, ContextType>;
  cameBack?: Resolver<ResolversTypes['EstimatedShare'], ParentType, ContextType>;
  goneOnSoFar?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  maturity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  tooYoung?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  thin?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expectedDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  leftAsExpected?: Resolver<ResolversTypes['EstimatedShare'], ParentType, ContextType>;
  overdue?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DaysInStageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DaysInStage'] = ResolversParentTypes['DaysInStage']> = {
  days?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['DaysInterval']>, ParentType, ContextType>;
  beyondFollowUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DaysIntervalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DaysInterval'] = ResolversParentTypes['DaysInterval']> = {
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type EstimatedShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EstimatedShare'] = ResolversParentTypes['EstimatedShare']> = {
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
};

export type StageCapacityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StageCapacity'] = ResolversParentTypes['StageCapacity']> = {
  arrivalsPerDay?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  meanDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  withinDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  leads?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type VelocityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Velocity'] = ResolversParentTypes['Velocity']> = {
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  winRate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  meanValue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  valued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  meanCycleDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  timed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  perDay?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HandoffReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HandoffReport'] = ResolversParentTypes['HandoffReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['HandoffRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['HandoffRow'], ParentType, ContextType>;
  sla?: Resolver<Maybe<ResolversTypes['ServiceLevel']>, ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type HandoffRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HandoffRow'] = ResolversParentTypes['HandoffRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  handedOver?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  assigned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  worked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recycled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  untouched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  answeredWithinSla?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  responseTime?: Resolver<ResolversTypes['DurationStats'], ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['HandoffRow']>, ParentType, ContextType>;
  answeredWithinSlaChange?: Resolver<Maybe<ResolversTypes['RateChange']>, ParentType, ContextType>;
};

export type DurationStatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DurationStats'] = ResolversParentTypes['DurationStats']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  p50?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p90?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ServiceLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceLevel'] = ResolversParentTypes['ServiceLevel']> = {
  firstResponseSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  acceptOrRefuseSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nurtureSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReasonReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReasonReport'] = ResolversParentTypes['ReasonReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['ReasonRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  previousTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  previousUnknown?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type ReasonRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReasonRow'] = ResolversParentTypes['ReasonRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['ReasonRow']>, ParentType, ContextType>;
};

export type TouchpointConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TouchpointConnection'] = ResolversParentTypes['TouchpointConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TouchpointEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Touchpoint']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TouchpointEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TouchpointEdge'] = ResolversParentTypes['TouchpointEdge']> = {
  node?: Resolver<ResolversTypes['Touchpoint'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType, RequireFields<TouchpointEdgeCreditArgs, 'model' | 'milestone'>>;
  allocatedCredit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType, RequireFields<TouchpointEdgeAllocatedCreditArgs, 'milestone'>>;
};

export type TouchpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Touchpoint'] = ResolversParentTypes['Touchpoint']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['Precision'], ParentType, ContextType>;
  endedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  medium?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  campaign?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  adContent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keyword?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  referrerHost?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  landingPage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  forms?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leadFormAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  leadFormPage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  direction?: Resolver<Maybe<ResolversTypes['ActivityDirection']>, ParentType, ContextType>;
  reached?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  topic?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeriveKnowledgePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeriveKnowledgePayload'] = ResolversParentTypes['DeriveKnowledgePayload']> = {
  knowledge?: Resolver<ReadonlyArray<ResolversTypes['Knowledge']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type KnowledgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Knowledge'] = ResolversParentTypes['Knowledge']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  withoutClaims?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['KnowledgeStatus'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  derivedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  claimsLeftOut?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChangeExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeExplanation'] = ResolversParentTypes['ChangeExplanation']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['ExplainedRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['ExplainedMeasure']>, ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type ExplainedRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExplainedRow'] = ResolversParentTypes['ExplainedRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  measures?: Resolver<ReadonlyArray<ResolversTypes['ExplainedMeasure']>, ParentType, ContextType>;
};

export type ExplainedMeasureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExplainedMeasure'] = ResolversParentTypes['ExplainedMeasure']> = {
  measure?: Resolver<ResolversTypes['ChangedMeasure'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['ChangePart']>, ParentType, ContextType>;
};

export type ChangePartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePart'] = ResolversParentTypes['ChangePart']> = {
  cause?: Resolver<ResolversTypes['ChangeCause'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type MetricResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['MetricUnit'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['MetricDirection'], ParentType, ContextType>;
  additive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['Dimension']>, ParentType, ContextType>;
  owners?: Resolver<ReadonlyArray<ResolversTypes['Side']>, ParentType, ContextType>;
  sql?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type KpiReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KpiReport'] = ResolversParentTypes['KpiReport']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Kpi']>, ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type KpiResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Kpi'] = ResolversParentTypes['Kpi']> = {
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  ratio?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  money?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['KpiStatus'], ParentType, ContextType>;
  owners?: Resolver<ReadonlyArray<ResolversTypes['Side']>, ParentType, ContextType>;
  accountable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  series?: Resolver<ReadonlyArray<ResolversTypes['KpiPoint']>, ParentType, ContextType>;
};

export type KpiPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KpiPoint'] = ResolversParentTypes['KpiPoint']> = {
  bucket?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  doubt?: Resolver<Maybe<ResolversTypes['KpiDoubt']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type LagReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LagReport'] = ResolversParentTypes['LagReport']> = {
  curves?: Resolver<ReadonlyArray<ResolversTypes['LagCurve']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['LagRow']>, ParentType, ContextType>;
  recording?: Resolver<ResolversTypes['Recording'], ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type LagCurveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LagCurve'] = ResolversParentTypes['LagCurve']> = {
  milestone?: Resolver<ResolversTypes['Milestone'], ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  starts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withinDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['LagPoint']>, ParentType, ContextType>;
};

export type LagPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LagPoint'] = ResolversParentTypes['LagPoint']> = {
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['EstimatedShare'], ParentType, ContextType>;
};

export type LagRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LagRow'] = ResolversParentTypes['LagRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  startedBy?: Resolver<ResolversTypes['LagStart'], ParentType, ContextType>;
  ageDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['LagResult']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LagResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LagResult'] = ResolversParentTypes['LagResult']> = {
  milestone?: Resolver<ResolversTypes['Milestone'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  beforeStart?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reachedWithin?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withinDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  shouldHaveShown?: Resolver<ResolversTypes['EstimatedShare'], ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expectedInterval?: Resolver<Maybe<ResolversTypes['ExpectedInterval']>, ParentType, ContextType>;
  beyondFollowUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tooYoung?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ExpectedIntervalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpectedInterval'] = ResolversParentTypes['ExpectedInterval']> = {
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type LeadConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadConnection'] = ResolversParentTypes['LeadConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Lead']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeadEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadEdge'] = ResolversParentTypes['LeadEdge']> = {
  node?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lead'] = ResolversParentTypes['Lead']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAtPrecision?: Resolver<ResolversTypes['Precision'], ParentType, ContextType>;
  milestones?: Resolver<ReadonlyArray<ResolversTypes['LeadMilestone']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<LeadChannelArgs, 'assignBy'>>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<LeadSourceArgs, 'assignBy'>>;
  stage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mappedStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  stageSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  stageHistory?: Resolver<ReadonlyArray<ResolversTypes['StageChange']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inCrm?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  opportunities?: Resolver<ReadonlyArray<ResolversTypes['Opportunity']>, ParentType, ContextType>;
  revenue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  assignedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  requestedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  selfReportedSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  winReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lossReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['Refusal']>, ParentType, ContextType>;
  recycling?: Resolver<Maybe<ResolversTypes['Recycling']>, ParentType, ContextType>;
  leadCreationTouchpoint?: Resolver<Maybe<ResolversTypes['Touchpoint']>, ParentType, ContextType>;
  leadFormPage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  journey?: Resolver<ResolversTypes['TouchpointConnection'], ParentType, ContextType, RequireFields<LeadJourneyArgs, 'first'>>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  ledgerState?: Resolver<ResolversTypes['LedgerState'], ParentType, ContextType>;
  ledgerSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ledgerSide?: Resolver<Maybe<ResolversTypes['Side']>, ParentType, ContextType>;
  handoffs?: Resolver<ReadonlyArray<ResolversTypes['LeadHandoff']>, ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RecyclingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Recycling'] = ResolversParentTypes['Recycling']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LeadMilestoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadMilestone'] = ResolversParentTypes['LeadMilestone']> = {
  milestone?: Resolver<ResolversTypes['Milestone'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  knownBy?: Resolver<ResolversTypes['MilestoneEvidence'], ParentType, ContextType>;
};

export type OpportunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Opportunity'] = ResolversParentTypes['Opportunity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mappedStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  stageHistory?: Resolver<ReadonlyArray<ResolversTypes['StageChange']>, ParentType, ContextType>;
  contactRoles?: Resolver<ReadonlyArray<ResolversTypes['ContactRole']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['OpportunityOutcome'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  winReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lossReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isExpansion?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeadLedgerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadLedger'] = ResolversParentTypes['LeadLedger']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['LedgerRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flows?: Resolver<ReadonlyArray<ResolversTypes['LedgerFlow']>, ParentType, ContextType, RequireFields<LeadLedgerFlowsArgs, 'since'>>;
  meta?: Resolver<ResolversTypes['LedgerMeta'], ParentType, ContextType>;
};

export type LedgerRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerRow'] = ResolversParentTypes['LedgerRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LedgerState'], ParentType, ContextType>;
  side?: Resolver<Maybe<ResolversTypes['Side']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type LedgerFlowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerFlow'] = ResolversParentTypes['LedgerFlow']> = {
  from?: Resolver<Maybe<ResolversTypes['LedgerState']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LedgerState'], ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerMetaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerMeta'] = ResolversParentTypes['LedgerMeta']> = {
  claimsLeftOut?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['ReportWarning']>, ParentType, ContextType>;
};

export type LeadHandoffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadHandoff'] = ResolversParentTypes['LeadHandoff']> = {
  lead?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['HandoffDirection'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LedgerState'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isOverdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reachedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['Refusal']>, ParentType, ContextType>;
  recycling?: Resolver<Maybe<ResolversTypes['Recycling']>, ParentType, ContextType>;
  waitedSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeadHandoffConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadHandoffConnection'] = ResolversParentTypes['LeadHandoffConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeadHandoffEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LeadHandoff']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeadHandoffEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadHandoffEdge'] = ResolversParentTypes['LeadHandoffEdge']> = {
  node?: Resolver<ResolversTypes['LeadHandoff'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LikeForLikeReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LikeForLikeReport'] = ResolversParentTypes['LikeForLikeReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['LikeForLikeRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  strata?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type LikeForLikeRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LikeForLikeRow'] = ResolversParentTypes['LikeForLikeRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  likeForLike?: Resolver<ResolversTypes['StandardisedRate'], ParentType, ContextType>;
  notComparable?: Resolver<ReadonlyArray<ResolversTypes['LeadStratum']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StandardisedRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StandardisedRate'] = ResolversParentTypes['StandardisedRate']> = {
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  standard?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type LeadStratumResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadStratum'] = ResolversParentTypes['LeadStratum']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allLeads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CohortMaturityReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CohortMaturityReport'] = ResolversParentTypes['CohortMaturityReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['MaturityRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['MaturityRow'], ParentType, ContextType>;
  cohorts?: Resolver<ReadonlyArray<ResolversTypes['Cohort']>, ParentType, ContextType>;
  recording?: Resolver<ResolversTypes['Recording'], ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type MaturityRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MaturityRow'] = ResolversParentTypes['MaturityRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  projection?: Resolver<ResolversTypes['Projection'], ParentType, ContextType>;
  scenario?: Resolver<Maybe<ResolversTypes['CloseRateScenario']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['MaturityRow']>, ParentType, ContextType>;
};

export type ProjectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Projection'] = ResolversParentTypes['Projection']> = {
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notRecorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notRecordedBefore?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  undated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  wonBefore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  horizonDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  supportedDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  supportedValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  supportedInterval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  observed?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  maturity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['MaturityVerdict'], ParentType, ContextType>;
  thin?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tooYoung?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  beyondFollowUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CloseRateScenarioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseRateScenario'] = ResolversParentTypes['CloseRateScenario']> = {
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['FloatInterval'], ParentType, ContextType>;
  shape?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  scaleDays?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  medianDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  watchedDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  beyondWatched?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CohortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cohort'] = ResolversParentTypes['Cohort']> = {
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['CohortPoint']>, ParentType, ContextType>;
};

export type CohortPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CohortPoint'] = ResolversParentTypes['CohortPoint']> = {
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecordingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Recording'] = ResolversParentTypes['Recording']> = {
  since?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  silentMonths?: Resolver<ReadonlyArray<ResolversTypes['SilentMonth']>, ParentType, ContextType>;
  hasStopped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SilentMonthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SilentMonth'] = ResolversParentTypes['SilentMonth']> = {
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expectedWins?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SplitPersonPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SplitPersonPayload'] = ResolversParentTypes['SplitPersonPayload']> = {
  pairs?: Resolver<ReadonlyArray<ResolversTypes['KeyPair']>, ParentType, ContextType>;
  before?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  after?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type JoinPersonPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinPersonPayload'] = ResolversParentTypes['JoinPersonPayload']> = {
  pairs?: Resolver<ReadonlyArray<ResolversTypes['KeyPair']>, ParentType, ContextType>;
  before?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  after?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type KeyPairResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyPair'] = ResolversParentTypes['KeyPair']> = {
  key?: Resolver<ResolversTypes['PersonKey'], ParentType, ContextType>;
  otherKey?: Resolver<ResolversTypes['PersonKey'], ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keys?: Resolver<ReadonlyArray<ResolversTypes['PersonKey']>, ParentType, ContextType>;
  touchpointCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonKey'] = ResolversParentTypes['PersonKey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PersonKeyKind'], ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChannelRankingReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelRankingReport'] = ResolversParentTypes['ChannelRankingReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['RankedRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  groups?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type RankedRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RankedRow'] = ResolversParentTypes['RankedRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  shrunken?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['RateChange'], ParentType, ContextType>;
  byChance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  standing?: Resolver<ResolversTypes['Standing'], ParentType, ContextType>;
};

export type RejectedEventsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectedEvents'] = ResolversParentTypes['RejectedEvents']> = {
  counts?: Resolver<ReadonlyArray<ResolversTypes['RejectedCount']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RejectedEvent']>, ParentType, ContextType>;
};

export type RejectedCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectedCount'] = ResolversParentTypes['RejectedCount']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  keyName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RejectedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectedEvent'] = ResolversParentTypes['RejectedEvent']> = {
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  keyName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  excerpt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReportMetaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportMeta'] = ResolversParentTypes['ReportMeta']> = {
  range?: Resolver<ResolversTypes['ResolvedRange'], ParentType, ContextType>;
  compareRange?: Resolver<Maybe<ResolversTypes['ResolvedRange']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  knowledgeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  claimsLeftOut?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['ReportWarning']>, ParentType, ContextType>;
};

export type ResolvedRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolvedRange'] = ResolversParentTypes['ResolvedRange']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReportWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportWarning'] = ResolversParentTypes['ReportWarning']> = {
  code?: Resolver<ResolversTypes['ReportWarningCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  affectedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RatioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  numerator?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  denominator?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  thin?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RateChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateChange'] = ResolversParentTypes['RateChange']> = {
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
};

export type FloatIntervalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FloatInterval'] = ResolversParentTypes['FloatInterval']> = {
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DimensionValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DimensionValue'] = ResolversParentTypes['DimensionValue']> = {
  dimension?: Resolver<ResolversTypes['Dimension'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScoreEvaluationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreEvaluation'] = ResolversParentTypes['ScoreEvaluation']> = {
  score?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mostPoints?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  milestone?: Resolver<ResolversTypes['Milestone'], ParentType, ContextType>;
  afterDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  horizonDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['ScoreProbability'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  settled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  areaUnderCurve?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  areaInterval?: Resolver<Maybe<ResolversTypes['FloatInterval']>, ParentType, ContextType>;
  topDecile?: Resolver<Maybe<ResolversTypes['TopDecile']>, ParentType, ContextType>;
  calibration?: Resolver<Maybe<ResolversTypes['ScoreCalibration']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['ScoreStep']>, ParentType, ContextType>;
  fallingSteps?: Resolver<ReadonlyArray<ResolversTypes['ScoreStep']>, ParentType, ContextType>;
  laterFacts?: Resolver<ReadonlyArray<ResolversTypes['LaterFact']>, ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type TopDecileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TopDecile'] = ResolversParentTypes['TopDecile']> = {
  leads?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ScoreCalibrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreCalibration'] = ResolversParentTypes['ScoreCalibration']> = {
  brier?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  skill?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  error?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  bins?: Resolver<ReadonlyArray<ResolversTypes['CalibrationBin']>, ParentType, ContextType>;
};

export type CalibrationBinResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CalibrationBin'] = ResolversParentTypes['CalibrationBin']> = {
  from?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  foretold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  observed?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
};

export type ScoreStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreStep'] = ResolversParentTypes['ScoreStep']> = {
  points?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['RateChange']>, ParentType, ContextType>;
  isFalling?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LaterFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LaterFact'] = ResolversParentTypes['LaterFact']> = {
  asks?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writtenLater?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notKnownWhen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StabilityReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StabilityReport'] = ResolversParentTypes['StabilityReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['StabilityRow']>, ParentType, ContextType>;
  experimental?: Resolver<ReadonlyArray<ResolversTypes['StabilityRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['StabilityRow'], ParentType, ContextType>;
  recording?: Resolver<ResolversTypes['Recording'], ParentType, ContextType>;
  meta?: Resolver<ResolversTypes['ReportMeta'], ParentType, ContextType>;
};

export type StabilityRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StabilityRow'] = ResolversParentTypes['StabilityRow']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['DimensionValue']>, ParentType, ContextType>;
  leadsEver?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  acceptance?: Resolver<ResolversTypes['ControlChart'], ParentType, ContextType>;
  closeRate?: Resolver<ResolversTypes['ControlChart'], ParentType, ContextType>;
  caveats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ControlChartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ControlChart'] = ResolversParentTypes['ControlChart']> = {
  withinDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  centre?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['StabilityVerdict'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['ChartPoint']>, ParentType, ContextType>;
  young?: Resolver<ReadonlyArray<ResolversTypes['YoungWeek']>, ParentType, ContextType>;
};

export type ChartPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChartPoint'] = ResolversParentTypes['ChartPoint']> = {
  week?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  signals?: Resolver<ReadonlyArray<ResolversTypes['ChartSignal']>, ParentType, ContextType>;
};

export type YoungWeekResolvers<ContextType = Context, ParentType extends ResolversParentTypes['YoungWeek'] = ResolversParentTypes['YoungWeek']> = {
  week?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  soFar?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
};

export type StageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  crmStages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  means?: Resolver<ResolversTypes['StageMeaning'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  expectedDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StageChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StageChange'] = ResolversParentTypes['StageChange']> = {
  stage?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mappedStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  fromStage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['HistorySource'], ParentType, ContextType>;
};

export type ContactRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactRole'] = ResolversParentTypes['ContactRole']> = {
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  TimeZone?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Workspace?: WorkspaceResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountPersonConnection?: AccountPersonConnectionResolvers<ContextType>;
  AccountPersonEdge?: AccountPersonEdgeResolvers<ContextType>;
  AccountJourneyConnection?: AccountJourneyConnectionResolvers<ContextType>;
  AccountJourneyEdge?: AccountJourneyEdgeResolvers<ContextType>;
  Arrival?: ArrivalResolvers<ContextType>;
  AttributionReport?: AttributionReportResolvers<ContextType>;
  AttributionRow?: AttributionRowResolvers<ContextType>;
  AttributionTotal?: AttributionTotalResolvers<ContextType>;
  AudienceMatchReport?: AudienceMatchReportResolvers<ContextType>;
  AudienceRow?: AudienceRowResolvers<ContextType>;
  MixDifference?: MixDifferenceResolvers<ContextType>;
  BotEventCount?: BotEventCountResolvers<ContextType>;
  ChannelPerformanceReport?: ChannelPerformanceReportResolvers<ContextType>;
  ChannelRow?: ChannelRowResolvers<ContextType>;
  ProjectedCost?: ProjectedCostResolvers<ContextType>;
  MoneyInterval?: MoneyIntervalResolvers<ContextType>;
  DayStats?: DayStatsResolvers<ContextType>;
  WonWithin?: WonWithinResolvers<ContextType>;
  ChannelRule?: ChannelRuleResolvers<ContextType>;
  ChannelRuleFact?: ChannelRuleFactResolvers<ContextType>;
  ChannelRulePreview?: ChannelRulePreviewResolvers<ContextType>;
  ChannelMove?: ChannelMoveResolvers<ContextType>;
  CloseRateSplitReport?: CloseRateSplitReportResolvers<ContextType>;
  CloseRateParts?: CloseRatePartsResolvers<ContextType>;
  CloseRateSplitRow?: CloseRateSplitRowResolvers<ContextType>;
  SupposedRate?: SupposedRateResolvers<ContextType>;
  Experiment?: ExperimentResolvers<ContextType>;
  ExperimentReport?: ExperimentReportResolvers<ContextType>;
  SampleRatio?: SampleRatioResolvers<ContextType>;
  MilestoneMaturity?: MilestoneMaturityResolvers<ContextType>;
  ExperimentVariant?: ExperimentVariantResolvers<ContextType>;
  VariantMilestone?: VariantMilestoneResolvers<ContextType>;
  VariantDifference?: VariantDifferenceResolvers<ContextType>;
  Estimate?: EstimateResolvers<ContextType>;
  VariantRevenue?: VariantRevenueResolvers<ContextType>;
  RevenueDifference?: RevenueDifferenceResolvers<ContextType>;
  DecimalInterval?: DecimalIntervalResolvers<ContextType>;
  FunnelReport?: FunnelReportResolvers<ContextType>;
  FunnelRow?: FunnelRowResolvers<ContextType>;
  FunnelStep?: FunnelStepResolvers<ContextType>;
  TimeInStage?: TimeInStageResolvers<ContextType>;
  DaysInStage?: DaysInStageResolvers<ContextType>;
  DaysInterval?: DaysIntervalResolvers<ContextType>;
  EstimatedShare?: EstimatedShareResolvers<ContextType>;
  StageCapacity?: StageCapacityResolvers<ContextType>;
  Velocity?: VelocityResolvers<ContextType>;
  HandoffReport?: HandoffReportResolvers<ContextType>;
  HandoffRow?: HandoffRowResolvers<ContextType>;
  DurationStats?: DurationStatsResolvers<ContextType>;
  ServiceLevel?: ServiceLevelResolvers<ContextType>;
  ReasonReport?: ReasonReportResolvers<ContextType>;
  ReasonRow?: ReasonRowResolvers<ContextType>;
  TouchpointConnection?: TouchpointConnectionResolvers<ContextType>;
  TouchpointEdge?: TouchpointEdgeResolvers<ContextType>;
  Touchpoint?: TouchpointResolvers<ContextType>;
  DeriveKnowledgePayload?: DeriveKnowledgePayloadResolvers<ContextType>;
  Knowledge?: KnowledgeResolvers<ContextType>;
  ChangeExplanation?: ChangeExplanationResolvers<ContextType>;
  ExplainedRow?: ExplainedRowResolvers<ContextType>;
  ExplainedMeasure?: ExplainedMeasureResolvers<ContextType>;
  ChangePart?: ChangePartResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  KpiReport?: KpiReportResolvers<ContextType>;
  Kpi?: KpiResolvers<ContextType>;
  KpiPoint?: KpiPointResolvers<ContextType>;
  LagReport?: LagReportResolvers<ContextType>;
  LagCurve?: LagCurveResolvers<ContextType>;
  LagPoint?: LagPointResolvers<ContextType>;
  LagRow?: LagRowResolvers<ContextType>;
  LagResult?: LagResultResolvers<ContextType>;
  ExpectedInterval?: ExpectedIntervalResolvers<ContextType>;
  LeadConnection?: LeadConnectionResolvers<ContextType>;
  LeadEdge?: LeadEdgeResolvers<ContextType>;
  Lead?: LeadResolvers<ContextType>;
  Refusal?: RefusalResolvers<ContextType>;
  Recycling?: RecyclingResolvers<ContextType>;
  LeadMilestone?: LeadMilestoneResolvers<ContextType>;
  Opportunity?: OpportunityResolvers<ContextType>;
  LeadLedger?: LeadLedgerResolvers<ContextType>;
  LedgerRow?: LedgerRowResolvers<ContextType>;
  LedgerFlow?: LedgerFlowResolvers<ContextType>;
  LedgerMeta?: LedgerMetaResolvers<ContextType>;
  LeadHandoff?: LeadHandoffResolvers<ContextType>;
  LeadHandoffConnection?: LeadHandoffConnectionResolvers<ContextType>;
  LeadHandoffEdge?: LeadHandoffEdgeResolvers<ContextType>;
  LikeForLikeReport?: LikeForLikeReportResolvers<ContextType>;
  LikeForLikeRow?: LikeForLikeRowResolvers<ContextType>;
  StandardisedRate?: StandardisedRateResolvers<ContextType>;
  LeadStratum?: LeadStratumResolvers<ContextType>;
  CohortMaturityReport?: CohortMaturityReportResolvers<ContextType>;
  MaturityRow?: MaturityRowResolvers<ContextType>;
  Projection?: ProjectionResolvers<ContextType>;
  CloseRateScenario?: CloseRateScenarioResolvers<ContextType>;
  Cohort?: CohortResolvers<ContextType>;
  CohortPoint?: CohortPointResolvers<ContextType>;
  Recording?: RecordingResolvers<ContextType>;
  SilentMonth?: SilentMonthResolvers<ContextType>;
  SplitPersonPayload?: SplitPersonPayloadResolvers<ContextType>;
  JoinPersonPayload?: JoinPersonPayloadResolvers<ContextType>;
  KeyPair?: KeyPairResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonKey?: PersonKeyResolvers<ContextType>;
  ChannelRankingReport?: ChannelRankingReportResolvers<ContextType>;
  RankedRow?: RankedRowResolvers<ContextType>;
  RejectedEvents?: RejectedEventsResolvers<ContextType>;
  RejectedCount?: RejectedCountResolvers<ContextType>;
  RejectedEvent?: RejectedEventResolvers<ContextType>;
  ReportMeta?: ReportMetaResolvers<ContextType>;
  ResolvedRange?: ResolvedRangeResolvers<ContextType>;
  ReportWarning?: ReportWarningResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  RateChange?: RateChangeResolvers<ContextType>;
  FloatInterval?: FloatIntervalResolvers<ContextType>;
  DimensionValue?: DimensionValueResolvers<ContextType>;
  ScoreEvaluation?: ScoreEvaluationResolvers<ContextType>;
  TopDecile?: TopDecileResolvers<ContextType>;
  ScoreCalibration?: ScoreCalibrationResolvers<ContextType>;
  CalibrationBin?: CalibrationBinResolvers<ContextType>;
  ScoreStep?: ScoreStepResolvers<ContextType>;
  LaterFact?: LaterFactResolvers<ContextType>;
  StabilityReport?: StabilityReportResolvers<ContextType>;
  StabilityRow?: StabilityRowResolvers<ContextType>;
  ControlChart?: ControlChartResolvers<ContextType>;
  ChartPoint?: ChartPointResolvers<ContextType>;
  YoungWeek?: YoungWeekResolvers<ContextType>;
  Stage?: StageResolvers<ContextType>;
  StageChange?: StageChangeResolvers<ContextType>;
  ContactRole?: ContactRoleResolvers<ContextType>;
};

