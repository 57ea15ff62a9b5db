import { type ChannelFact, channelRules } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { channelPolicy } from './classify.ts'
import { readLanding } from './origin.ts'

const { classify } = channelPolicy([])
const site = 'https://acme.example/pricing'

describe('the channel of a visit', () => {
  test.each([
    ['', undefined, 'Direct'],
    ['?utm_source=google&utm_medium=cpc', undefined, 'Paid Search'],
    ['?utm_source=linkedin&utm_medium=cpc', undefined, 'Paid Social'],
    ['?utm_source=LinkedIn&utm_medium=Paid-Social', undefined, 'Paid Social'],
    ['?utm_source=youtube.com&utm_medium=cpv', undefined, 'Paid Video'],
    ['?utm_source=newsletter&utm_medium=email', undefined, 'Email'],
    ['?utm_source=partner-portal&utm_medium=partner', undefined, 'Partner'],
    ['?utm_source=acme&utm_medium=display', undefined, 'Display'],
    ['?utm_source=somewhere&utm_medium=cpc', undefined, 'Paid Other'],
    ['?gclid=abc', 'https://www.google.com/', 'Paid Search'],
    ['?msclkid=abc', undefined, 'Paid Search'],
    ['?li_fat_id=abc', 'https://www.linkedin.com/', 'Paid Social'],
    ['?fbclid=abc', 'https://l.facebook.com/', 'Organic Social'],
    ['', 'https://www.google.co.uk/', 'Organic Search'],
    ['', 'https://duckduckgo.com/', 'Organic Search'],
    ['', 'https://t.co/xyz', 'Organic Social'],
    ['', 'https://www.linkedin.com/feed', 'Organic Social'],
    ['', 'https://chatgpt.com/', 'AI Assistant'],
    ['', 'https://www.youtube.com/watch', 'Organic Video'],
    ['', 'https://blog.example.org/post', 'Referral'],
    ['', 'https://acme.example/', 'Direct'],
    ['', 'https://shop.acme.example/', 'Direct'],
    ['', 'android-app://com.slack', 'Referral'],
    ['?utm_source=mystery&utm_medium=carrier-pigeon', undefined, '(unassigned)'],
    ['?utm_source=g2.com&utm_medium=cpc', undefined, 'Paid Other'],
    ['?utm_source=acme&utm_medium=cpc&utm_campaign=eu-shopping', undefined, 'Paid Shopping'],
    ['?utm_source=amazon.co.uk&utm_medium=cpc', undefined, 'Paid Shopping'],
    ['?utm_source=chatgpt.com', undefined, 'AI Assistant'],
    ['?utm_source=google', undefined, 'Organic Search'],
    ['?utm_source=spring', 'https://www.facebook.com/', 'Organic Social'],
    ['?utm_source=spotify&utm_medium=podcast', undefined, 'Audio'],
    ['?utm_source=app&utm_medium=web-push', undefined, 'Mobile Push'],
    ['?utm_source=faz&utm_medium=Print', undefined, 'Print'],
    ['?utm_source=wdr&utm_medium=radio', undefined, 'TV & Radio'],
    ['?utm_source=airport&utm_medium=out-of-home', undefined, 'Outdoor'],
    ['?utm_source=ada&utm_medium=word_of_mouth', undefined, 'Word of Mouth'],
    ['?utm_source=ada&utm_medium=referral-program', undefined, 'Referral Program'],
    ['', 'https://www.g2.com/products/acme/reviews', 'Review Site'],
    ['', 'https://mail.google.com/', 'Email'],
    ['', 'https://gemini.google.com/app', 'AI Assistant'],
    ['', 'https://notgoogle.com/', 'Referral'],
    ['', 'https://google.evil.example/', 'Referral'],
  ])('%s from %s is %s', (query, referrer, channel) => {
    const { origin } = readLanding(site + query, referrer, ['shop.acme.example'])
    expect(classify({ kind: 'visit', ...origin })).toBe(channel)
  })
})

describe('the channel of a lead source that the CRM gave', () => {
  test.each([
    ['paid search', 'Paid Search'],
    ['organic search', 'Organic Search'],
    ['trade show', 'Trade Show'],
    ['direct traffic', 'Direct'],
    ['unknown', '(unassigned)'],
  ])('%s is %s', (crmSource, channel) => {
    expect(classify({ crmSource })).toBe(channel)
  })
})

test('an importer that names the kind decides the channel', () => {
  expect(classify({ kind: 'trade_show', source: 'hannover messe', medium: null })).toBe('Trade Show')
})

describe("a workspace's own rules", () => {
  const ours = channelPolicy([
    { channel: 'Brand Search', when: { sourceCategory: ['SEARCH'], campaign: ['brand*'] } },
    { channel: 'Partner', when: { referrerHost: ['*.partner.example'] } },
    { channel: 'Dark', when: { source: ['(direct)'], landingPage: ['*/secret'] } },
    { channel: 'Untagged', when: { campaign: ['(none)'], medium: ['cpc'] } },
  ])

  test.each([
    [{ source: 'google', medium: 'cpc', campaign: 'Brand_EU' }, 'Brand Search'],
    [{ source: 'google', medium: 'cpc', campaign: 'other' }, 'Paid Search'],
    [{ source: 'shop.partner.example', referrerHost: 'shop.partner.example' }, 'Partner'],
    [{ source: '(direct)', medium: '(none)', landingPage: 'acme.example/secret' }, 'Dark'],
    [{ source: 'google', medium: 'cpc', campaign: null }, 'Untagged'],
    [{ source: 'google', medium: 'CPC' }, 'Untagged'],
  ])('%o is %s', (facts, channel) => {
    expect(ours.classify(facts)).toBe(channel)
  })

  test('come first among the channels that there are', () => {
    expect(ours.channels.slice(0, 4)).toEqual(['Brand Search', 'Partner', 'Dark', 'Untagged'])
    expect(new Set(ours.channels).size).toBe(ours.channels.length)
  })

  test("can name what isn't known only as (none)", () => {
    const { classify: known } = channelPolicy([{ channel: 'Known', when: { campaign: ['*'] } }])
    expect(known({ campaign: null })).toBe('(unassigned)')
    expect(known({ campaign: '(none)' })).toBe('(unassigned)')
    expect(known({ campaign: 'x' })).toBe('Known')
  })
})

test('no rule of the defaults stands where an earlier one always holds first', () => {
  const policy = channelRules.map(({ channel, when }) => ({ channel, when }))
  const hidden = policy.filter((rule, i) =>
    policy
      .slice(0, i)
      .some(({ when }) =>
        Object.entries(when).every(
          ([fact, patterns]) =>
            (rule.when[fact as ChannelFact] ?? []).length > 0 &&
            (rule.when[fact as ChannelFact] ?? []).every((pattern) => patterns.includes(pattern)),
        ),
      ),
  )
  expect(hidden).toEqual([])
})
