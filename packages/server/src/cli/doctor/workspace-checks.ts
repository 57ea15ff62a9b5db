import type { WorkspaceId } from '@touchline/schema'
import type { Db } from '../../db/database.ts'
import { namedCounts } from '../../lib/named-counts.ts'
import { sealingOf } from '../../modules/collect/sealing.queries.ts'
import { requireWorkspace } from '../../pipeline/require-workspace.ts'
import { checkRollUps } from '../../pipeline/roll-up.queries.ts'
import { type Check, fail, pass } from './check.ts'
import {
  activitiesInTotal,
  botEventsSince,
  crmRecords,
  eventsSince,
  keysExpiringBefore,
  leadsInTotal,
  livingKeys,
  longPersons,
  longStreams,
  rejectedSince,
  retentionOf,
  stagesWithoutMeaning,
  unknownSources,
} from './doctor.queries.ts'
import {
  judgeAbsence,
  judgeBots,
  judgeExpiry,
  judgeKeys,
  judgeLong,
  judgePresence,
  judgeRejected,
  judgeRetention,
  judgeShare,
} from './judges.ts'

export type Patient = { readonly db: Db; readonly workspaceId: WorkspaceId; readonly now: Date }

const dayMs = 86_400_000
const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs)
const dayBefore = (now: Date): Date => daysAfter(now, -1)

/** How long beforehand a key's end is announced. */
const expiryNoticeDays = 14

/** Shares above which something is likely to be wrong. */
const most = { opportunitiesWithoutLead: 0.1, activitiesWithoutLead: 0.1, leadsWithoutTouchpoint: 0.5 }

/** Of a workspace: is it told everything, and does it fit together? */
export const workspaceChecks: readonly Check<Patient>[] = [
  {
    name: 'keys',
    remedy: 'Run `touchline keys create`: pages need a write key, whoever reads reports a secret one.',
    run: async ({ db, workspaceId, now }) => {
      const { write, secret } = await livingKeys(db, workspaceId, now)
      return judgeKeys(write, secret)
    },
  },
  {
    name: 'keys that expire',
    remedy: 'Make another with `touchline keys create`, put it in place, then revoke the one that expires.',
    run: async ({ db, workspaceId, now }) =>
      judgeExpiry(await keysExpiringBefore(db, workspaceId, daysAfter(now, expiryNoticeDays), dayBefore(now)), now),
  },
  {
    name: 'events',
    remedy: 'Open a page that has the script while `touchline tail` runs or /debug is open: they say what is wrong.',
    run: async ({ db, workspaceId, now }) => {
      const { events } = await eventsSince(db, workspaceId, dayBefore(now))
      return judgePresence(events, `${events} received in the last day`)
    },
  },
  {
    name: 'rejected events',
    remedy: 'Watch them with `touchline tail`.',
    run: async ({ db, workspaceId, now }) => judgeRejected(await rejectedSince(db, workspaceId, dayBefore(now))),
  },
  {
    name: 'bots',
    remedy:
      'Watch them with `touchline tail`. Uptime checks and tests count as bots: they had better leave the site alone.',
    run: async ({ db, workspaceId, now }) => {
      const { ofBots, events } = await botEventsSince(db, workspaceId, dayBefore(now))
      return judgeBots(ofBots, events)
    },
  },
  {
    name: 'kiosks',
    remedy:
      'Is it a kiosk, a screen or a test? Call `touchline.reset()` where one person leaves and the next comes, and keep tests away.',
    run: async ({ db, workspaceId }) => judgeLong(await longStreams(db, workspaceId), 'visitors'),
  },
  {
    name: 'persons in many places',
    remedy:
      'Is it an account that many people log in with? Give each a user id of their own, or call `identify` for nobody who shares one.',
    run: async ({ db, workspaceId }) => judgeLong(await longPersons(db, workspaceId), 'persons'),
  },
  {
    name: 'roll-ups',
    remedy: 'Run `touchline rebuild`, and please report it: reports by channel and month show numbers that are wrong.',
    run: async ({ db, workspaceId }) => {
      const { rows, wrong } = await checkRollUps(db, await requireWorkspace(db, workspaceId))
      return wrong === 0
        ? pass(`${rows} sums agree with the leads`)
        : fail(`${wrong} of ${rows} sums differ from the leads`)
    },
  },
  {
    name: 'retention',
    remedy: 'Start `touchline serve`, which seals every hour, or run `touchline seal`; its log says what stops it.',
    run: async ({ db, workspaceId, now }) =>
      judgeRetention(await retentionOf(db, workspaceId), await sealingOf(db, workspaceId), now),
  },
  {
    name: 'CRM records',
    remedy: 'Import them: `touchline import leads`, `touchline import opportunities`; docs/import.md shows how.',
    run: async ({ db, workspaceId }) => {
      const { leads, opportunities } = await crmRecords(db, workspaceId)
      return judgePresence(leads, `${leads} leads, ${opportunities} opportunities`)
    },
  },
  {
    name: 'opportunities without a lead',
    remedy:
      'Import their leads too, with the same `system`, and map leadId or email of the opportunities; or import their contact roles.',
    run: async ({ db, workspaceId }) => {
      const { opportunities, placed } = await crmRecords(db, workspaceId)
      return judgeShare(opportunities - placed, opportunities, most.opportunitiesWithoutLead)
    },
  },
  {
    name: 'activities without a lead',
    remedy: 'Import their leads too, with the same `system`, and map leadId or email of the activities.',
    run: async ({ db, workspaceId }) => {
      const { activities, ofNobody } = await activitiesInTotal(db, workspaceId)
      return judgeShare(ofNobody, activities, most.activitiesWithoutLead)
    },
  },
  {
    name: 'leads without a touchpoint',
    remedy: 'Identify visitors where they leave their address (data-touchline-form), and map email of the leads.',
    run: async ({ db, workspaceId, now }) => {
      const { leads, untouched } = await leadsInTotal(db, workspaceId, dayBefore(now))
      return judgeShare(untouched, leads, most.leadsWithoutTouchpoint)
    },
  },
  {
    name: 'leads not in the CRM',
    remedy: 'Import newer leads, or look why forms do not reach the CRM: these leads are notInCrm in reports.',
    run: async ({ db, workspaceId, now }) => {
      const { notInCrm } = await leadsInTotal(db, workspaceId, dayBefore(now))
      return judgeAbsence(notInCrm, `${notInCrm} for over 24 hours`)
    },
  },
  {
    name: 'stages',
    remedy: 'Add them to crmStages of a stage and run `touchline settings apply`: by them no lead reaches a milestone.',
    run: async ({ db, workspaceId }) => {
      const unmapped = await stagesWithoutMeaning(db, workspaceId)
      return judgeAbsence(unmapped.length, unmapped.length === 0 ? 'all known' : `unknown: ${namedCounts(unmapped)}`)
    },
  },
  {
    name: 'sources',
    remedy: 'These leads count as (unassigned): map the words in the import to ones that docs/attribution.md lists.',
    run: async ({ db, workspaceId }) => {
      const unknown = await unknownSources(db, workspaceId)
      return judgeAbsence(unknown.length, unknown.length === 0 ? 'all known' : `unknown: ${namedCounts(unknown)}`)
    },
  },
]
