import type { SourceCategory } from './source-hosts.ts'

/**
 * What rules can ask about, in the words that the settings use. `kind` is VISIT or what an importer called the touchpoint;
 * the categories are what `sourceHosts` says of the source and of the referrer; `crmSource` is the lead source that the
 * CRM gave, where no touchpoint tells.
 */
export const channelFacts = [
  'kind',
  'source',
  'sourceCategory',
  'medium',
  'campaign',
  'adContent',
  'keyword',
  'clickId',
  'referrerHost',
  'referrerCategory',
  'landingPage',
  'crmSource',
] as const
export type ChannelFact = (typeof channelFacts)[number]

/** A text that the whole value has to be, `*` standing for anything. Capitals don't matter; space, `-` and `_` are one. */
export type Pattern = string

/**
 * One ordered rule of the channel policy. It holds where every named fact fits one of its patterns. A fact that the
 * touchpoint lacks is `(none)`, and fits no other pattern.
 */
export type ChannelRule = {
  readonly channel: string
  readonly when: Partial<Record<ChannelFact, readonly Pattern[]>>
}

type When = Partial<Record<Exclude<ChannelFact, 'sourceCategory' | 'referrerCategory'>, readonly Pattern[]>> & {
  readonly sourceCategory?: readonly SourceCategory[]
  readonly referrerCategory?: readonly SourceCategory[]
}

const rule = (channel: string, when: When): ChannelRule => ({ channel, when })

const paid = ['*cp*', 'ppc', 'retargeting', 'paid*']
const shops = ['*shopping*', 'shop', 'shop *', '* shop', '* shop *', '*eshop*']
const emails = ['email', 'e mail', 'newsletter']
const socialMedia = ['social', 'social network', 'social media', 'sm']
const tradeShows = ['trade show', 'tradeshow', 'event', 'booth', 'fair', 'conference']
const print = ['print', 'print ad', 'magazine', 'newspaper', 'flyer', 'brochure']
const broadcast = ['tv', 'television', 'radio', 'tv & radio', 'tv and radio', 'ctv']
const outdoor = ['outdoor', 'ooh', 'out of home', 'dooh', 'billboard', 'poster']
const wordOfMouth = ['word of mouth', 'wom']
const referralPrograms = ['referral program', 'referral programme', 'refer a friend', 'customer referral']
const reviews = ['review', 'reviews', 'review site']
const audio = ['audio', 'podcast']

/**
 * First match wins, so the order is the policy: what an importer named, explicit tags, click ids, what kind of site it
 * was. After Google Analytics 4's default channel group (support.google.com/analytics/answer/9756891), with what B2B
 * needs beside it.
 */
