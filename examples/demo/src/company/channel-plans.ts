import type { ChannelPlan } from './channel-plan.ts'
import { foundChannels } from './found-channels.ts'
import { metChannels } from './met-channels.ts'
import { paidChannels } from './paid-channels.ts'
import type { NonEmpty } from './random.ts'

/** All channels of the sample company. */
export const channelPlans: NonEmpty<ChannelPlan> = [...paidChannels, ...foundChannels, ...metChannels]
