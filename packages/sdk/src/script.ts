import { isRunning, optionsOf, type Stub, takeOver } from './script-tag.ts'
import { createTracker } from './tracker.ts'
import { watchForms, watchPages } from './watch.ts'

declare global {
  var touchline: Stub | undefined
}

/** The `<script>` build: the only file that does something by being loaded. */
function start(): void {
  const tag = document.currentScript ?? document.querySelector('script[data-key]')
  const options = optionsOf(tag as HTMLScriptElement | null)
  globalThis.touchline ??= {}
  if (!options || isRunning(globalThis.touchline)) return
  const tracker = createTracker(options)
  watchPages(tracker)
  watchForms(tracker)
  takeOver(globalThis.touchline, tracker)
}

start()
