import { createElement, version } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { createTracker } from '../../create-tracker.ts'
import { App } from './app.ts'

const { src } = document.currentScript as HTMLScriptElement
const tracker = createTracker({ key: 'tlw_test', server: new URL(src).origin, debug: true })
const root = document.getElementById('root') as HTMLElement
hydrateRoot(root, createElement(App, { tracker }))
document.documentElement.dataset['react'] = version
