import { describe, expect, it } from 'vitest';
import type { CurvePoint, Summary } from '../experiments/curves.ts';
import { ENGINE_REVISION } from '../experiments/engine.ts';
import { inMeasure } from '../experiments/measure.ts';
import { perform } from '../experiments/perform.ts';
import { plan } from '../experiments/plan.ts';
import { summarise } from '../experiments/summarise.ts';
import { createResultTable } from '../experiments/table.ts';
import { createCodec } from '../permalink/codec.ts';
import { experimentsOf } from '../permalink/experiments.ts';
import { families } from '../problems/catalogue.ts';
import { halfspacesEnsemble } from '../problems/halfspaces/theory/ensemble.ts';
import { defaults, type Schema, type Values } from '../problems/schema.ts';
import { halfspacesParams } from '../problems/halfspaces/parameters.ts';
import { finish } from '../problems/work.ts';
import { PRESETS } from './presets.ts';

const codec = createCodec(families, ENGINE_REVISION);

function linkOf(name: string): string {
  return PRESETS.find((preset) => preset.name === name)!.link;
}

/** The curves of an example, in its measure. */
function summaryOf(name: string): Summary {
  const { document } = codec.decode(linkOf(name));
  const { main } = experimentsOf(document);
  const table = createResultTable();
  for (const task of plan(main)) table.put(task, finish(perform(task)), true);
  return inMeasure(summarise(table, main), document.measure ?? 'normalised');
}

/** The point of a method at the largest size. */
function lastOf({ methods }: Summary, options: Values<Schema>, id = 'degree'): CurvePoint {
  const found = methods.find(
    ({ method }) =>
      method.id === id && Object.entries(options).every(([name, value]) => method.options[name] === value),
  );
  return found!.points.at(-1)!;
}

const degree = (d: number): Values<Schema> => ({ degree: d });

describe('the examples', () => {
  it.each(PRESETS.map(({ name, link }) => ({ name, link })))('$name: its link is valid and short', ({ link }) => {
    const { document, issues } = codec.decode(link);
    expect(issues).toEqual([]);
    expect(codec.decode(codec.encode(document)).document).toEqual(document);
    expect(link.length).toBeLessThanOrEqual(200);
  });

  it('differ in name and sentence', () => {
    expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(PRESETS.length);
    expect(new Set(PRESETS.map(({ shows }) => shows)).size).toBe(PRESETS.length);
  });
});

describe('what the examples of products say', () => {
  it('random 3-SAT: degree 4 knows the count to a few percent, the mean alone to a third', () => {
    const summary = summaryOf('Random 3-SAT');
    expect(lastOf(summary, degree(4)).error).toBeLessThan(0.05);
    expect(lastOf(summary, degree(0)).error).toBeGreaterThan(0.25);
  });

  it('at the threshold degree 2 is off by more than half, and degree 4 by a third and more', () => {
    const summary = summaryOf('Formulas at the threshold');
    expect(lastOf(summary, degree(2)).error).toBeGreaterThan(0.5);
    expect(lastOf(summary, degree(4)).error).toBeGreaterThan(1 / 3);
  });

  it('XOR: degrees 0, 1 and 2 are the same and learn nothing; elimination finds the truth', () => {
    const summary = summaryOf('XOR: nothing at low degree');
    const [none, one, two] = [0, 1, 2].map((d) => lastOf(summary, degree(d)));
    expect([one!.error, two!.error]).toEqual([none!.error, none!.error]);
    expect(none!.theoretical).toBeCloseTo(1, 9);
    expect(summary.references.algorithms).toEqual(['elimination over GF(2)']);
  });

  it('permanents of 0 and 1: degree 3 knows one of size 20 to about a hundredth of a percent', () => {
    expect(lastOf(summaryOf('Permanents of 0 and 1'), degree(3)).error).toBeLessThan(2e-4);
  });

  it('permanents of ±1: low degrees learn next to nothing, and zero is as good', () => {
    const summary = summaryOf('Permanents of ±1: zero is enough');
    expect(lastOf(summary, degree(2)).theoretical).toBeGreaterThan(0.9);
    expect(lastOf(summary, {}, 'zero').theoretical).toBeCloseTo(1, 9);
    expect(lastOf(summary, degree(2)).error).toBeGreaterThan(0.9 * lastOf(summary, {}, 'zero').error);
  });

  it('a matrix with a structure: even degree 3 is off by most of the truth, without a theory', () => {
    const point = lastOf(summaryOf('A matrix with a structure'), degree(3));
    // Of the truth q: the error relative to it is √(error·Var/q²), with Var = q(1 − q) for entries 0 and 1.
    const q = 64 / 479001600;
    expect(Math.sqrt((point.error * (1 - q)) / q)).toBeGreaterThan(0.7);
    expect(point.theory).toBeUndefined();
  });

  it('too many halfspaces: exact averages leave most unexplained where s is large', () => {
    const share = (dimension: number, d: number): number => {
      const params = { ...defaults(halfspacesParams), dimension, count: 32 };
      const method = { id: 'degree', options: { degree: d, basis: 'sphere', orders: '1' } };
      const { squaredError, meanSquare, squaredMean } = halfspacesEnsemble.theory(params, method)!;
      return Math.exp(squaredError) / (Math.exp(meanSquare) - Math.exp(squaredMean));
    };
    expect(share(8, 3)).toBeGreaterThan(0.7);
    expect(share(64, 3)).toBeLessThan(0.2);
  });
});
