import type { Pausable } from '../../../numerics/tensor/machine.ts';

/** Pieces of work by name, each done once; `undefined` is a result too. */
export class Memo<T> {
  readonly #known = new Map<string, { readonly value: T }>();

  *of(name: string, make: () => Pausable<T>): Pausable<T> {
    const known = this.#known.get(name);
    if (known) return known.value;
    const value = yield* make();
    this.#known.set(name, { value });
    return value;
  }
}
