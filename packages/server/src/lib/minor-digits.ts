import { remember } from './remember.ts'

/** How many decimals the currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export const minorDigits = remember(
  (currency: string): number =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2,
)
