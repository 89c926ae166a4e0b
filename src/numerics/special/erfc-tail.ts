/** From here on the tail forms are used; below it the central series. */
export const TAIL_START = 0.8125;
/** Where `nearExponent` hands over to `farExponent`. */
export const FAR_START = 2.5;
/** What `nearExponent` and `farExponent` have been raised by, to be small: few bits, so that subtracting it is exact. */
export const NEAR_SHIFT = 0.75;
export const FAR_SHIFT = 0.5625;

/**
 * log(t·erfc(t)) + t² + 0.75 for 0.8125 ≤ t ≤ 2.5, by absolute value at most 0.18. A quotient of polynomials in
 * u = t − 0.75 (exact), absolute error 3e-17 before rounding, coefficients from goldens/generate.py. Horner from the
 * highest power.
 */
export function nearExponent(t: number): number {
  const u = t - 0.75;
  const top =
    (((((((-2.3561036880624715e-8 * u + 0.004560876050617827) * u + 0.050049994745950004) * u + 0.24159029731381262) *
      u +
      0.6232593942328569) *
      u +
      0.8195466000440105) *
      u +
      0.2677840549332168) *
      u -
      0.34497898176198316) *
      u -
    0.21704933313067604;
  const bottom =
    ((((((0.025671752308003837 * u + 0.2818105983617672) * u + 1.431809810225873) * u + 4.1967414358483595) * u +
      7.469004206704333) *
      u +
      7.83730478711514) *
      u +
      4.388120587044666) *
      u +
    1;
  return top / bottom;
}

/**
 * log(t·erfc(t)) + t² + 0.5625 for 2.5 ≤ t ≤ 28, by absolute value at most 0.09, given w = 1/t². A quotient of
 * polynomials in w as in Sun's FDLIBM (`s_erf.c`), absolute error 2e-17 before rounding, coefficients from
 * goldens/generate.py. Horner from the highest power.
 */
export function farExponent(w: number): number {
  const top =
    ((((((-235.2553371868909 * w - 1250.5160934790672) * w - 1629.2937373171346) * w - 812.9987607868392) * w -
      181.72165967214949) *
      w -
      18.74789084289678) *
      w -
      0.8116941920858285) *
      w -
    9.864942924700198e-3;
  const bottom =
    ((((((165.27797700668688 * w + 2045.6175168820482) * w + 5165.933628896951) * w + 4711.398490704064) * w +
      1899.6217727743274) *
      w +
      362.3758497127956) *
      w +
      31.596147536294453) *
      w +
    1;
  return top / bottom;
}
