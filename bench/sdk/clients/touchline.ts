/** Follows the script, which has started by itself. */
import type { Tracker } from '@touchline/sdk'

declare const touchline: Tracker

globalThis.client = {
  page: () => touchline.page(),
  track: (properties) => touchline.track('bench', properties),
}
