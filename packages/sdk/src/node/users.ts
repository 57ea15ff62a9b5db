import { visitorIdOfUser } from './visitor-id.ts'

/** Users who are remembered. One that is forgotten is identified once more, which changes nothing. */
const rememberedUsers = 10_000

/**
 * The visitors that users are on servers.
 *
 * @param dropped How many events gave way so far: one of them may have been an identification.
 */
export function createUsers(dropped: () => number) {
  const known = new Map<string, string>()
  let droppedBefore = 0

  /** @param meet Called where the user has to be identified first. */
  return (userId: string, meet: (visitorId: string) => void): string => {
    if (dropped() > droppedBefore) known.clear()
    droppedBefore = dropped()
    const visitorId = known.get(userId) ?? visitorIdOfUser(userId)
    if (known.has(userId)) return visitorId
    const [oldest] = known.keys()
    if (known.size >= rememberedUsers && oldest !== undefined) known.delete(oldest)
    known.set(userId, visitorId)
    meet(visitorId)
    return visitorId
  }
}