export const channelRules: readonly ChannelRule[] = [
  rule('Trade Show', { kind: tradeShows }),
  rule('Webinar', { kind: ['webinar'] }),
  rule('Direct Mail', { kind: ['direct mail', 'postal mail', 'letter'] }),
  rule('Print', { kind: print }),
  rule('TV & Radio', { kind: broadcast }),
  rule('Outdoor', { kind: outdoor }),
  rule('Word of Mouth', { kind: wordOfMouth }),
  rule('Referral Program', { kind: referralPrograms }),
  rule('Review Site', { kind: reviews }),
  rule('Partner', { kind: ['partner'] }),
  rule('Outbound', { kind: ['call', 'meeting', 'demo', 'outbound', 'sales email'] }),
  rule('Email', { kind: emails }),
  rule('Audio', { kind: audio }),
  rule('SMS', { kind: ['sms'] }),

  rule('Trade Show', { medium: tradeShows }),
  rule('Webinar', { medium: ['webinar'] }),
  rule('Direct Mail', { medium: ['direct mail'] }),
  rule('Print', { medium: print }),
  rule('TV & Radio', { medium: broadcast }),
  rule('Outdoor', { medium: outdoor }),
  rule('Word of Mouth', { medium: wordOfMouth }),
  rule('Referral Program', { medium: referralPrograms }),
  rule('Review Site', { medium: reviews }),
  rule('Partner', { medium: ['partner', 'reseller', 'co marketing'] }),
  rule('Outbound', { medium: ['outbound', 'cold call', 'cold email', 'sales email'] }),
  rule('Email', { medium: emails }),
  rule('Email', { source: emails }),
  rule('Affiliates', { medium: ['affiliate', 'affiliates'] }),
  rule('Paid Shopping', { medium: paid, sourceCategory: ['SHOPPING'] }),
  rule('Paid Shopping', { medium: paid, campaign: shops }),
  rule('Paid Search', { medium: paid, sourceCategory: ['SEARCH'] }),
  rule('Paid Social', { medium: paid, sourceCategory: ['SOCIAL'] }),
  rule('Paid Video', { medium: paid, sourceCategory: ['VIDEO'] }),
  rule('Paid Search', { medium: ['paid search', 'paidsearch', 'sem'] }),
  rule('Paid Social', { medium: ['paid social', 'paidsocial'] }),
  rule('Display', { medium: ['display', 'banner', 'expandable', 'interstitial', 'cpm'] }),
  rule('Paid Other', { medium: paid }),
  rule('Cross-network', { campaign: ['*cross network*'] }),
  rule('Organic Social', { medium: socialMedia }),
  rule('Organic Video', { medium: ['*video*'] }),
  rule('Organic Search', { medium: ['organic'] }),
  rule('Audio', { medium: audio }),
  rule('SMS', { medium: ['sms'] }),
  rule('SMS', { source: ['sms'] }),
  rule('Mobile Push', { medium: ['*push', '*mobile*', '*notification*'] }),
  rule('Mobile Push', { source: ['firebase'] }),

  rule('Paid Search', { clickId: ['gclid', 'gbraid', 'wbraid', 'msclkid'] }),
  rule('Display', { clickId: ['dclid'] }),
  rule('Paid Social', { clickId: ['li_fat_id', 'ttclid', 'twclid', 'rdt_cid', 'epik', 'sccid'] }),
  rule('Organic Social', { clickId: ['fbclid'] }),

  rule('AI Assistant', { sourceCategory: ['ASSISTANT'] }),
  rule('Email', { sourceCategory: ['MAIL'] }),
  rule('Review Site', { sourceCategory: ['REVIEWS'] }),
  rule('Organic Shopping', { sourceCategory: ['SHOPPING'] }),
  rule('Organic Social', { sourceCategory: ['SOCIAL'] }),
  rule('Organic Video', { sourceCategory: ['VIDEO'] }),
  rule('Organic Search', { sourceCategory: ['SEARCH'] }),
  rule('Referral', { medium: ['referral', 'link', 'app'] }),
  rule('AI Assistant', { referrerCategory: ['ASSISTANT'] }),
  rule('Email', { referrerCategory: ['MAIL'] }),
  rule('Review Site', { referrerCategory: ['REVIEWS'] }),
  rule('Organic Shopping', { referrerCategory: ['SHOPPING'] }),
  rule('Organic Social', { referrerCategory: ['SOCIAL'] }),
  rule('Organic Video', { referrerCategory: ['VIDEO'] }),
  rule('Organic Search', { referrerCategory: ['SEARCH'] }),
  rule('Referral', { referrerHost: ['*'] }),

  rule('Direct', { source: ['(direct)'] }),

  rule('Paid Search', { crmSource: ['paid search', 'paidsearch', 'sem', 'google ads', 'adwords'] }),
  rule('Organic Search', { crmSource: ['organic search', 'organic', 'seo'] }),
  rule('Paid Social', { crmSource: ['paid social', 'paidsocial', 'linkedin ads', 'facebook ads'] }),
  rule('Organic Social', { crmSource: ['organic social', 'organic social media', ...socialMedia] }),
  rule('Display', { crmSource: ['display', 'banner'] }),
  rule('Email', { crmSource: emails }),
  rule('Referral Program', { crmSource: [...referralPrograms, 'employee referral'] }),
  rule('Referral', { crmSource: ['referral', 'web referral', 'webreferral'] }),
  rule('Direct', { crmSource: ['direct', 'direct traffic'] }),
  rule('Trade Show', { crmSource: tradeShows }),
  rule('Webinar', { crmSource: ['webinar'] }),
  rule('Direct Mail', { crmSource: ['direct mail'] }),
  rule('Print', { crmSource: print }),
  rule('TV & Radio', { crmSource: broadcast }),
  rule('Outdoor', { crmSource: outdoor }),
  rule('Word of Mouth', { crmSource: wordOfMouth }),
  rule('Review Site', { crmSource: [...reviews, 'g2', 'capterra'] }),
  rule('AI Assistant', { crmSource: ['ai assistant', 'chatgpt'] }),
  rule('Affiliates', { crmSource: ['affiliate', 'affiliates'] }),
  rule('Audio', { crmSource: audio }),
  rule('Partner', { crmSource: ['partner', 'partner referral', 'reseller'] }),
  rule('Outbound', { crmSource: ['outbound', 'cold call', 'cold calling', 'cold email'] }),
]

/** Every channel that these rules can give, in their order. */
export const defaultChannels: readonly string[] = [...new Set(channelRules.map(({ channel }) => channel))]

/** Names of the query parameters by which ad platforms mark their clicks, in the order in which one is looked for. */
export const clickIdParameters = [
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'msclkid',
  'fbclid',
  'li_fat_id',
  'ttclid',
  'twclid',
  'rdt_cid',
  'epik',
  'sccid',
] as const

/** The channel of a visit that came from nowhere: typed, bookmarked, or its origin hidden. */
export const directChannel = 'Direct'
/** The source of such a visit. */
export const directSource = '(direct)'
