import './icons.css';

/** Strokes on a 16 × 16 grid, as in `icons.tsx`; these come with what needs them. */
const PATHS = {
  first: ['M3.8 3.4v9.2', 'M12.2 3.4 6.8 8l5.4 4.6'],
  previous: ['M10.4 3.4 5 8l5.4 4.6'],
  play: ['M5 3.2 12.4 8 5 12.8z'],
  pause: ['M5.4 3.4v9.2', 'M10.6 3.4v9.2'],
  next: ['M5.6 3.4 11 8l-5.4 4.6'],
  last: ['M3.8 3.4 9.2 8l-5.4 4.6', 'M12.2 3.4v9.2'],
} as const;

/** A sign of a player, hidden from readers: whatever holds it must have a name. */
export function StepIcon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className="u-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {PATHS[name].map((path) => (
        <path key={path} className={name === 'play' ? 'u-icon__solid' : undefined} d={path} />
      ))}
    </svg>
  );
}
