import { limits } from './limits.ts'

/** What nothing needs be taken out of: neither NUL nor surrogates, which may be unpaired. */
const storable = /^[^\0\ud800-\udfff]*$/
const trimmed = /^\S(?:[^\0\ud800-\udfff]*\S)?$/

export const isPlainText = (value: string): boolean => value.length <= limits.textCharacters && storable.test(value)

/** The same of text that is more than space. */
export const isPlainTrimmed = (value: string): boolean =>
  value.length <= limits.textCharacters && trimmed.test(value) && storable.test(value)

/** Of a name with a top-level domain, in ASCII without Punycode: whatever follows then, it is a URL. */
const httpUrl = /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z][a-z\d]*(?::\d{1,4})?(?:[/?#][!-~]*)?$/

export const isPlainUrl = (value: string): boolean => value.length <= limits.urlCharacters && httpUrl.test(value)

/** As we and most others write it. */
const uuidv7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

export const isPlainUuidv7 = (value: string): boolean => uuidv7.test(value)
