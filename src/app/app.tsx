import { type ReactElement, useState } from 'react';
import { Lab } from '../lab/lab.tsx';
import { type Services, ServicesProvider } from '../state/services.ts';
import type { Theme } from '../ui/theme-button.tsx';
import { Header } from './header.tsx';
import { applyTheme, storedTheme } from './theme.ts';
import './app.css';

/** The page: a header over the lab. */
export function App({ services }: { readonly services: Services }): ReactElement {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (next: Theme): void => {
    applyTheme(next);
    setTheme(next);
  };
  return (
    <ServicesProvider value={services}>
      <div className="app">
        <Header theme={theme} onTheme={choose} />
        <Lab />
      </div>
    </ServicesProvider>
  );
}
