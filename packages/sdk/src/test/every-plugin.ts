import { createTracker } from '../create-tracker.ts'
import { campaignParameters } from '../plugins/campaigns.ts'
import { content } from '../plugins/content.ts'
import { engagement } from '../plugins/engagement.ts'
import { forms } from '../plugins/forms.ts'
import { hiddenFields } from '../plugins/hidden-fields.ts'
import { linker } from '../plugins/linker.ts'
import { links } from '../plugins/links.ts'
import { pages } from '../plugins/pages.ts'
import { optionsOf, takeOver } from '../script-tag.ts'

/** A script with all there is. */
const plugins = [
  pages,
  forms,
  engagement,
  content,
  links,
  campaignParameters({ utm_source: 'src' }),
  hiddenFields({ their_source: 'first_utm_source' }),
  linker({ domains: ['one.example', 'two.example'] }),
]
const options = optionsOf(document.currentScript as HTMLScriptElement | null)
globalThis.touchline ??= {}
if (options) takeOver(globalThis.touchline, createTracker({ ...options, plugins }))
