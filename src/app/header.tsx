import type { ReactElement } from 'react';
import { useMedia } from '../ui/use-media.ts';
import { useServices } from '../state/services.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Mark } from '../ui/icons.tsx';
import { type Theme, ThemeButton } from '../ui/theme-button.tsx';

/** Name, link and theme. */
export function Header(props: { readonly theme: Theme; readonly onTheme: (theme: Theme) => void }): ReactElement {
  const { store, linkTo } = useServices();
  const phone = useMedia('(width < 40rem)');
  return (
    <header className="header">
      <Mark />
      <h1 className="header__name">Unsampled</h1>
      <div className="header__actions">
        <CopyButton
          compact={phone}
          look={phone ? 'quiet' : 'outlined'}
          text={() => linkTo(store.getState().document)}
          testid="copy-link"
        />
        <ThemeButton value={props.theme} onChange={props.onTheme} testid="theme" />
      </div>
    </header>
  );
}
