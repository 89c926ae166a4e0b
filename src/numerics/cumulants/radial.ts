import { factorial, fallingFactorial, multiplicities, total } from './partitions.ts';

/** coefficient · core[…] · Π M over edges: one way to hand out the legs of a radial tensor. */
export interface RadialTerm {
  readonly coefficient: number;
  /** How often each index remains for the core. */
  readonly core: readonly number[];
  /** Pairs of indices that a metric joins; the two may be the same. */
  readonly edges: readonly (readonly [number, number])[];
}

type Edge = readonly [number, number];

function edgeSets(edges: readonly Edge[], count: number): Edge[][] {
  if (count === 0) return [[]];
  return edges.flatMap((edge, at) => edgeSets(edges.slice(at), count - 1).map((rest) => [edge, ...rest]));
}

function degreesOf(edges: readonly Edge[], indices: number): number[] {
  const degrees = Array.from({ length: indices }, () => 0);
  for (const edge of edges) for (const index of edge) degrees[index]! += 1;
  return degrees;
}

/**
 * The entry of Sym(core ⊗ M ⊗ … ⊗ M), with r metrics, whose index t is repeated slice_t times (cumulant-propagation §5.3):
 * a sum over graphs of r edges, loops allowed, with weight
 * r!·2^(r − loops)·Π slice_t(slice_t − 1)…(deg_t factors) ÷ (Π mult! · d(d − 1)…(2r factors)).
 */
export function radialTermsOf(slice: readonly number[], radial: number): RadialTerm[] {
  const indices = slice.length;
  const pairs = slice.flatMap((_, a) => slice.slice(a).map((__, b): Edge => [a, a + b]));
  const all = fallingFactorial(total(slice), 2 * radial);
  return edgeSets(pairs, radial).flatMap((edges) => {
    const degrees = degreesOf(edges, indices);
    if (degrees.some((degree, t) => degree > slice[t]!)) return [];
    const loops = edges.filter(([a, b]) => a === b).length;
    let weight = factorial(radial);
    for (let open = loops; open < radial; open++) weight *= 2;
    for (const [t, degree] of degrees.entries()) weight *= fallingFactorial(slice[t]!, degree);
    for (const count of multiplicities(edges).values()) weight /= factorial(count);
    return [{ coefficient: weight / all, core: slice.map((value, t) => value - degrees[t]!), edges }];
  });
}
