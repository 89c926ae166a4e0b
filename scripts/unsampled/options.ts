import { FieldError } from '../../src/problems/field-error.ts';

/** Options as a request gives them: typed in JSON, texts on a command line. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * The value of an option, or the first of its choices where it is not given.
 *
 * @throws FieldError for a value that is not one of them.
 */
export function choose<T extends string | number | boolean>(options: Options, name: string, choices: readonly T[]): T {
  const given = options[name];
  const [usual] = choices;
  if (given === undefined && usual !== undefined) return usual;
  const found = choices.find((choice) => choice === given || String(choice) === given);
  if (found !== undefined) return found;
  throw new FieldError(`options.${name}`, `${JSON.stringify(given)} is not one of ${choices.join(', ')}`);
}

/** @throws FieldError for an option that is not among the known ones. */
export function checkNames(options: Options, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new FieldError(`options.${name}`, `is not known; known: ${known.join(', ')}`);
  }
}
