import { definitionKeys, salesSourced, unassigned, unattributed } from '@touchline/schema'
import { suggest } from '../../lib/closest.ts'
import type { Path, Problem } from '../../lib/lined-document.ts'

/** What a lead may count in that no touchpoint came through. */
const ofLeadsOnly = [unattributed, unassigned, salesSourced]

/**
 * Channels that a definition names and that there aren't.
 *
 * @param content The document, or its part at `path`, as it was read: nothing of it need be right.
 * @param channels That the workspace's rules can give.
 */
export function unknownChannels(content: unknown, channels: readonly string[], path: Path = []): Problem[] {
  if (typeof content !== 'object' || content === null) return []
  const known = asksTouchpoints(path) ? channels : [...channels, ...ofLeadsOnly]
  return Object.entries(content).flatMap(([key, part]) =>
    key === 'channel'
      ? unknownIn(part, known, [...path, key])
      : unknownChannels(part, channels, [...path, Array.isArray(content) ? Number(key) : key]),
  )
}

/** Whether the map at `path` says which touchpoints count, and not what a lead is. */
const asksTouchpoints = (path: Path): boolean =>
  path.at(-1) !== 'rule' && Boolean(definitionKeys[String(path.at(-1))]?.includes('channel'))

const unknownIn = (told: unknown, known: readonly string[], path: Path): Problem[] =>
  [told]
    .flat()
    .flatMap((name, i) =>
      typeof name === 'string' && name !== '' && !known.includes(name)
        ? [{ path: [...path, i], words: `says "${name}": ${suggest(name, known)}` }]
        : [],
    )
