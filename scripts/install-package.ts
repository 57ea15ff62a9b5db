import { readFile } from 'node:fs/promises'
import { type Command, show } from './run.ts'

const quietly = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }

const succeeds = async (command: Command): Promise<boolean> => (await show(command, quietly)) === 0

/** Installs a package of Debian's. False where this is not Debian, or not root's to do. */
export async function installPackage(name: string): Promise<boolean> {
  if (!(await canInstall()) || !(await succeeds(['apt-get', '-q', '-y', 'update']))) return false
  return succeeds(['apt-get', '-q', '-y', 'install', '--no-install-recommends', name])
}

/** Unpacks a package of Debian's into a folder of our own: nothing of it runs, and no service begins. */
export async function unpackPackage(name: string, folder: string): Promise<boolean> {
  if (!(await canInstall()) || !(await succeeds(['apt-get', '-q', '-y', 'update']))) return false
  const script = 'mkdir -p "$2" && cd "$2" && apt-get -q download "$1" && dpkg -x "$1"_*.deb . && rm "$1"_*.deb'
  return succeeds(['sh', '-c', script, 'sh', name, folder])
}

/** Debian itself: packages of the same names on Ubuntu may only ask for a snap. */
const canInstall = async (): Promise<boolean> =>
  process.getuid?.() === 0 && /^ID="?debian"?$/m.test(await readFile('/etc/os-release', 'utf8').catch(() => ''))
