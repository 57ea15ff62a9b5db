type Warning = { readonly code: string; readonly message: string }

/** What to know before trusting the numbers, as the report itself says it. */
export function Warnings({ of }: { readonly of: readonly Warning[] }) {
  if (of.length === 0) return null
  return (
    <aside className="note warnings" aria-label="Before you trust these numbers">
      <ul>
        {of.map(({ code, message }) => (
          <li key={code + message}>{message}</li>
        ))}
      </ul>
    </aside>
  )
}
