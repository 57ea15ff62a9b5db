import { type ChannelRule, channelRules, sourceCategories, sourceHosts } from '@touchline/schema'

const introduction = `<!-- Printed from packages/schema/src/channels.ts and source-hosts.ts by \`pnpm generate\`. Do not edit. -->

# Channels

Every touchpoint came through one channel. **The first rule that holds names it**: a workspace's own rules first, in their
order, then those below, after Google Analytics 4's default channel group, with what B2B needs beside it. What no rule knows
is \`(unassigned)\`: a row of every report, never dropped.

## A workspace's own rules

Section \`channelRules\` of its [settings](settings.md):

\`\`\`yaml
channelRules:
  - channel: Brand Search
    when: { sourceCategory: SEARCH, campaign: ["brand*", "*-brand-*"] }
  - channel: Partner
    when: { referrerHost: ["*.partner.example", partner.example] }
  - channel: Print
    when: { landingPage: "*/magazine" }
\`\`\`

A rule holds where **every** fact that it names fits **one** of its patterns. A pattern is the whole value; \`*\` stands for
anything; capitals don't matter, and a space, \`-\` and \`_\` are the same. \`(none)\` is what isn't known: \`campaign: (none)\`.
The channel may be one of those below, or a new one.

| fact | what it is |
|---|---|
| \`kind\` | \`visit\`, or what an importer called the touchpoint: \`trade_show\`, \`call\` … |
| \`source\` | \`utm_source\`; without it the referrer's host; \`(direct)\` where the visit came from nowhere |
| \`sourceCategory\` | what kind of site the source is: see below |
| \`medium\`, \`campaign\`, \`adContent\`, \`keyword\` | \`utm_medium\`, \`utm_campaign\`, \`utm_content\`, \`utm_term\` |
| \`clickId\` | the name of the click id in the address: \`gclid\`, \`li_fat_id\` … |
| \`referrerHost\` | the host that the visit came from, without \`www.\`; your own hosts are none |
| \`referrerCategory\` | what kind of site that is |
| \`landingPage\` | host and path of the first page of the visit |
| \`crmSource\` | the lead source that the CRM gave: asked where a lead has no touchpoint that tells |

A definition of a qualified lead can name the channels below, not those that only a workspace's own rules give.

## The rules that every workspace has
`

/** Prints the channel policy as a page. */
export function printChannels(): string {
  const head = ['channel', 'when']
  const rows = channelRules.map(({ channel, when }) => row([channel, inWords(when)]))
  const rules = [row(head), row(head.map(() => '---')), ...rows].join('\n')
  const hosts = sourceCategories.map((category) => row([`\`${category}\``, sourceHosts[category].map(code).join(', ')]))
  const categories = [row(['category', 'sources and hosts']), row(['---', '---']), ...hosts].join('\n')
  return `${introduction}
${rules}

## Categories of sites

A host stands for its subdomains too, \`google.*\` for every country of it and for \`google\` alone; the most specific entry counts.

${categories}
`
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const code = (text: string): string => `\`${text}\``

const inWords = (when: ChannelRule['when']): string =>
  Object.entries(when)
    .map(([fact, patterns]) => `${code(fact)} is ${patterns.map(code).join(', ')}`)
    .join(' and ')
