/** What is said of something that is no map, where one with `keys` belongs. */
export const mapOf = (keys: object) => ({
  error: ({ code }: { code: string }) =>
    code === 'invalid_type' ? `must be a map with ${Object.keys(keys).join(', ')}` : undefined,
})
