import { AppError } from '../errors.ts'
import { readAllowedOrigin } from '../modules/workspaces/allowed-origins.ts'
import {
  defaultEventsPerMinute,
  defaultRequestsPerSecond,
  defaultRoles,
  type KeyGrant,
} from '../modules/workspaces/api-key.ts'
import { keyRoles } from '../modules/workspaces/permissions.ts'

/** What `keys create` was told that a key may do. */
export type GrantOptions = {
  readonly kind: 'write' | 'secret' | 'identity'
  readonly origin?: readonly string[]
  readonly eventsPerMinute?: string
  readonly server?: string
  readonly role?: readonly string[]
  readonly rate?: string
}

/** What PostgreSQL's integer holds: far above what one server can do. */
const highestRate = 2_147_483_647

/**
 * The grant that the options of `keys create` ask for.
 *
 * @throws AppError `INPUT_INVALID`
 */
export function readKeyGrant(options: GrantOptions): KeyGrant {
  const { kind, origin, eventsPerMinute, server, role, rate } = options
  if (kind === 'identity') {
    refuse({ '--origin': origin, '--events-per-minute': eventsPerMinute, '--server': server }, 'write')
    refuse({ '--role': role, '--rate': rate }, 'secret')
    return { kind: 'IDENTITY' }
  }
  if (kind === 'secret') {
    refuse({ '--origin': origin, '--events-per-minute': eventsPerMinute, '--server': server }, 'write')
    const named = keyRoles.filter((keyRole) => role?.includes(keyRole.toLowerCase()))
    return {
      kind: 'SECRET',
      roles: role ? named : defaultRoles,
      requestsPerSecond: readRate('--rate', rate, defaultRequestsPerSecond),
    }
  }
  refuse({ '--role': role, '--rate': rate }, 'secret')
  return {
    kind: 'WRITE',
    allowedOrigins: [...new Set((origin ?? []).map(readOrigin))],
    eventsPerMinute: readRate('--events-per-minute', eventsPerMinute, defaultEventsPerMinute),
  }
}

function refuse(options: Readonly<Record<string, unknown>>, kind: GrantOptions['kind']): void {
  const given = Object.keys(options).filter((name) => options[name] !== undefined)
  if (given.length > 0) throw new AppError('INPUT_INVALID', `${given.join(' and ')} can only go with --kind ${kind}`)
}

function readOrigin(text: string): string {
  const origin = readAllowedOrigin(text)
  if (origin !== null) return origin
  throw new AppError(
    'INPUT_INVALID',
    `--origin ${text} is no origin: give scheme and host, such as https://www.example.com, or https://*.example.com for any subdomain`,
  )
}

function readRate(option: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  const rate = Number(text)
  if (/^\d+$/.test(text) && rate >= 1 && rate <= highestRate) return rate
  throw new AppError('INPUT_INVALID', `${option} ${text} is no rate: give a whole number from 1 to ${highestRate}`)
}
