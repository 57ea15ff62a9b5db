import { limits } from '@touchline/schema'
import { expect, test } from 'vitest'
import { batchCharacters, eventsPerBatch, propertiesPerEvent, textCharacters, urlCharacters } from './limits.ts'

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
  expect(batchCharacters * 3).toBeLessThan(bodyBytes)
})
