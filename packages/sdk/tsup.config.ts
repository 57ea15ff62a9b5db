import { defineConfig, type Options } from 'tsup'

const common: Options = {
  target: 'es2020',
  platform: 'browser',
  tsconfig: 'tsconfig.source.json',
  esbuildOptions: (options) => {
    options.conditions = ['@touchline/source']
  },
}

/** `touchline.js`, for a `<script>` element. */
export const scriptBuild: Options = {
  ...common,
  entry: { touchline: 'src/script.ts' },
  format: 'iife',
  minify: true,
  outExtension: () => ({ js: '.js' }),
}

export default defineConfig([{ ...common, entry: ['src/index.ts'], format: 'esm', dts: true }, scriptBuild])
