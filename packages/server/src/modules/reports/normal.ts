/** Of the standard normal distribution: 95% lie within ± this. */
export const z95 = 1.959963984540054
