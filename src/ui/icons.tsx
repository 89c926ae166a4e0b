import './icons.css';

/** Strokes on a 16 × 16 grid; each string is one path. */
const PATHS = {
  link: [
    'M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.5-2.5a2.6 2.6 0 0 0-3.7-3.7l-.9.9',
    'M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  ],
  check: ['M2.8 8.6 6.3 12l7-8'],
  close: ['M3.5 3.5l9 9', 'M12.5 3.5l-9 9'],
  contrast: ['M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z'],
  'chevron-down': ['M3.8 6 8 10.2 12.2 6'],
  plus: ['M8 2.8v10.4', 'M2.8 8h10.4'],
  warning: ['M8 2.2 14.4 13.4H1.6z', 'M8 6.6v3.2', 'M8 11.4v.2'],
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside or instead of a word, hidden from readers: whatever holds it must have a name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="u-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {PATHS[name].map((path) => (
        <path key={path} d={path} />
      ))}
      {name === 'contrast' && <path className="u-icon__solid" d="M8 2a6 6 0 0 1 0 12z" />}
    </svg>
  );
}

/** The sign of the product: a curve that falls away from a row of samples. */
export function Mark() {
  return (
    <svg className="u-mark" viewBox="0 0 28 20" aria-hidden="true" focusable="false">
      <g className="u-mark__samples">
        <circle cx="8.4" cy="2.9" r="1.5" />
        <circle cx="14.5" cy="4.1" r="1.5" />
        <circle cx="20.6" cy="5.4" r="1.5" />
        <circle cx="26.4" cy="6.6" r="1.5" />
      </g>
      <path className="u-mark__curve" d="M1.6 2C9 4.2 17.2 9.6 25.6 19" />
    </svg>
  );
}
