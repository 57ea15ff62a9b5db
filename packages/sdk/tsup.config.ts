import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'
import { type MinifyOptions, minify } from 'uglify-js'
import { withBareGlobals, withVars } from './build/for-a-browser.ts'
import { inOneScope } from './build/in-one-scope.ts'

const common: Options = {
  target: 'es2021',
  platform: 'browser',
  tsconfig: 'tsconfig.source.json',
  esbuildOptions: (options) => {
    options.conditions = ['@touchline/source']
  },
}

type Plugin = NonNullable<Options['plugins']>[number]

const uglified = (code: string, options: MinifyOptions): string => {
  const uglified = minify(code, { ...options, compress: { passes: 3, keep_fargs: false, unsafe: true } })
  if (uglified.error) throw uglified.error
  return uglified.code
}

/** As small as it gets: a fifth below what esbuild and Terser make of it. */
const smallScript: Plugin = {
  name: 'small-script',
  renderChunk: (code) => ({ code: uglified(withVars(withBareGlobals(inOneScope(code))), {}) }),
}

/** What an application's own minifier cannot do for it. Names stay, and so does the layout. */
const smallModule: Plugin = {
  name: 'small-module',
  renderChunk: (code) => ({
    code: uglified(inOneScope(code), { module: true, mangle: false, output: { beautify: true } }),
  }),
}

/** For a `<script>` element: `touchline.js`, and `touchline-core.js` without forms. */
export const scriptBuild: Options = {
  ...common,
  entry: { touchline: 'src/script.ts', 'touchline-core': 'src/script-core.ts' },
  format: 'iife',
  plugins: [smallScript],
  outExtension: () => ({ js: '.js' }),
}

/** What apps import. */
const modules: Options = { ...common, entry: { index: 'src/index.ts' }, format: ['esm', 'cjs'], dts: true }

/** What browsers import. */
const browserModule: Options = { ...modules, plugins: [smallModule] }

/** The same core on what is no browser. */
const elsewhere: Options = { ...modules, entry: { native: 'src/native/index.ts', testing: 'src/testing/index.ts' } }

/** Hooks are for components that run in the browser, as frameworks that render on the server want to be told. */
const react: Options = { ...modules, entry: { react: 'src/react/index.ts' }, banner: { js: "'use client'" } }

const server: Options = {
  ...modules,
  entry: { node: 'src/node/index.ts' },
  platform: 'node',
  target: 'node20.19',
  tsconfig: 'tsconfig.json',
}

/** What a page names in `integrity`, so that its browser runs these very scripts: printed, and kept beside them. */
async function printIntegrity(): Promise<void> {
  const names = Object.keys(scriptBuild.entry ?? {}).map((name) => `${name}.js`)
  const hashes = await Promise.all(
    names.map(async (name) => {
      const hash = createHash('sha384').update(await readFile(`dist/${name}`))
      return [name, `sha384-${hash.digest('base64')}`] as const
    }),
  )
  process.stdout.write(hashes.map(([name, integrity]) => `${name} ${integrity}\n`).join(''))
  await writeFile('dist/integrity.json', `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`)
}

export default defineConfig([browserModule, elsewhere, react, server, { ...scriptBuild, onSuccess: printIntegrity }])
