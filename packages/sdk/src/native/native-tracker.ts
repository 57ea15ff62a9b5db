import type { EventMap, Tracker } from '../api.ts'
import { silentTracker } from '../create-tracker.ts'
import type { TrackerOptions } from '../options.ts'
import { syncHash } from '../plugins/sha256.ts'
import { startWithPlugins } from '../start.ts'
import { awaiting } from './awaiting.ts'
import { nativeWindow, type Screen } from './native-window.ts'
import type { NativePlatform } from './platform.ts'

export type NativeTracker<Events extends object = EventMap> = Tracker<Events> & {
  /**
   * The user sees another screen.
   *
   * @param path Where it is below the app's address, such as `/plans`; with the parameters of the link that led there.
   */
  screen(path: string, title?: string): void
}

async function start(options: TrackerOptions, platform: NativePlatform, screen: Screen): Promise<Tracker> {
  try {
    return startWithPlugins(options, await nativeWindow(platform, screen), syncHash)
  } catch (error) {
    // biome-ignore lint/suspicious/noConsole: Asked for with `debug`.
    if (options.debug) console.warn('touchline: not started', error)
    return silentTracker
  }
}

/** Records in an app. Ready at once: what is called while storage is being read is made up for. */
export function createNativeTracker<Events extends object = EventMap>(
  options: TrackerOptions,
  platform: NativePlatform,
): NativeTracker<Events> {
  const address = `${platform.appUrl}`.replace(/\/+$/, '')
  const shown: Screen = { url: `${address}/`, title: '' }
  const { functions, soon } = awaiting(start(options, platform, shown))
  return {
    ...(functions as Tracker<Events>),
    screen: (path, title = '') =>
      soon(({ page }) => {
        shown.url = `${address}/${`${path}`.replace(/^\/+/, '')}`
        page()
        // Not before: until another is recorded, the title shown is that of the last page.
        shown.title = `${title}`
      }),
  }
}
