/** The code that Node or PostgreSQL gave an error: `ENOENT`, `57P03`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
