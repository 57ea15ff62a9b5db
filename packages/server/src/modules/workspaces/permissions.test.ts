import { describe, expect, test } from 'vitest'
import { keyRoles, permissionsOf } from './permissions.ts'

describe('what a key may do', () => {
  test.each(keyRoles)('as %s it reads reports', (role) => {
    expect(permissionsOf([role])).toContain('READ_REPORTS')
  })

  test.each([
    { roles: ['BI'], isShown: false },
    { roles: ['MARKETING'], isShown: true },
    { roles: ['SALES'], isShown: true },
    { roles: ['ADMIN'], isShown: true },
    { roles: ['BI', 'SALES'], isShown: true },
  ] as const)('people are shown to $roles: $isShown', ({ roles, isShown }) => {
    expect(permissionsOf(roles).includes('READ_PERSONAL_DATA')).toBe(isShown)
  })

  test('without a role it may do nothing', () => expect(permissionsOf([])).toEqual([]))
})
