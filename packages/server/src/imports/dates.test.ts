import { fc, test as law } from '@fast-check/vitest'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { dateReader, dayReader, formatProblem } from './dates.ts'

const berlin = 'Europe/Berlin'

describe('a date, read in Berlin', () => {
  test.each([
    [[], '2018-02-01', '2018-02-01'],
    [[], '2018-02-26 19:58:54', '2018-02-26T18:58:54.000Z'],
    [[], '2018-07-26T19:58', '2018-07-26T17:58:00.000Z'],
    [[], '2018-02-26T19:58:54.1234567Z', '2018-02-26T19:58:54.123Z'],
    [[], '2018-02-26 19:58:54 +0300', '2018-02-26T16:58:54.000Z'],
    [['dd/MM/yyyy'], '05/02/2018', '2018-02-05'],
    [['d.M.yyyy'], '5.2.2018', '2018-02-05'],
    [['dd-MMM-yy'], '05-Feb-18', '2018-02-05'],
    [['yyyy-MM-dd HH:mm:ss'], '2018-02-26 19:58:54', '2018-02-26T18:58:54.000Z'],
    [['M/d/yyyy h:mm a'], '2/26/2018 7:58 PM', '2018-02-26T18:58:00.000Z'],
    [["yyyy-MM-dd'T'HH:mm:ssZZZ"], '2018-02-26T19:58:54-0800', '2018-02-27T03:58:54.000Z'],
    [['dd/MM/yyyy HH:mm', 'dd/MM/yyyy'], '05/02/2018', '2018-02-05'],
  ] as const)('in %j: %s is %s', (formats, text, value) => {
    expect(dateReader(formats, berlin)(text)).toEqual({ kind: 'value', value })
  })
})

test.each([
  [[], '2018-02-01', '2018-02-01'],
  [[], '2018-02-01 00:00', '2018-02-01'],
  [[], '2018-02-01T23:30:00Z', '2018-02-02'],
  [['d.M.yyyy HH:mm'], '1.2.2018 23:59', '2018-02-01'],
] as const)('the day, in Berlin, in %j, of %s is %s', (formats, text, value) => {
  expect(dayReader(formats, berlin)(text)).toEqual({ kind: 'value', value })
})

describe('no date, read in Berlin', () => {
  test.each([
    [[], '2018-02-31', 'is no date like 2026-11-22'],
    [[], '2018-02', 'is no date like'],
    [[], '20180201', 'is no date like'],
    [[], '2018-02-26T25:00:00', 'is no date like'],
    [[], '01/02/2018', 'is no date like'],
    [[], '0018-02-01', 'is in the year 18'],
    [['dd/MM/yyyy'], '31/02/2018', 'is no date in the format dd/MM/yyyy'],
    [['dd/MM/yyyy'], '01/02/18', 'is no date in the format dd/MM/yyyy'],
    [['dd/MM/yyyy'], '01/02/2018 10:00', 'is no date in the format dd/MM/yyyy'],
    [['dd/MM/yyyy', 'yyyy-MM-dd'], 'soon', 'is no date in the format dd/MM/yyyy or yyyy-MM-dd'],
  ] as const)('in %j: %s is refused', (formats, text, words) => {
    expect(dateReader(formats, berlin)(text)).toMatchObject({
      kind: 'problem',
      problem: expect.stringContaining(`"${text}" ${words}`),
    })
  })
})

describe('a format that cannot tell a date is refused before any row is read', () => {
  test.each([
    ['DD/MM/YYYY', 'years are yyyy and days dd'],
    ['dd/MM', "doesn't tell year, month and day"],
    ['HH:mm', "doesn't tell year, month and day"],
    ['yyyy-MM-dd hh:mm', "doesn't tell the hour"],
  ])('%s', (format, words) => {
    expect(formatProblem(format)).toContain(words)
  })

  test.each(['dd/MM/yyyy', 'd LLL yy', "yyyy'Y'MM'D'dd", 'M/d/yyyy h:mm a', 'yyyy-ooo'])('%s tells one', (format) => {
    expect(formatProblem(format)).toBeUndefined()
  })
})

const anyZone = fc.constantFrom('UTC', berlin, 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia')
const anyFormat = fc.constantFrom(
  'yyyy-MM-dd HH:mm:ss',
  'd/M/yyyy H:m:s',
  'dd MMM yyyy hh:mm:ss a',
  'yyyy-MM-dd',
  'd.M.yyyy',
)
const anyInstant = fc.date({
  min: new Date('1900-01-02T00:00:00Z'),
  max: new Date('2199-12-30T00:00:00Z'),
  noInvalidDate: true,
})

law.prop([anyZone, anyFormat, anyInstant])(
  'a date written in a format and a zone reads back as written',
  (zone, format, instant) => {
    const english = { locale: 'en-US' }
    const written = DateTime.fromJSDate(instant, { zone }).toFormat(format, english)
    const read = dateReader([format], zone)(written)
    const day = read.kind === 'value' && String(read.value).length === 10
    const back =
      read.kind === 'value'
        ? DateTime.fromISO(String(read.value), { zone: day ? 'utc' : zone })
        : DateTime.invalid('unread')
    expect(back.toFormat(format, english)).toBe(written)
    expect(day).toBe(!/[Hh]/.test(format))
  },
)
