import { openBrowser } from './browser-env.ts'
import { pages } from './plugins/pages.ts'
import { startScript } from './start-script.ts'

/** The smallest `<script>` build: pages, identity, consent and delivery. */
startScript([pages], openBrowser())
