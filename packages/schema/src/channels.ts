/**
 * One ordered rule of the channel policy. It holds where every named fact matches its pattern: a regular expression
 * over the whole value, in lower case. A fact that the touchpoint lacks matches no pattern.
 */
export type ChannelRule = {
  readonly channel: string
  readonly when: Partial<Record<ChannelFact, string>>
}

/**
 * What rules can ask about. `kind` is VISIT or what an importer called the touchpoint; `crmSource` is the lead source
 * that the CRM gave, where no touchpoint tells.
 */
export type ChannelFact = 'kind' | 'source' | 'medium' | 'campaign' | 'clickId' | 'referrerHost' | 'crmSource'

const searchHosts =
  '(.*\\.)?(google|bing|yahoo|duckduckgo|ecosia|baidu|yandex|qwant|startpage|brave|naver|seznam|ask|aol)(\\.[a-z]{2,3}){1,2}'
const searchSources = `google|bing|yahoo|duckduckgo|ecosia|baidu|yandex|qwant|startpage|naver|seznam|adwords|google ads|${searchHosts}`
const socialHosts =
  '(.*\\.)?(facebook|instagram|linkedin|twitter|x|t|reddit|pinterest|tiktok|threads|xing|quora|mastodon|bsky|lnkd)\\.(com|co|net|in|app|social)'
const socialSources = `facebook|fb|instagram|ig|linkedin|twitter|x|reddit|pinterest|tiktok|threads|xing|quora|mastodon|bluesky|meta|snapchat|${socialHosts}`
const videoSources = '(.*\\.)?(youtube|vimeo|twitch)(\\.com)?|youtu\\.be|(.*\\.)?twitch\\.tv'
const assistantHosts =
  '(.*\\.)?(chatgpt\\.com|chat\\.openai\\.com|openai|chatgpt|perplexity(\\.ai)?|claude(\\.ai)?|gemini\\.google\\.com|copilot\\.microsoft\\.com|copilot|mistral\\.ai)'
const paid = '.*cp[cmv].*|ppc|retargeting|paid.*'

/**
 * First match wins, so the order is the policy: what an importer named, explicit tags, click ids, the referrer. After
 * Google Analytics 4's default channel group, with what B2B needs beside it.
 */
export const channelRules: readonly ChannelRule[] = [
  { channel: 'Trade Show', when: { kind: 'trade_show|tradeshow|event|booth' } },
  { channel: 'Webinar', when: { kind: 'webinar' } },
  { channel: 'Direct Mail', when: { kind: 'direct_mail' } },
  { channel: 'Partner', when: { kind: 'partner' } },
  { channel: 'Outbound', when: { kind: 'call|meeting|demo|outbound|sales_email' } },
  { channel: 'Email', when: { kind: 'email' } },

  { channel: 'Trade Show', when: { medium: 'trade[ _-]?show|event|booth' } },
  { channel: 'Webinar', when: { medium: 'webinar' } },
  { channel: 'Partner', when: { medium: 'partner' } },
  { channel: 'Email', when: { medium: 'e[ _-]?mail|newsletter' } },
  { channel: 'Email', when: { source: 'e[ _-]?mail|newsletter' } },
  { channel: 'Affiliates', when: { medium: 'affiliates?' } },
  { channel: 'Paid Search', when: { medium: paid, source: searchSources } },
  { channel: 'Paid Social', when: { medium: paid, source: socialSources } },
  { channel: 'Paid Video', when: { medium: paid, source: videoSources } },
  { channel: 'Paid Search', when: { medium: 'paid[ _-]?search|sem' } },
  { channel: 'Paid Social', when: { medium: 'paid[ _-]?social' } },
  { channel: 'Display', when: { medium: 'display|banner|expandable|interstitial|cpm' } },
  { channel: 'Paid Other', when: { medium: paid } },
  { channel: 'Organic Social', when: { medium: 'social|social[ _-]?(network|media)|sm' } },
  { channel: 'Organic Video', when: { medium: '.*video.*' } },
  { channel: 'Organic Search', when: { medium: 'organic' } },
  { channel: 'SMS', when: { medium: 'sms' } },
  { channel: 'AI Assistant', when: { source: assistantHosts } },
  { channel: 'Organic Social', when: { source: socialSources, medium: 'referral' } },
  { channel: 'Referral', when: { medium: 'referral|link|app' } },

  { channel: 'Paid Search', when: { clickId: 'gclid|gbraid|wbraid|msclkid' } },
  { channel: 'Display', when: { clickId: 'dclid' } },
  { channel: 'Paid Social', when: { clickId: 'li_fat_id|ttclid|twclid|rdt_cid|epik|sccid' } },
  { channel: 'Organic Social', when: { clickId: 'fbclid' } },

  { channel: 'AI Assistant', when: { referrerHost: assistantHosts } },
  { channel: 'Organic Search', when: { referrerHost: searchHosts } },
  { channel: 'Organic Social', when: { referrerHost: socialHosts } },
  { channel: 'Organic Video', when: { referrerHost: videoSources } },
  { channel: 'Referral', when: { referrerHost: '.+' } },

  { channel: 'Direct', when: { source: '\\(direct\\)' } },

  { channel: 'Paid Search', when: { crmSource: 'paid[ _-]?search|sem|google ads|adwords' } },
  { channel: 'Organic Search', when: { crmSource: 'organic[ _-]?search|organic|seo' } },
  { channel: 'Paid Social', when: { crmSource: 'paid[ _-]?social|(linkedin|facebook) ads' } },
  { channel: 'Organic Social', when: { crmSource: '(organic[ _-]?)?social([ _-]?media)?' } },
  { channel: 'Display', when: { crmSource: 'display|banner' } },
  { channel: 'Email', when: { crmSource: 'e[ _-]?mail|newsletter' } },
  { channel: 'Referral', when: { crmSource: '(web[ _-]?)?referral' } },
  { channel: 'Direct', when: { crmSource: 'direct([ _-]?traffic)?' } },
  { channel: 'Trade Show', when: { crmSource: 'trade[ _-]?show|event|fair' } },
  { channel: 'Webinar', when: { crmSource: 'webinar' } },
  { channel: 'Partner', when: { crmSource: 'partner' } },
  { channel: 'Outbound', when: { crmSource: 'outbound|cold[ _-]?call(ing)?' } },
]

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
