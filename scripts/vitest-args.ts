/** Whether Vitest, given `args`, runs the project called `name`: all run unless `--project` says otherwise. */
export function runsProject(name: string, args: readonly string[]): boolean {
  const patterns = args.flatMap((arg, i) => {
    if (arg === '--project') return [args[i + 1] ?? '']
    return arg.startsWith('--project=') ? [arg.slice('--project='.length)] : []
  })
  return patterns.length === 0 || patterns.some((pattern) => matches(name, pattern))
}

function matches(name: string, pattern: string): boolean {
  if (pattern.startsWith('!')) return !matches(name, pattern.slice(1))
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name)
}
