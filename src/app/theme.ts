import type { Theme } from '../ui/theme-button.tsx';

const KEY = 'unsampled.theme';
const KNOWN: readonly string[] = ['light', 'dark', 'contrast'] satisfies readonly Theme[];

function isTheme(text: string | null): text is Theme {
  return text !== null && KNOWN.includes(text);
}

/** The theme chosen on an earlier visit. Storage is refused in sandboxed frames: the page then follows the system. */
export function storedTheme(): Theme {
  try {
    const found = localStorage.getItem(KEY);
    return isTheme(found) ? found : 'system';
  } catch {
    return 'system';
  }
}

/** Applies a theme to the page and keeps it for the next visit where storage allows. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Nothing is lost: the theme holds for this visit.
  }
}
