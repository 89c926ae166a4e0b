/** An object of parsed JSON, whose fields may hold anything. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value of parsed JSON is an object, and no list. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
