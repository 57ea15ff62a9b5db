/** What the collector takes; a test holds these to its own list. */
export const eventsPerBatch = 500
/** The collector shortens what is longer than it keeps. */
export const sentUrlCharacters = 8_192
export const textCharacters = 512
export const propertiesPerEvent = 64

/** Events waiting to be delivered, kept by one page. Beyond it the oldest give way. */
export const keptCharacters = 250_000

/** Where more batches than this wait, they do not wait any longer. */
export const eagerBatches = 2

/**
 * Events that are stored, sent and forgotten together. The smallest event is longer than 1/500 of it. Four of them are
 * what browsers carry for a page that is gone: 64 KiB, which other code on the page shares.
 */
export const batchCharacters = 15_000
export const batchesAtOnce = 4

/** Events held before they are made ready to be sent, whatever the timer says. */
export const openEvents = 1_000

/** From an event to its being stored on the device, and from there to its being sent. */
export const storeAfterMs = 100
export const sendAfterMs = 900

/** A request without an answer is given up then. */
export const giveUpAfterMs = 30_000

/** UTF-8 has up to three bytes for a character, and a request that outlives its page up to 64 KiB. */
export const keepaliveCharacters = 20_000

/** A batch that its page has not sent after so long was left behind. */
export const leftAfterMs = 2_000
