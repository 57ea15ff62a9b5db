/** Runs before each file of browser tests: without a browser they fail, and say what to do. */
import { chromiumRemedy, findChromium } from './find-chromium.ts'

const chromium = await findChromium()
if (!chromium) throw new Error(chromiumRemedy())
process.env['TOUCHLINE_CHROMIUM'] = chromium
