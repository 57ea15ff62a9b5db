/** A query to try, of a file in examples/graphql. */
export type Example = {
  /** What it answers: the first line of the file. */
  readonly title: string
  /** What more there is to know, of the comment that follows. Empty where it says no more. */
  readonly description: string
  readonly query: string
}

/** Every file of examples/graphql, by its name: put here by the build. */
declare const EXAMPLE_FILES: Readonly<Record<string, string>>

const exampleOf = (query: string): Example => {
  const comment = query.split('\n').slice(
    0,
    query.split('\n').findIndex((line) => !line.startsWith('#')),
  )
  const [title = '', ...more] = comment.map((line) => line.replace(/^# ?/, ''))
  return { title, description: more.join(' ').trim(), query }
}

export const examples: readonly Example[] = Object.values(EXAMPLE_FILES).map(exampleOf)

/** What GraphiQL begins with. */
export const firstQuery: string = EXAMPLE_FILES['channel-performance.graphql'] ?? ''
