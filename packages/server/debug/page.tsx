import { createRoot } from 'react-dom/client'
import '../graphiql/key-form.css'
import './page.css'
import { Page } from './arrivals-page.tsx'

const place = document.getElementById('page')
if (place) createRoot(place).render(<Page />)
