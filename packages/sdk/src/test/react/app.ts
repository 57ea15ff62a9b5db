import { createElement, type ReactElement, StrictMode, useState } from 'react'
import type { Tracker } from '../../api.ts'
import { TouchlineProvider, usePage, useTouchline } from '../../react/index.ts'

type Events = { 'plan chosen': { plan: string } }

function Page({ path }: { path: string }): ReactElement {
  usePage(path)
  const { track } = useTouchline<Events>()
  return createElement(
    'button',
    { type: 'button', id: 'choose', onClick: () => track('plan chosen', { plan: 'team' }) },
    `At ${path}`,
  )
}

function Router(): ReactElement {
  const [path, setPath] = useState('/')
  const [renders, setRenders] = useState(0)
  const go = (next: string): void => {
    history.pushState(null, '', next)
    setPath(next)
  }
  return createElement(
    'main',
    null,
    createElement(Page, { path }),
    createElement('button', { type: 'button', id: 'pricing', onClick: () => go('/pricing') }, 'Pricing'),
    createElement(
      'button',
      { type: 'button', id: 'render', onClick: () => setRenders(renders + 1) },
      `Rendered ${renders}`,
    ),
  )
}

/** A single-page application with a router that only it knows. */
export const App = ({ tracker }: { tracker: Tracker<Events> }): ReactElement =>
  createElement(StrictMode, null, createElement(TouchlineProvider, { tracker }, createElement(Router)))
