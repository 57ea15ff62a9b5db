import { createInterface } from 'node:readline/promises'
import { AppError } from '../errors.ts'

type MeantFlags = { readonly dryRun?: true; readonly yes?: true }

/**
 * Whoever is asked whether something is meant has to be there.
 *
 * @throws AppError `INPUT_INVALID`.
 */
export function requireSomebody({ dryRun, yes }: MeantFlags): void {
  if (dryRun || yes || process.stdin.isTTY) return
  throw new AppError('INPUT_INVALID', 'Nobody is here to be asked: say --yes, or --dry-run to see what there is')
}

/** Asks on the terminal; anything but yes is no. */
export async function isMeant(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`${question} [y/N] `)
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}
