import { campaignParameters } from '../plugins/campaigns.ts'
import { content } from '../plugins/content.ts'
import { engagement } from '../plugins/engagement.ts'
import { forms } from '../plugins/forms.ts'
import { hiddenFields } from '../plugins/hidden-fields.ts'
import { linker } from '../plugins/linker.ts'
import { links } from '../plugins/links.ts'
import { pages } from '../plugins/pages.ts'
import { startScript } from '../start-script.ts'

/** A script with all there is. */
startScript([
  pages,
  forms,
  engagement,
  content,
  links,
  campaignParameters({ utm_source: 'src' }),
  hiddenFields({ their_source: 'first_utm_source' }),
  linker({ domains: ['one.example', 'two.example'] }),
])
