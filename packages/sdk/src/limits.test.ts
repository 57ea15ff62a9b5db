import { limits } from '@touchline/schema'
import { expect, test } from 'vitest'
import { eventsPerBatch, keepaliveBytes, propertiesPerEvent, textCharacters, urlCharacters } from './limits.ts'

test('the SDK keeps to what the collector takes', () => {
  const {
    bodyBytes,
    eventsPerBatch: events,
    urlCharacters: url,
    textCharacters: text,
    propertiesPerEvent: properties,
  } = limits
  expect({ eventsPerBatch, urlCharacters, textCharacters, propertiesPerEvent }).toEqual({
    eventsPerBatch: events,
    urlCharacters: url,
    textCharacters: text,
    propertiesPerEvent: properties,
  })
  expect(keepaliveBytes).toBeLessThan(bodyBytes)
})
