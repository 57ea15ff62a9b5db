import { isSdkBuilt } from '../../scripts/is-built.ts'
import { capture } from '../../scripts/run.ts'
import type { Say } from '../figure.ts'

/** What is measured is what is published: it is built where that is older than the source. */
export async function prepareBuild(say: Say): Promise<void> {
  if (await isSdkBuilt()) return
  say('Building the SDK, which is older than its source')
  const { code, printed } = await capture(['pnpm', '--filter', '@touchline/sdk', 'build'])
  if (code !== 0) throw new Error(`The SDK did not build:\n${printed}`)
}
