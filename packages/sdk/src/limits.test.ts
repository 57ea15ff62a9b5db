import { limits } from '@touchline/schema'
import { expect, test } from 'vitest'
import { batchCharacters, eventsPerBatch, propertiesPerEvent, sentUrlCharacters, textCharacters } from './limits.ts'

test('the SDK keeps to what the collector takes', () => {
  const {
    bodyBytes,
    eventsPerBatch: events,
    sentUrlCharacters: url,
    textCharacters: text,
    propertiesPerEvent: properties,
  } = limits
  expect({ eventsPerBatch, sentUrlCharacters, textCharacters, propertiesPerEvent }).toEqual({
    eventsPerBatch: events,
    sentUrlCharacters: url,
    textCharacters: text,
    propertiesPerEvent: properties,
  })
  expect(batchCharacters * 3).toBeLessThan(bodyBytes)
})
