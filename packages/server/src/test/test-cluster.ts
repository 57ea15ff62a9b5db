/** The database that each test file clones: migrated, and empty. */
export const templateName = 'touchline_template'

/** `url`, but to another database of the same cluster. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

declare module 'vitest' {
  interface ProvidedContext {
    /** As the cluster's owner. The cluster is this project's alone, and gone after it. */
    clusterUrl: string
  }
}
