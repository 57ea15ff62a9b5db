import { AppError } from '../../errors.ts'

/** PASS: as it should be. WARN: it works, but somebody may miss something. FAIL: something doesn't work. */
type Verdict = 'PASS' | 'WARN' | 'FAIL'

/** What a check saw, in words. */
export type Finding = {
  readonly verdict: Verdict
  readonly found: string
  /** What to do about just this; else what the check says. */
  readonly remedy?: string
}

/** One thing that can be wrong with a `Subject`, and what to do if it is. */
export type Check<Subject> = {
  readonly name: string
  readonly remedy: string
  readonly run: (subject: Subject) => Finding | Promise<Finding>
}

export type Diagnosis = Omit<Finding, 'remedy'> & {
  readonly check: string
  /** Whose; null for what concerns all. */
  readonly workspace: string | null
  /** Null where all is well. */
  readonly remedy: string | null
}

export const pass = (found: string): Finding => ({ verdict: 'PASS', found })
export const warn = (found: string, remedy?: string): Finding => ({ verdict: 'WARN', found, ...(remedy && { remedy }) })
export const fail = (found: string): Finding => ({ verdict: 'FAIL', found })

/** Runs `checks` one after the other. One that throws fails, with the words and the remedy of its error. */
export async function examine<Subject>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  workspace: string | null = null,
): Promise<Diagnosis[]> {
  const diagnoses: Diagnosis[] = []
  for (const { name, remedy, run } of checks) {
    const seen = await attempt(() => run(subject), remedy)
    diagnoses.push({ check: name, workspace, ...seen, remedy: seen.verdict === 'PASS' ? null : seen.remedy })
  }
  return diagnoses
}

async function attempt(run: () => Finding | Promise<Finding>, remedy: string): Promise<Finding & { remedy: string }> {
  try {
    return { remedy, ...(await run()) }
  } catch (error) {
    if (error instanceof AppError) return { ...fail(error.message), remedy: error.remedy }
    return { ...fail(error instanceof Error ? error.message : String(error)), remedy }
  }
}
