/** As whom a secret key asks. A key may have several. */
export const keyRoles = ['MARKETING', 'SALES', 'ADMIN', 'BI'] as const
export type KeyRole = (typeof keyRoles)[number]

/**
 * READ_REPORTS: everything that GraphQL answers of journeys, leads and results.
 * READ_PERSONAL_DATA: addresses and names of people in the clear, where the CRM gave them.
 */
const permissions = ['READ_REPORTS', 'READ_PERSONAL_DATA'] as const
export type Permission = (typeof permissions)[number]

/** What a role may do. A dashboard's key, as BI, is in many hands: it shows nobody by name. */
const granted: Record<KeyRole, readonly Permission[]> = {
  MARKETING: ['READ_REPORTS', 'READ_PERSONAL_DATA'],
  SALES: ['READ_REPORTS', 'READ_PERSONAL_DATA'],
  ADMIN: ['READ_REPORTS', 'READ_PERSONAL_DATA'],
  BI: ['READ_REPORTS'],
}

/** What any of `roles` may do, in the order of `permissions`. */
export const permissionsOf = (roles: readonly KeyRole[]): Permission[] =>
  permissions.filter((permission) => roles.some((role) => granted[role].includes(permission)))
