export type Place = {
  readonly scoreboard: string
  readonly site: string
  readonly server: string
  readonly secretKey: string
  readonly files: string
}

/** What a person can do now, while the demo runs. */
export const whereToLook = ({ scoreboard, site, server, secretKey, files }: Place): string => `
Touchline is running with a sample company's year.

  The scoreboard           ${scoreboard}/#key=${secretKey}
                           One page for marketing and sales. It takes the key out of the address and keeps it in the tab.
  The company's website    ${site}/
                           Look around and send the form: seconds later you are one of its leads.
  GraphiQL                 ${server}/graphiql
  Secret key               ${secretKey}
  What was imported        ${files}

  curl -s ${server}/graphql \\
    -H 'authorization: Bearer ${secretKey}' -H 'content-type: application/json' \\
    -d '{"query":"{ leads(first: 3) { nodes { createdAt channel journey { nodes { occurredAt channel } } } } }"}'

Ctrl-C stops it.
`
