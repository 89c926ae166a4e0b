import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../numerics/invariant.ts';
import { App } from './app.tsx';
import { start } from './start.ts';
import { applyTheme, storedTheme } from './theme.ts';
import './fonts/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../charts/charts.css';

applyTheme(storedTheme());
const root = document.querySelector('#root');
invariant(root, 'index.html has a #root');
const services = start();
// As a transition the first render is cut into slices, and no task of it is long.
startTransition(() => {
  createRoot(root).render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  );
});
