import { defineConfig } from 'vite'

/** One page with all that it needs: nothing inlined, nothing from elsewhere, so that a strict policy can hold. */
export default defineConfig({
  base: './',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
})
