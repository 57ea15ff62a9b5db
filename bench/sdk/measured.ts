import { type Delivered, together } from './delivered.ts'
import type { Down } from './down.ts'
import type { Burst, Start } from './speed.ts'
import type { Partings } from './unload.ts'
import type { WireBytes } from './wire-bytes.ts'

/** All that was measured of a library, side by side with the others. */
export type Measured = {
  readonly name: string
  readonly version: string
  readonly brotliBytes: number
  /** Those of the bursts as well. */
  readonly starts: readonly Start[]
  readonly bursts: readonly Burst[]
  readonly bytes: WireBytes
  readonly partings: Partings
}

/** What was measured of ours alone. */
export type OursAlone = {
  readonly moduleBytes: { readonly least: number; readonly full: number }
  readonly downs: readonly Down[]
}

export const allDelivered = ({ partings, bursts }: Pick<Measured, 'partings' | 'bursts'>): Delivered =>
  together([...partings.values(), ...bursts.map(({ delivered }) => delivered)])
