import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'
import { minify } from 'uglify-js'

const common: Options = {
  target: 'es2021',
  platform: 'browser',
  tsconfig: 'tsconfig.source.json',
  esbuildOptions: (options) => {
    options.conditions = ['@touchline/source']
  },
}

/**
 * As small as it gets: a twenty-fifth below what esbuild and Terser make of it, as it takes apart what modules keep apart.
 * What it unwraps is wrapped again, so that a page gets no global of ours but the one.
 */
const uglified: NonNullable<Options['plugins']>[number] = {
  name: 'uglified',
  renderChunk(code) {
    const uglified = minify(code, { toplevel: true, compress: { passes: 5, keep_fargs: false } })
    if (uglified.error) throw uglified.error
    return { code: `(()=>{${uglified.code}})();\n` }
  },
}

/** For a `<script>` element: `touchline.js`, and `touchline-core.js` without forms. */
export const scriptBuild: Options = {
  ...common,
  entry: { touchline: 'src/script.ts', 'touchline-core': 'src/script-core.ts' },
  format: 'iife',
  minify: true,
  plugins: [uglified],
  outExtension: () => ({ js: '.js' }),
}

/** What apps import. */
const modules: Options = { ...common, entry: { index: 'src/index.ts' }, format: ['esm', 'cjs'], dts: true }

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

export default defineConfig([modules, elsewhere, react, server, { ...scriptBuild, onSuccess: printIntegrity }])
