import { instant } from './parameter.ts'
import { filter } from './report-input.ts'

/** Of which leads a ledger is, and as of when. */
export const ledgerParameters = {
  asOf: instant('As of when. Now unless given.'),
  filter,
}
