import type { Say, Suite } from '../figure.ts'
import { prepareBuild } from './build.ts'
import { launchChromium } from './chromium.ts'
import { figuresOf } from './figures.ts'
import { amplitude, floor, type Library, loadLibraries, moduleSizes, ours, plausible } from './libraries.ts'
import { measureAll } from './measure-all.ts'
import type { Measured } from './measured.ts'
import { report } from './report.ts'
import { openSite } from './site.ts'
import type { Scene } from './visit.ts'

/** What ours costs the page that carries it, and what of it arrives, side by side with others. */
export const sdk: Suite = async (say) => {
  await prepareBuild(say)
  const libraries = await loadLibraries()
  const moduleBytes = await moduleSizes()
  const { all, downs } = await onSite(libraries, async (scene) => {
    const measured = await measureAll(scene, libraries, say)
    tellStrays(scene, say)
    return measured
  })
  const alone = { moduleBytes, downs }
  say(report(all, alone))
  const of = (name: string): Measured => named(all, name)
  return figuresOf(of(ours), { floor: of(floor), plausible: of(plausible), amplitude: of(amplitude) }, alone)
}

function named(all: readonly Measured[], name: string): Measured {
  const found = all.find((measured) => measured.name === name)
  if (!found) throw new Error(`${name} was not measured`)
  return found
}

/** A site that carries all of them, and a browser to visit it with. */
async function onSite<Result>(libraries: readonly Library[], use: (scene: Scene) => Promise<Result>): Promise<Result> {
  const browser = await launchChromium()
  const site = await openSite(new Map(libraries.map(({ client, script }) => [client, script])))
  try {
    return await use({ browser, site, strays: new Map() })
  } finally {
    await browser.close()
    await site.close()
  }
}

/** @throws Error where ours asked for anything elsewhere. */
function tellStrays({ strays }: Scene, say: Say): void {
  for (const [name, addresses] of strays) {
    const told = `${name} asked in vain for ${[...addresses].join(', ')}`
    if (name === ours && addresses.size > 0) throw new Error(told)
    if (addresses.size > 0) say(told)
  }
}
