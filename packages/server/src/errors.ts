/** Every failure a person can act on: what HTTP says, and what to do about it. `docs/errors.md` is printed from it. */
export const errorCatalog = {
  CONFIG_INVALID: { status: 500, remedy: 'Set the variables named above; docs/configuration.md describes each one.' },
  DATABASE_IN_USE: {
    status: 503,
    remedy: 'Stop the process named above, or give this one a folder of its own with TOUCHLINE_HOME.',
  },
  DATABASE_DOWN: {
    status: 503,
    remedy: 'Check that PostgreSQL runs and that DATABASE_URL reaches it; then try again.',
  },
  DATABASE_UNSUPPORTED: { status: 500, remedy: 'Use PostgreSQL 15 or newer.' },
  DATABASE_FORBIDDEN: {
    status: 500,
    remedy:
      'Give the user of DATABASE_URL the right that the message names; docs/configuration.md says which it needs.',
  },
  DATABASE_BEHIND: { status: 503, remedy: 'Run `touchline migrate`, then start again.' },
  DATABASE_AHEAD: { status: 503, remedy: 'Update Touchline: a newer version has migrated this database.' },
  EMBEDDED_UNAVAILABLE: {
    status: 500,
    remedy: 'Set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
  },
  HOME_UNUSABLE: {
    status: 500,
    remedy: 'Set TOUCHLINE_HOME to a folder that Touchline may write to, or DATABASE_URL to a PostgreSQL of your own.',
  },
  EMBEDDED_FAILED: { status: 500, remedy: 'Read the log named above; it says why PostgreSQL did not start.' },
  KEY_MISSING: {
    status: 401,
    remedy: 'Send a secret key: `Authorization: Bearer tls_…`. `touchline keys create --kind secret` makes one.',
  },
  KEY_INVALID: {
    status: 401,
    remedy:
      'Check for a missing character; `touchline keys create` makes a new key. Write keys (tlw_…) collect, secret keys (tls_…) read.',
  },
  KEY_EXPIRED: {
    status: 401,
    remedy:
      'Make another with `touchline keys create`, put it in place, and revoke this one; `--expires` says how long it lasts.',
  },
  WRITE_KEY_MISSING: {
    status: 401,
    remedy: 'Add `?key=tlw_…` to the address, or `Authorization: Bearer tlw_…`. `touchline keys create` makes one.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    remedy:
      'Use a write key made for this site: `touchline keys create --kind write --origin https://…`. `touchline keys list` shows which origins a key allows.',
  },
  RATE_LIMITED: {
    status: 429,
    remedy:
      'Send the same again after the seconds in Retry-After: nothing was stored or read. `touchline keys create` makes a key that may do more: with `--kind write --events-per-minute N`, or `--kind secret --rate N`.',
  },
  PERMISSION_MISSING: {
    status: 403,
    remedy: 'Make a key in a role that allows it: `touchline keys create --kind secret --role marketing`, or `admin`.',
  },
  KEY_UNKNOWN: { status: 404, remedy: "`touchline keys list` shows a workspace's keys and their ids." },
  QUERY_TIMEOUT: {
    status: 504,
    remedy:
      'Ask for a shorter range, fewer dimensions or a smaller page; QUERY_TIMEOUT_SECONDS of the server says how long it may take.',
  },
  PAST_BUSY: {
    status: 503,
    remedy: 'Ask again after the seconds in Retry-After, or leave out `asOf` to be told what is known now.',
  },
  KNOWLEDGE_NOT_DERIVED: {
    status: 409,
    remedy:
      'Have it derived, by the mutation `deriveKnowledge` or by `touchline knowledge derive`; ask again once `knowledge { status }` is READY.',
  },
  PAST_TOO_FAR: {
    status: 504,
    remedy:
      'Ask as of a later instant: what has become known since is derived again. QUERY_TIMEOUT_SECONDS of the server says how long that may take.',
  },
  BODY_INVALID: { status: 400, remedy: 'Send one JSON object as docs/collect.md describes it.' },
  BODY_TOO_LARGE: { status: 413, remedy: 'Send fewer events at once.' },
  ENCODING_UNKNOWN: { status: 415, remedy: 'Compress the body with gzip, br or deflate, or not at all.' },
  SCRIPT_VERSION_UNKNOWN: {
    status: 404,
    remedy:
      'Use /touchline.js, which is always the current version, or the address that `touchline keys create --kind write` prints.',
  },
  SCRIPT_NOT_BUILT: { status: 503, remedy: 'Run `pnpm build`.' },
  PORT_TAKEN: {
    status: 500,
    remedy: 'Choose another port with --port, PORT or --bi-port, or stop what listens there.',
  },
  SERVER_DOWN: { status: 503, remedy: 'Start `touchline serve` in another terminal, then try again.' },
  OVERLOADED: { status: 503, remedy: 'Send the same again after the seconds in Retry-After: nothing was stored.' },
  NOT_FOUND: { status: 404, remedy: 'Check the id.' },
  WORKSPACE_UNKNOWN: { status: 404, remedy: '`touchline workspace list` shows what there is.' },
  BI_LOGIN_UNKNOWN: { status: 404, remedy: '`touchline bi list` shows what there is.' },
  RANGE_INVALID: { status: 400, remedy: 'Give `from` before `to`: ranges are half-open, `to` is not in them.' },
  PERSON_UNKNOWN: {
    status: 404,
    remedy:
      'Name keys as the CRM or the site has them: an address, `system:id` of a CRM record that was imported, a user id. In GraphQL, take the ids that an answer gave.',
  },
  NOTHING_TO_SPLIT: {
    status: 409,
    remedy:
      'Name some keys of a person who has others: `person { keys { id } }` shows all of them, as does `touchline split-person --dry-run`.',
  },
  KEYS_OF_ANOTHER: {
    status: 409,
    remedy:
      'Name keys of that person only: `person { keys { id } }` shows them. Split two persons one after the other.',
  },
  PIPELINE_BUSY: {
    status: 503,
    remedy:
      'Ask again after the seconds in Retry-After: nothing was changed. `touchline doctor` says how much waits to be derived.',
  },
  NOTHING_TO_JOIN: {
    status: 409,
    remedy:
      'Name the keys that the split was told. Persons whom nobody split are joined by what the CRM or a token says.',
  },
  INPUT_INVALID: { status: 400, remedy: 'Mend what the message names.' },
  EXPORT_UNKNOWN: { status: 404, remedy: 'Take an address that `GET /export` lists; docs/export.md describes each.' },
  PARAMETER_UNKNOWN: {
    status: 400,
    remedy: 'Leave it out or mend its name: `GET /export` lists the parameters of each report.',
  },
  PARAMETER_INVALID: {
    status: 400,
    remedy: 'Give what the message names: `GET /export` lists what each parameter takes.',
  },
  EXPORT_TOO_LARGE: { status: 400, remedy: 'Ask for a shorter range, fewer dimensions or less with a filter.' },
  EXPORTS_BUSY: { status: 503, remedy: 'Ask again after the seconds in Retry-After: other exports are being written.' },
  IMPORT_FILE_INVALID: {
    status: 400,
    remedy: 'Give a CSV file in UTF-8 whose first row names the columns; docs/import.md says what is read.',
  },
  IMPORT_COLUMN_MISSING: { status: 400, remedy: "Name the columns in the mapping as the file's first row does." },
  MAPPING_INVALID: {
    status: 400,
    remedy: 'Mend the mapping where the message says; docs/import.md lists every field.',
  },
  DEFINITION_INVALID: {
    status: 400,
    remedy: 'Mend the definition where the message says; docs/definition.md lists every rule.',
  },
  SETTINGS_INVALID: {
    status: 400,
    remedy: 'Mend the settings where the message says; docs/settings.md lists all of them.',
  },
  CURRENCY_IN_USE: {
    status: 409,
    remedy: 'Keep the currency, or make a workspace in the other one and import the files again, amounts converted.',
  },
  RETENTION_TOO_SHORT: {
    status: 400,
    remedy: 'Keep events for as many days as the message says, or more; or settle on fewer lookbackDays first.',
  },
  IMPORT_REJECTS_UNWRITABLE: {
    status: 400,
    remedy: 'Name another file with --rejects, in a folder that can be written to.',
  },
  FOLDER_UNUSABLE: {
    status: 400,
    remedy: 'Name a folder that may be written to and is empty, or not there yet.',
  },
  IMPORT_INTERRUPTED: {
    status: 500,
    remedy: 'Mend the cause and import the same file again: what is stored already is not stored twice.',
  },
} as const satisfies Record<string, { readonly status: number; readonly remedy: string }>

export type ErrorCode = keyof typeof errorCatalog

/**
 * A failure with a stable code. Callers branch on `code`, people read `message`, operators read `remedy`.
 * Anything thrown that is not an `AppError` is a bug and is masked before it leaves the process.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly status: number
  readonly remedy: string
  /** After how long the same may succeed. Undefined where nobody knows. */
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { readonly retryAfterSeconds?: number }) {
    super(message, options)
    this.retryAfterSeconds = options?.retryAfterSeconds
    this.code = code
    this.status = errorCatalog[code].status
    this.remedy = errorCatalog[code].remedy
  }
}
