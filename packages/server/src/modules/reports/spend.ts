/** What was spent on one day. What was not told is empty. */
export type Spend = {
  /** `YYYY-MM-DD`, as the system that was paid has it. */
  readonly day: string
  /** Where the amount comes from. */
  readonly system: string
  readonly channel: string
  readonly campaign: string
  readonly source: string
  readonly amountMinor: number
}
