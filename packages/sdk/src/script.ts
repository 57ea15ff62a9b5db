import type { Env } from './env.ts'
import { type FormDetails, recordForm, watchForms } from './plugins/forms.ts'
import { syncHash } from './plugins/sha256.ts'
import { startScript } from './start-script.ts'

/** The `<script>` build: the only file that does something by being loaded. */
startScript(globalThis as unknown as Env, syncHash, (tracker) => {
  watchForms(tracker)
  return {
    ...tracker,
    form: (form: HTMLFormElement | string, details?: FormDetails) => recordForm(tracker, form, details),
  }
})
