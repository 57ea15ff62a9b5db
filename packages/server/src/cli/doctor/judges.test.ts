import { expect, test } from 'vitest'
import {
  judgeAbsence,
  judgeBots,
  judgeExpiry,
  judgeKeys,
  judgeLong,
  judgePartitions,
  judgePresence,
  judgeQueue,
  judgeSetAside,
  judgeShare,
  judgeSpace,
  judgeVersion,
} from './judges.ts'

const noon = new Date('2026-11-22T12:00:00Z')

test.each([
  ['a full disk', judgeSpace(100_000_000), 'FAIL', '0.1 GB free'],
  ['a disk that fills', judgeSpace(900_000_000), 'WARN', '0.9 GB free'],
  ['a disk with room', judgeSpace(1_000_000_000), 'PASS', '1.0 GB free'],
  ['an old PostgreSQL', judgeVersion(14, '14.9'), 'FAIL', 'PostgreSQL 14.9: 15 is the oldest that will do'],
  ['the oldest that will do', judgeVersion(15, '15.1'), 'PASS', 'PostgreSQL 15.1'],
  ['partitions ahead', judgePartitions(new Date('2026-12-22T12:00:00Z'), 0, noon), 'PASS', 'made until 2026-12-22'],
  [
    'partitions that run out',
    judgePartitions(new Date('2026-12-22T11:59:59Z'), 0, noon),
    'WARN',
    'made until 2026-12-22',
  ],
  [
    'events without a partition',
    judgePartitions(new Date('2027-06-01T00:00:00Z'), 3, noon),
    'WARN',
    'made until 2027-06-01; 3 events are in none',
  ],
  ['few bots', judgeBots(3, 100), 'PASS', '3 of 100 events since yesterday, 3%'],
  ['half of everything from bots', judgeBots(50, 100), 'PASS', '50 of 100 events since yesterday, 50%'],
  ['hardly anything but bots', judgeBots(51, 100), 'WARN', '51 of 100 events since yesterday, 51%'],
  ['no events, so no bots', judgeBots(0, 0), 'PASS', 'none since yesterday'],
  ['no long streams', judgeLong([], 'visitors'), 'PASS', 'none'],
  [
    'more long streams than can be named',
    judgeLong(
      ['a', 'b', 'c', 'd'].map((id, i) => ({ id, touchpoints: 9_000 - i })),
      'visitors',
    ),
    'WARN',
    'visitors of over 5,000 touchpoints, in reports up to a minute late: a (9000), b (8999), c (8998) and 1 more',
  ],
  ['an empty queue', judgeQueue(0, null, 0), 'PASS', 'nothing waits'],
  ['nothing set aside', judgeSetAside([]), 'PASS', 'everything could be derived'],
  [
    'something set aside',
    judgeSetAside([{ error: 'TypeError: x', count: 2, since: new Date('2026-06-01T10:00:00Z') }]),
    'FAIL',
    'visitors or keys that could not be derived, and are missing from reports: 2 since 2026-06-01 (TypeError: x)',
  ],
  ['a backlog alone', judgeQueue(0, null, 7), 'PASS', 'nothing waits, 7 to be reclassified in the background'],
  ['a queue that moves', judgeQueue(5, 59, 0), 'PASS', '5 waiting, the oldest for 59 s'],
  ['a queue of unknown age', judgeQueue(5, null, 0), 'PASS', '5 waiting'],
  ['a queue that lags', judgeQueue(5, 60, 0), 'WARN', '5 waiting, the oldest for 60 s'],
  ['a queue that stands', judgeQueue(5, 3_600, 0), 'FAIL', '5 waiting, the oldest for 3600 s'],
  ['no key to read', judgeKeys(1, 0), 'WARN', '1 to write, 0 to read'],
  ['no key to write', judgeKeys(0, 1), 'WARN', '0 to write, 1 to read'],
  ['both keys', judgeKeys(1, 1), 'PASS', '1 to write, 1 to read'],
  ['no key that expires', judgeExpiry([], noon), 'PASS', 'none soon'],
  [
    'a key that expired and one that will',
    judgeExpiry(
      [
        { name: 'site', expiresAt: noon, used: 3 },
        { name: 'board', expiresAt: new Date('2026-12-01'), used: 0 },
      ],
      noon,
    ),
    'WARN',
    '"site" expired 2026-11-22 and is still used, "board" expires 2026-12-01',
  ],
  ['something where some should be', judgePresence(1, 'one'), 'PASS', 'one'],
  ['nothing where some should be', judgePresence(0, 'none'), 'WARN', 'none'],
  ['something where none should be', judgeAbsence(1, 'one'), 'WARN', 'one'],
  ['nothing where none should be', judgeAbsence(0, 'none'), 'PASS', 'none'],
  ['a share of nothing', judgeShare(0, 0, 0.5), 'PASS', 'none yet'],
  ['a share at the limit', judgeShare(1, 2, 0.5), 'PASS', '1 of 2, 50%'],
  ['a share above it', judgeShare(2, 3, 0.5), 'WARN', '2 of 3, 67%'],
])('%s', (_, finding, verdict, found) => {
  expect(finding).toEqual({ verdict, found })
})
