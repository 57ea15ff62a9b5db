import { describe, expect, test } from 'vitest'
import { keyRoles, permissionsOf, requirePermission } from './permissions.ts'

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

  test.each([
    { roles: ['BI'], isShown: false },
    { roles: ['SALES', 'BI'], isShown: false },
    { roles: ['MARKETING'], isShown: true },
    { roles: ['BI', 'ADMIN'], isShown: true },
  ] as const)('what arrives is shown to $roles: $isShown', ({ roles, isShown }) => {
    expect(permissionsOf(roles).includes('READ_ARRIVALS')).toBe(isShown)
  })

  test.each([
    { roles: ['BI'], isAllowed: false },
    { roles: ['SALES', 'BI'], isAllowed: false },
    { roles: ['MARKETING'], isAllowed: true },
    { roles: ['ADMIN'], isAllowed: true },
  ] as const)('persons are split by $roles: $isAllowed', ({ roles, isAllowed }) => {
    expect(permissionsOf(roles).includes('DECIDE_PERSONS')).toBe(isAllowed)
  })

  test('what it may not is said, with who may', () => {
    expect(() => requirePermission(['BI', 'SALES'], 'READ_ARRIVALS')).toThrow(
      expect.objectContaining({
        code: 'PERMISSION_MISSING',
        message: 'The key asks as BI and SALES, which does not allow READ_ARRIVALS: MARKETING or ADMIN does',
      }),
    )
    expect(() => requirePermission(['BI', 'ADMIN'], 'READ_ARRIVALS')).not.toThrow()
  })

  test('without a role it may do nothing', () => expect(permissionsOf([])).toEqual([]))
})
