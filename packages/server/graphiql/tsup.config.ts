import { cp } from 'node:fs/promises'
import { defineConfig } from 'tsup'

/** GraphiQL as one script and one stylesheet, with all that they need: the page asks nobody else. */
export default defineConfig({
  entry: { graphiql: 'graphiql/page.tsx' },
  outDir: 'dist/graphiql',
  tsconfig: 'graphiql/tsconfig.json',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  noExternal: [/./],
  define: { 'process.env.NODE_ENV': '"production"' },
  outExtension: () => ({ js: '.js' }),
  onSuccess: async () => cp('graphiql/index.html', 'dist/graphiql/index.html'),
})
