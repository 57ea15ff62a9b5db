import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountOf, type Belonging } from './account-of.ts'

const nobody: Belonging = { leads: [], contacts: [], domains: new Map() }
const lead = (key: string, createdAt: number, more: { accountKey?: string; emailKey?: string } = {}) => ({
  ...{ key, createdAt, accountKey: more.accountKey ?? null, emailKey: more.emailKey ?? null },
})
const ofDomain = new Map([['acme.test', 'account:sf:1']])

describe('a person belongs', () => {
  test('nowhere, as long as nothing says so', () => {
    expect(accountOf(nobody, ofDomain)).toBeNull()
    expect(accountOf({ ...nobody, leads: [lead('crm:sf:a', 1)] }, ofDomain)).toBeNull()
  })

  test('where the CRM has them as a contact, whatever their leads say', () => {
    const known = {
      leads: [lead('crm:sf:a', 5, { accountKey: 'account:sf:2' })],
      contacts: [
        { id: 'c9', accountKey: 'account:sf:9' },
        { id: 'c3', accountKey: 'account:sf:3' },
      ],
      domains: new Map([['email:ada', 'acme.test']]),
    }
    expect(accountOf(known, ofDomain)).toEqual({ key: 'account:sf:3', knownBy: 'CRM' })
  })

  test('else where the latest of their leads says', () => {
    const leads = [
      lead('crm:sf:a', 1, { accountKey: 'account:sf:2' }),
      lead('crm:sf:b', 2, { accountKey: 'account:sf:4' }),
      lead('crm:sf:c', 3),
    ]
    expect(accountOf({ ...nobody, leads }, ofDomain)).toEqual({ key: 'account:sf:4', knownBy: 'CRM' })
  })

  test('else to the account with the domain of their address, or to the domain itself', () => {
    const at = (domain: string) => ({ ...nobody, domains: new Map([['email:ada', domain]]) })
    expect(accountOf(at('acme.test'), ofDomain)).toEqual({ key: 'account:sf:1', knownBy: 'DOMAIN' })
    expect(accountOf(at('globex.test'), ofDomain)).toEqual({ key: 'domain:globex.test', knownBy: 'DOMAIN' })
    expect(accountOf(at('gmail.com'), new Map([['gmail.com', 'account:sf:1']]))).toBeNull()
  })

  test('of several addresses, by that of the latest lead which has one at a company', () => {
    const leads = [
      lead('crm:sf:a', 1, { emailKey: 'email:old' }),
      lead('crm:sf:b', 2, { emailKey: 'email:new' }),
      lead('crm:sf:c', 3, { emailKey: 'email:home' }),
    ]
    const domains = new Map([
      ['email:another', 'aaa.test'],
      ['email:old', 'old.test'],
      ['email:new', 'new.test'],
      ['email:home', 'gmail.com'],
    ])
    expect(accountOf({ ...nobody, leads, domains }, ofDomain)).toMatchObject({ key: 'domain:new.test' })
    expect(accountOf({ ...nobody, domains }, ofDomain)).toMatchObject({ key: 'domain:aaa.test' })
  })
})

const few = fc.constantFrom('1', '2', '3')
const account = few.map((id) => `account:sf:${id}`)
const address = few.map((name) => `email:${name}`)
const belonging = fc.record({
  leads: fc.uniqueArray(
    fc.record({
      key: few.map((id) => `crm:sf:${id}`),
      createdAt: fc.integer({ min: 1, max: 2 }),
      accountKey: fc.option(account),
      emailKey: fc.option(address),
    }),
    { selector: ({ key }) => key },
  ),
  contacts: fc.uniqueArray(fc.record({ id: few, accountKey: account }), { selector: ({ id }) => id }),
  domains: fc.uniqueArray(fc.tuple(address, fc.constantFrom('acme.test', 'globex.test', 'gmail.com')), {
    selector: ([key]) => key,
  }),
})

test('in whatever order the facts are given', () => {
  fc.assert(
    fc.property(belonging, ({ leads, contacts, domains }) => {
      const told = accountOf({ leads, contacts, domains: new Map(domains) }, ofDomain)
      const turned = {
        ...{ leads: leads.toReversed(), contacts: contacts.toReversed(), domains: new Map(domains.toReversed()) },
      }
      expect(accountOf(turned, ofDomain)).toEqual(told)
    }),
  )
})
