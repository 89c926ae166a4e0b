import type { MethodRef } from '../problems/contract.ts';

/** A method as links and streams name it: `covariance`, `cumulants:order=3`. Options in the order of their names. */
export function methodName(method: MethodRef): string {
  const options = Object.entries(method.options).sort(([a], [b]) => (a < b ? -1 : 1));
  return [method.id, ...options.map(([name, value]) => `${name}=${value}`)].join(':');
}
