import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/source-sans-3/index.css'
import '@fontsource-variable/source-serif-4/index.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/kpis.css'
import './styles/channels.css'
import './styles/ledger.css'
import './styles/journey.css'
import './styles/reasons.css'
import './styles/print.css'
import { Page } from './shell/page.tsx'
import { applyTheme, readTheme } from './shell/theme.ts'

applyTheme(readTheme())
const place = document.getElementById('page')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  )
}
