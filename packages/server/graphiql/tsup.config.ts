import { readdirSync, readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig } from 'tsup'

const folder = join(import.meta.dirname, '../../../examples/graphql')
const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
const examples = Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

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
  define: { 'process.env.NODE_ENV': '"production"', EXAMPLE_FILES: JSON.stringify(examples) },
  outExtension: () => ({ js: '.js' }),
  onSuccess: async () => cp('graphiql/index.html', 'dist/graphiql/index.html'),
})
