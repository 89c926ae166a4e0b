/** @throws RangeError if `array`, called `name`, has fewer than `length` numbers. */
export function checkSize(name: string, array: { readonly length: number }, length: number): void {
  if (array.length < length) throw new RangeError(`${name} has ${array.length} numbers; its sizes need ${length}`);
}
