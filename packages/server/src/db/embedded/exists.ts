import { access } from 'node:fs/promises'

/** Whether there is something at `path`, as far as we may know. */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
