export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const name = 'touchline-theme'

/** What was chosen in this browser; `system` where nothing was. */
export function readTheme(): Theme {
  const kept = localStorage.getItem(name)
  return themes.find((theme) => theme === kept) ?? 'system'
}

/** Shows the page in `theme`, now and when it is opened again. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(name, theme)
  document.documentElement.dataset['theme'] = theme
}
