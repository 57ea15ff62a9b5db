import { cp } from 'node:fs/promises'
import { defineConfig } from 'tsup'

/** The page of arrivals as one script and one stylesheet, with all that they need: it asks nobody else. */
export default defineConfig({
  entry: { debug: 'debug/page.tsx' },
  outDir: 'dist/debug',
  tsconfig: 'debug/tsconfig.json',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  noExternal: [/./],
  define: { 'process.env.NODE_ENV': '"production"' },
  outExtension: () => ({ js: '.js' }),
  onSuccess: async () => cp('debug/index.html', 'dist/debug/index.html'),
})
