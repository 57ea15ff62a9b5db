/** What the collector takes; a test holds these to its own list. */
export const eventsPerBatch = 500
export const urlCharacters = 2_048
export const textCharacters = 512
export const propertiesPerEvent = 64

/** Bodies of unfinished requests that may outlive the page. Browsers allow 64 KiB, which other code on the page shares. */
export const keepaliveBytes = 60_000

/** Events waiting to be delivered, kept by one page. Beyond it the oldest give way. */
export const keptBytes = 250_000

/** So much waiting does not wait any longer. */
export const eagerBytes = 32_000

/** Characters and events that are stored, and later forgotten, together. */
export const chunkCharacters = 16_000
export const chunkEvents = 100

/** Events held before they are written down, whatever the timer says. */
export const openEvents = 200

/** From an event to its being stored on the device, and from there to its being sent. */
export const storeAfterMs = 100
export const sendAfterMs = 900

/** From a page's opening to its second look for logs that others left behind. */
export const adoptAgainMs = 2_000
