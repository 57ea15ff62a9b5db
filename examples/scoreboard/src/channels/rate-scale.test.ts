import { expect, test } from 'vitest'
import { rateScale } from './rate-scale.ts'

const share = (value: number, high: number, thin = false) => ({ value, interval: { low: 0, high }, thin })

test.each([
  ['nothing', [], 0.05],
  ['no rates', [null], 0.05],
  ['an interval that ends at 27%', [share(0.2, 0.27)], 0.3],
  ['a wide interval of few leads', [share(0.08, 0.13), share(0.1, 0.9, true)], 0.14],
  ['a high rate of few leads', [share(0.08, 0.13), share(0.5, 0.9, true)], 0.5],
])('%s', (_, shares, end) => {
  expect(rateScale(shares).domain()).toEqual([0, end])
})
