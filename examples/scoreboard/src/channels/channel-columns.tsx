import type { ChannelFiguresFragment } from '../api/operations.generated.ts'
import type { Column } from '../parts/data-table.tsx'
import { type Amount, count, money, percent } from '../parts/format.ts'

export type Channel = ChannelFiguresFragment

export const labelOf = ({ keys }: Channel): string => keys[0]?.label ?? 'All channels'

export const keyOf = ({ keys }: Channel): string => keys[0]?.value ?? ''

const amountOf = (amount: Amount | null | undefined): number | null => (amount == null ? null : Number(amount.amount))

/** Every number that the section has, each of them an order. */
export const channelColumns: readonly Column<Channel>[] = [
  { id: 'channel', head: 'Channel', isText: true, cell: labelOf, rank: labelOf },
  { id: 'leads', head: 'Leads', cell: ({ leads }) => count(leads), rank: ({ leads }) => leads },
  { id: 'won', head: 'Won', cell: ({ won }) => count(won), rank: ({ won }) => won },
  { id: 'open', head: 'Open', cell: ({ open }) => count(open), rank: ({ open }) => open },
  {
    id: 'closeRate',
    head: 'Close rate',
    cell: ({ closeRate }) => <RateWithInterval share={closeRate} />,
    rank: ({ closeRate }) => closeRate?.value ?? null,
  },
  {
    id: 'projectedCloseRate',
    head: 'To be expected',
    cell: ({ projectedCloseRate }) => <Projected rate={projectedCloseRate} />,
    rank: ({ projectedCloseRate }) => projectedCloseRate?.supportedValue ?? null,
  },
  { id: 'revenue', head: 'Revenue', cell: ({ revenue }) => money(revenue), rank: ({ revenue }) => amountOf(revenue) },
  { id: 'spend', head: 'Spend', cell: ({ spend }) => money(spend), rank: ({ spend }) => amountOf(spend) },
  {
    id: 'costPerWin',
    head: 'Cost per win',
    cell: ({ costPerWin }) => money(costPerWin),
    rank: ({ costPerWin }) => amountOf(costPerWin),
  },
  { id: 'worked', head: 'Worked', cell: ({ worked }) => count(worked), rank: ({ worked }) => worked },
  { id: 'reached', head: 'Reached', cell: ({ reached }) => count(reached), rank: ({ reached }) => reached },
  { id: 'accepted', head: 'Accepted', cell: ({ accepted }) => count(accepted), rank: ({ accepted }) => accepted },
  {
    id: 'untouched',
    head: 'Untouched',
    cell: ({ untouched }) => count(untouched),
    rank: ({ untouched }) => untouched,
  },
  {
    id: 'answeredWithinSla',
    head: 'Answered in time',
    cell: ({ answeredWithinSla }) => <RateWithInterval share={answeredWithinSla} />,
    rank: ({ answeredWithinSla }) => answeredWithinSla.value,
  },
]

/** `8.3% (5.2–13%)`, with what makes it doubtful. */
function RateWithInterval({ share }: { readonly share: Channel['closeRate'] }) {
  if (share?.value == null) return <>{percent(null)}</>
  return (
    <>
      {percent(share.value)} <small>{intervalWords(share)}</small>
      {share.thin && <i> few leads</i>}
    </>
  )
}

/** `8.6% (5.0–13%) by 180 days`, with what makes it doubtful. */
function Projected({ rate }: { readonly rate: Channel['projectedCloseRate'] }) {
  if (rate?.supportedValue == null) return <>{percent(null)}</>
  const { supportedValue, supportedInterval, supportedDays, tooYoung } = rate
  return (
    <>
      {percent(supportedValue)} <small>{intervalWords({ interval: supportedInterval })}</small> by {supportedDays} days
      {tooYoung && <i> too young</i>}
    </>
  )
}

/** `5.2–13%`. Empty where there is no interval. */
export const intervalWords = ({ interval }: Pick<NonNullable<Channel['closeRate']>, 'interval'>): string =>
  interval ? `${percent(interval.low).replace('%', '')}–${percent(interval.high)}` : ''
