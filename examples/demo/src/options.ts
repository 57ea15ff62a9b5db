import { parseArgs } from 'node:util'

export type Options = {
  /** Answer the hero question, compare it with the truth, and end. */
  readonly check: boolean
  /** Null: 4000, or a free one where that is taken. */
  readonly port: number | null
  /** Where BI logins reach the database. Null: nowhere. */
  readonly biPort: number | null
  readonly seed: number
  /** A folder to keep. Null: a temporary one. */
  readonly home: string | null
}

export const usage = `pnpm demo [--check] [--port N] [--bi-port N] [--seed N] [--home DIR]

Starts Touchline on a database of its own with a generated sample company, and stays up until Ctrl-C.

  --check      print which channels bring leads that close, compare it with what was generated, and end
  --port N     listen there (without it: 4000, or a free port)
  --bi-port N  let BI logins reach the database there (examples/bi)
  --seed N     another sample company (without it: 1)
  --home DIR   keep the data in this new folder (without it: a temporary one, removed at the end)
`

/** @throws Error in words for the person who typed it. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      check: { type: 'boolean', default: false },
      port: { type: 'string' },
      'bi-port': { type: 'string' },
      seed: { type: 'string', default: '1' },
      home: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    check: values.check,
    port: portOf('--port', values.port),
    biPort: portOf('--bi-port', values['bi-port']),
    seed: wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER),
    home: values.home ?? null,
  }
}

const portOf = (name: string, text: string | undefined): number | null =>
  text === undefined ? null : wholeNumber(name, text, 65_535)

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= most) return number
  throw new Error(`${name} ${text} is no whole number from 0 to ${most}`)
}
