/** What makes a spreadsheet take a cell for a formula: also as wide letters, and after a tab or a line break. */
const beginsFormula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/**
 * A text as a spreadsheet may safely open it: what would begin a formula gets an apostrophe in front, which keeps it text.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const asText = (value: string): string => (beginsFormula.test(value) ? `'${value}` : value)
