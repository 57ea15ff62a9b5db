import { SettingsDocument, settingsKeys } from '@touchline/schema'
import { problemsOf } from '../../lib/document-problems.ts'
import { type Path, readLined } from '../../lib/lined-document.ts'
import type { WrittenSettings } from './written-settings.ts'

/**
 * Reads a settings document, YAML or JSON. What it says is right, and comes as it is written.
 *
 * @param name Of the file, for messages.
 * @throws AppError `SETTINGS_INVALID`, naming every mistake with its line.
 */
export function parseSettings(text: string, name: string): WrittenSettings {
  const document = readLined(text, name, 'SETTINGS_INVALID')
  const parsed = SettingsDocument.safeParse(document.content, { reportInput: true })
  if (!parsed.success) throw document.complain(problemsOf(parsed.error, keysAt))
  const { ownHosts } = parsed.data
  return { ...(document.content as WrittenSettings), ...(ownHosts && { ownHosts }) }
}

/** What the map at `path` may say. Lists don't have a say in it. */
const keysAt = (path: Path): readonly string[] =>
  settingsKeys[String(path.findLast((key) => typeof key === 'string') ?? '')] ?? []
