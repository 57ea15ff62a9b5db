import { createRoot } from 'react-dom/client'
import 'graphiql/style.css'
import './key-form.css'
import './page.css'
import { Page } from './explorer.tsx'

const place = document.getElementById('page')
if (place) createRoot(place).render(<Page />)
