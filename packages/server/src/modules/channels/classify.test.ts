import { describe, expect, test } from 'vitest'
import { classify } from './classify.ts'
import { readLanding } from './origin.ts'

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
