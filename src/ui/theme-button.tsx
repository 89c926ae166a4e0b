import { Icon } from './icons.tsx';
import './theme-button.css';

const NAMES = { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' } as const;

export type Theme = keyof typeof NAMES;

const THEMES = ['system', 'light', 'dark', 'contrast'] as const satisfies readonly Theme[];

interface ThemeButtonProps {
  readonly value: Theme;
  /** `system` means: no `data-theme` on the root element. */
  readonly onChange: (value: Theme) => void;
  readonly testid?: string | undefined;
}

/** A native list of themes that looks like an icon: keys, readers and phones know it already. */
export function ThemeButton({ value, onChange, testid }: ThemeButtonProps) {
  return (
    <span className="u-theme">
      <select
        className="u-theme__list"
        aria-label="Theme"
        title="Theme"
        value={value}
        data-testid={testid}
        onChange={(event) => {
          const chosen = THEMES.find((theme) => theme === event.currentTarget.value);
          if (chosen) onChange(chosen);
        }}
      >
        {THEMES.map((theme) => (
          <option key={theme} value={theme}>
            {NAMES[theme]}
          </option>
        ))}
      </select>
      <Icon name="contrast" />
    </span>
  );
}
