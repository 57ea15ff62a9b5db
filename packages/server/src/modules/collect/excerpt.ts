/** What of a rejected event may be kept: that it was sent so, and by whom nobody can tell. */
export type Outline = {
  readonly type: string | null
  readonly eventId: string | null
  /** JSON, in at most `longest` characters. */
  readonly excerpt: string
}

const longest = 1_000
const mostFields = 20

/** A value is told where its field can hold nothing of a person, and it looks as it should; otherwise only what kind it is. */
const harmless: Readonly<Record<string, RegExp>> = {
  id: /^[\da-f-]{1,40}$/i,
  type: /^[a-z_]{1,40}$/,
  occurredAt: /^[\dTZ:.+-]{1,40}$/,
  crmSystem: /^[a-z0-9_-]{1,40}$/,
}

const isHarmlessName = (name: string): boolean => /^[A-Za-z_][A-Za-z_]{0,31}$/.test(name)

/** The outline of anything that was sent as an event. */
export function outlineOf(candidate: unknown): Outline {
  if (typeof candidate !== 'object' || candidate === null || Array.isArray(candidate)) {
    return { type: null, eventId: null, excerpt: JSON.stringify(kindOf(candidate)) }
  }
  const event = candidate as Readonly<Record<string, unknown>>
  return {
    type: told('type', event['type']),
    eventId: told('id', event['id']),
    excerpt: JSON.stringify(Object.fromEntries(fieldsOf(event))).slice(0, longest),
  }
}

function fieldsOf(event: Readonly<Record<string, unknown>>): [string, unknown][] {
  const names = Object.keys(event)
  const shown = names.filter(isHarmlessName).slice(0, mostFields)
  const fields = shown.map((name): [string, unknown] => [name, told(name, event[name]) ?? kindOf(event[name])])
  return shown.length === names.length ? fields : [...fields, ['…', `${names.length - shown.length} more`]]
}

function told(name: string, value: unknown): string | null {
  if (typeof value !== 'string') return null
  if (name === 'url' || name === 'referrer') return siteOf(value)
  return harmless[name]?.test(value) ? value : null
}

/** Where a page is, without its path and query: they can hold anything. */
function siteOf(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed && /^https?:$/.test(parsed.protocol)
    ? `${parsed.origin.slice(0, 100)}/… (${url.length} characters)`
    : null
}

function kindOf(value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return `text of ${value.length} characters`
  if (Array.isArray(value)) return `list of ${value.length}`
  return typeof value === 'object' ? `object of ${Object.keys(value).length}` : typeof value
}
