/** `part` by `of`, neither of them negative, rounded to a whole number, halves up. Null where there is nothing to divide by. */
export const divided = (part: bigint, of: bigint): bigint | null => (of === 0n ? null : (2n * part + of) / (2n * of))
