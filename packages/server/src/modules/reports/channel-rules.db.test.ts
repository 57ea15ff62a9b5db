import { channelRules } from '@touchline/schema'
import { describe, expect } from 'vitest'
import { crmLead, know, leadForm, now, test, visit } from '../../test/graphql-test.ts'
import { storeSettings } from '../workspaces/settings.queries.ts'

const preview = `query ($rules: [ChannelRuleInput!]!) {
  channelRulePreview(rules: $rules) { touchpoints leads moves { from to touchpoints leads } }
}`

const news = 'https://acme.example/?utm_source=news&utm_medium=email'
const facts = {
  events: [
    ...visit('ada', '2026-05-01', news, leadForm('https://acme.example/contact')),
    ...visit('bob', '2026-05-02', news),
    ...visit('eve', '2026-05-03', 'https://acme.example/'),
  ],
  records: [crmLead('carl', { createdAt: '2026-05-04', source: 'Hannover' })],
}

describe('a preview of channel rules', () => {
  test('says what would move, of touchpoints and of leads, and changes nothing', async ({
    db,
    server,
    workspaces: [workspace],
  }) => {
    await know(db, workspace, facts)
    const rules = [
      { channel: 'Newsletter', when: { source: ['news'], campaign: null } },
      { channel: 'Trade Show', when: { crmSource: ['hannover'] } },
    ]
    const { data } = await server.ask(preview, { variables: { rules } })
    expect(data.channelRulePreview).toEqual({
      ...{ touchpoints: 3, leads: 2 },
      moves: [
        { from: 'Email', to: 'Newsletter', touchpoints: 2, leads: 1 },
        { from: '(unassigned)', to: 'Trade Show', touchpoints: 0, leads: 1 },
      ],
    })
    const channels = await db.selectFrom('touchpoint').select('channel').distinct().orderBy('channel').execute()
    expect(channels).toEqual([{ channel: 'Direct' }, { channel: 'Email' }])
  })

  test('is of no other workspace', async ({ db, server, workspaces: [, other] }) => {
    await know(db, other, facts)
    const rules = [{ channel: 'Ours', when: { kind: ['*'] } }]
    const { data } = await server.ask(preview, { variables: { rules } })
    expect(data.channelRulePreview).toEqual({ touchpoints: 0, leads: 0, moves: [] })
  })

  test.for<readonly [rules: readonly unknown[], words: string]>([
    [[{ channel: 'A', when: {} }], 'rules.0.when: asks about nothing'],
    [[{ channel: '(x)', when: { source: ['a'] } }], 'rules.0.channel: begins with "("'],
    [
      [{ channel: 'A', when: { sourceCategory: ['SERCH'] } }],
      'rules.0.when.sourceCategory.0: says "SERCH": did you mean',
    ],
    [[{ channel: 'A', when: { source: [] } }], 'rules.0.when.source: is empty'],
  ])('of %j is refused with what to mend', async ([rules, words], { server }) => {
    const { errors } = await server.ask(preview, { variables: { rules } })
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(words),
      extensions: { code: 'INPUT_INVALID' },
    })
  })
})

test('the rules in force are those of the workspace, then those that every workspace has', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  await storeSettings(db, workspace.id, { channelRules: [{ channel: 'Ours', when: { source: 'a*' } }] }, now)
  const { data } = await server.ask('{ channelRules { channel isOwn when { fact patterns } } }')
  expect(data.channelRules).toHaveLength(channelRules.length + 1)
  expect(data.channelRules[0]).toEqual({
    ...{ channel: 'Ours', isOwn: true },
    when: [{ fact: 'source', patterns: ['a*'] }],
  })
  expect(data.channelRules[1]).toMatchObject({ channel: 'Trade Show', isOwn: false })
})

test('reports say how much is still to be derived by other rules', async ({ db, server, workspaces: [workspace] }) => {
  await know(db, workspace, facts)
  await db.insertInto('backlog').values({ workspace_id: workspace.id, kind: 'KEY', subject: 'crm:sf:1' }).execute()
  const range = 'input: { range: { between: { from: "2026-05-01", to: "2026-06-01" } } }'
  const asked = `{
    channelPerformance(${range}, groupBy: [CHANNEL]) { meta { warnings { code affectedCount } } }
    attribution(${range}, model: LINEAR, milestone: LEAD, groupBy: [CHANNEL]) { meta { warnings { code affectedCount } } }
  }`
  const { data } = await server.ask(asked)
  const warning = { code: 'RECLASSIFYING', affectedCount: 1 }
  expect(data.channelPerformance.meta.warnings).toContainEqual(warning)
  expect(data.attribution.meta.warnings).toContainEqual(warning)
})
