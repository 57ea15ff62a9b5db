/** A lead with its journey, where the page's address names one: `?lead=…`. */
export function queryOfAddress(search: string): string | null {
  const id = new URLSearchParams(search).get('lead')
  if (id === null) return null
  return `# One lead, and everything that its person did or had with us.
{
  lead(id: ${JSON.stringify(id)}) {
    createdAt channel source stage owner
    milestones { milestone at knownBy }
    journey {
      totalCount
      edges { node { occurredAt side kind channel source campaign landingPage } }
    }
  }
}
`
}
