import { AppError } from '../../errors.ts'

/** As whom a secret key asks. A key may have several. */
export const keyRoles = ['MARKETING', 'SALES', 'ADMIN', 'BI'] as const
export type KeyRole = (typeof keyRoles)[number]

/**
 * READ_REPORTS: everything that GraphQL answers of journeys, leads and results.
 * READ_ARRIVALS: single events as they arrive, and what was rejected.
 * READ_PERSONAL_DATA: addresses and names of people in the clear, where the CRM gave them.
 * DECIDE_PERSONS: who is one person and who isn't, where links say otherwise.
 * DERIVE_KNOWLEDGE: have what was known at an earlier time derived.
 */
const permissions = [
  'READ_REPORTS',
  'READ_ARRIVALS',
  'READ_PERSONAL_DATA',
  'DECIDE_PERSONS',
  'DERIVE_KNOWLEDGE',
] as const
export type Permission = (typeof permissions)[number]

/** What a role may do. Sales has no site to look after. A dashboard's key, as BI, is in many hands: it shows nobody by name. */
const granted: Record<KeyRole, readonly Permission[]> = {
  MARKETING: ['READ_REPORTS', 'READ_ARRIVALS', 'READ_PERSONAL_DATA', 'DECIDE_PERSONS', 'DERIVE_KNOWLEDGE'],
  SALES: ['READ_REPORTS', 'READ_PERSONAL_DATA', 'DERIVE_KNOWLEDGE'],
  ADMIN: ['READ_REPORTS', 'READ_ARRIVALS', 'READ_PERSONAL_DATA', 'DECIDE_PERSONS', 'DERIVE_KNOWLEDGE'],
  BI: ['READ_REPORTS'],
}

/** What any of `roles` may do, in the order of `permissions`. */
export const permissionsOf = (roles: readonly KeyRole[]): Permission[] =>
  permissions.filter((permission) => roles.some((role) => granted[role].includes(permission)))

/** @throws AppError `PERMISSION_MISSING` where none of `roles` allows it. */
export function requirePermission(roles: readonly KeyRole[], permission: Permission): void {
  if (permissionsOf(roles).includes(permission)) return
  const allowing = keyRoles.filter((role) => granted[role].includes(permission))
  throw new AppError(
    'PERMISSION_MISSING',
    `The key asks as ${roles.join(' and ')}, which does not allow ${permission}: ${allowing.join(' or ')} does`,
  )
}
