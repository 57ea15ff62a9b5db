import { expect, test } from 'vitest'
import { defaultHome } from './home.ts'

const ada = { HOME: '/home/ada' }

test.each([
  { env: { TOUCHLINE_HOME: '/data' }, uid: 0, platform: 'linux', home: '/data' },
  { env: { ...ada, TOUCHLINE_HOME: '/data' }, uid: 1000, platform: 'darwin', home: '/data' },
  { env: { HOME: '/root' }, uid: 0, platform: 'linux', home: '/var/lib/touchline' },
  { env: ada, uid: 1000, platform: 'linux', home: '/home/ada/.local/share/touchline' },
  { env: { ...ada, XDG_DATA_HOME: '/home/ada/xdg' }, uid: 1000, platform: 'linux', home: '/home/ada/xdg/touchline' },
  { env: ada, uid: 501, platform: 'darwin', home: '/home/ada/Library/Application Support/touchline' },
] as const)('user $uid of $platform with $env has the database in $home', ({ env, uid, platform, home }) => {
  expect(defaultHome(env, uid, platform)).toBe(home)
})
