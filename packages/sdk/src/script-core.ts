import type { Env } from './env.ts'
import { hashOf } from './hash.ts'
import { startScript } from './start-script.ts'

/** The smallest `<script>` build: pages, identity, consent and delivery. */
const env = globalThis as unknown as Env
startScript(env, hashOf(env), (tracker) => tracker)
