import type { ReactElement } from 'react';
import { PRESETS } from './presets.ts';
import './examples.css';

/** Links to configurations worth seeing. */
export function Examples(): ReactElement {
  return (
    <ul className="examples">
      {PRESETS.map(({ name, shows, link }) => (
        <li key={link}>
          <a className="examples__link" href={link}>
            {name}
          </a>
          <p className="examples__shows">{shows}</p>
        </li>
      ))}
    </ul>
  );
}
