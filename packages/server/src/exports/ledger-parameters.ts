import { flag, instant } from './parameter.ts'
import { filter, withoutClaims } from './report-input.ts'

/** Of which leads a ledger is, and as of when. */
export const ledgerParameters = {
  asOf: instant('As of when. Now unless given.'),
  filter,
}

/** The same, and by what it is told. */
export const knownLedgerParameters = {
  ...ledgerParameters,
  knownThen: flag('Only by what was known as of then; otherwise by what is known today of that time.'),
  knowledgeAt: instant(
    'By what was known then, under the identities, rules and definitions of then. `deriveKnowledge` derives it.',
  ),
  withoutClaims,
}
