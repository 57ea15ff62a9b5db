import { openBrowser } from './browser-env.ts'
import { type FormDetails, forms, recordForm } from './plugins/forms.ts'
import { pages } from './plugins/pages.ts'
import { sha256 } from './plugins/sha256.ts'
import { startScript } from './start-script.ts'

/** The `<script>` build: the only file that does something by being loaded. */
startScript([pages, forms], { ...openBrowser(), sha256 }, (tracker) => ({
  form: (form: HTMLFormElement | string, details?: FormDetails) => recordForm(tracker, form, details),
}))
