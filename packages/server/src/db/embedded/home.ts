import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

const dataFolder = (env: Env, platform: NodeJS.Platform): string => {
  const user = env['HOME'] || homedir()
  if (platform === 'darwin') return join(user, 'Library', 'Application Support')
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(user, 'AppData', 'Local')
  return env['XDG_DATA_HOME'] || join(user, '.local', 'share')
}

/**
 * Where the embedded database lives: `TOUCHLINE_HOME` if set. Root's own folders are closed to the user that PostgreSQL
 * runs as, so root has it under `/var/lib`, and anyone else in their data folder.
 */
export function defaultHome(env: Env, uid: number | undefined, platform = process.platform): string {
  if (env['TOUCHLINE_HOME']) return resolve(env['TOUCHLINE_HOME'])
  return uid === 0 ? '/var/lib/touchline' : join(dataFolder(env, platform), 'touchline')
}
