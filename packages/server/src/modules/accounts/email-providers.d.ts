/** Domains of providers at which anybody may have an address. The package brings no types. */
declare module 'email-providers' {
  const domains: readonly string[]
  // biome-ignore lint/style/noDefaultExport: that is what the package has.
  export default domains
}
