import { useState } from 'react'
import { applyTheme, readTheme, type Theme, themes } from './theme.ts'

const names = { system: 'As the system', light: 'Light', dark: 'Dark' } as const satisfies Record<Theme, string>

export function ThemeSwitch() {
  const [theme, setTheme] = useState(readTheme)
  const choose = (chosen: Theme): void => {
    applyTheme(chosen)
    setTheme(chosen)
  }
  return (
    <label className="theme">
      <span>Theme</span>
      <select value={theme} onChange={({ target }) => choose(themes.find((name) => name === target.value) ?? 'system')}>
        {themes.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </label>
  )
}
