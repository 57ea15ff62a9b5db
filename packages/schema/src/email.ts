/**
 * The one spelling of an e-mail address that is hashed, in the browser and in the server alike: trimmed, NFC, lower case.
 * Nothing provider-specific (no dropped dots, no dropped `+tag`): two people must never become one.
 *
 * @returns Null for what cannot be an address.
 */
export function normaliseEmail(address: string): string | null {
  const normalised = address.trim().normalize('NFC').toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(normalised) && normalised.length <= 320 ? normalised : null
}
