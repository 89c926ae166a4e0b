import { FieldError } from '../../src/problems/field-error.ts';

/** A command line taken apart: what stands alone, and `--name value` pairs; names without a value are 'true'. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/** Options that never take a value. */
const SWITCHES = new Set(['help', 'csv', 'json']);

/** Takes `--name value`, `--name=value` and switches apart. @throws FieldError for an option without its value. */
export function parseArguments(texts: readonly string[]): Arguments {
  const positionals: string[] = [];
  const options: Record<string, string> = {};
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    if (!text.startsWith('--')) {
      positionals.push(text);
      continue;
    }
    const [name = '', ...rest] = text.slice(2).split('=');
    if (rest.length > 0) options[name] = rest.join('=');
    else if (SWITCHES.has(name)) options[name] = 'true';
    else {
      const value = texts[++i];
      if (value === undefined) throw new FieldError(`--${name}`, 'needs a value');
      options[name] = value;
    }
  }
  return { positionals, options };
}

/** A whole number in a range. @throws FieldError otherwise. */
export function wholeNumber(
  options: Arguments['options'],
  name: string,
  [usual, least, most]: readonly [number, number, number],
): number {
  const text = options[name];
  if (text === undefined) return usual;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new FieldError(`--${name}`, `must be a whole number from ${least} to ${most}, not ${text}`);
}

/** @throws FieldError for an option that the command does not have. */
export function checkKnown(options: Arguments['options'], known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw new FieldError(`--${name}`, `is no option here; there are ${known.map((k) => `--${k}`).join(', ')}`);
  }
}
