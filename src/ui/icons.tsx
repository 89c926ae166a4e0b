import './icons.css';

/** Strokes on a 16 × 16 grid; each string is one path. */
const PATHS = {
  link: [
    'M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.5-2.5a2.6 2.6 0 0 0-3.7-3.7l-.9.9',
    'M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  ],
  check: ['M2.8 8.6 6.3 12l7-8'],
  close: ['M3.5 3.5l9 9', 'M12.5 3.5l-9 9'],
  sun: [
    'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
    'M8 1.2v1.5M8 13.3v1.5M1.2 8h1.5M13.3 8h1.5M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M3.2 12.8l1.1-1.1M11.7 4.3l1.1-1.1',
  ],
  moon: ['M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z'],
  contrast: ['M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z'],
  'chevron-down': ['M3.8 6 8 10.2 12.2 6'],
  'chevron-up': ['M3.8 10.2 8 6l4.2 4.2'],
  plus: ['M8 2.8v10.4', 'M2.8 8h10.4'],
  warning: ['M8 2.2 14.4 13.4H1.6z', 'M8 6.6v3.2', 'M8 11.4v.2'],
  table: ['M2 3h12v10H2z', 'M2 6.4h12M2 9.7h12M7 6.4V13'],
  undo: ['M6.2 2.8 3.2 5.8l3 3', 'M3.4 5.8h6a3.6 3.6 0 0 1 0 7.2H6.6'],
  redo: ['M9.8 2.8l3 3-3 3', 'M12.6 5.8h-6a3.6 3.6 0 0 0 0 7.2h2.8'],
  menu: ['M2.2 4h11.6M2.2 8h11.6M2.2 12h11.6'],
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
