/** C(n, k), exact while it is below 2⁵³; 0 where k < 0 or k > n. n and k are whole numbers. */
export function binomial(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let result = 1;
  // Each partial product is a binomial itself, so that every division is exact.
  for (let i = 1; i <= Math.min(k, n - k); i++) result = (result * (n - Math.min(k, n - k) + i)) / i;
  return result;
}
