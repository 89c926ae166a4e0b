import { describe, expect, it } from 'vitest';
import { finish } from '../problems/work.ts';
import { digest } from './digest.ts';
import { ENGINE_REVISION } from './engine.ts';
import golden from './goldens/digits.json' with { type: 'json' };
import { perform } from './perform.ts';
import { plan } from './plan.ts';
import type { ExperimentSpec, Result, Task } from './spec.ts';
import { summarise } from './summarise.ts';
import { createResultTable, type ResultTable } from './table.ts';

const spec: ExperimentSpec = {
  family: 'mlp',
  params: { width: 32, depth: 2 },
  sweep: { param: 'width', sizes: [8, 16, 32] },
  instances: 6,
  seed: 5,
  methods: [
    { id: 'mean', options: {} },
    { id: 'covariance', options: {} },
  ],
  samples: 4096,
};

const done: readonly { readonly task: Task; readonly result: Result }[] = plan(spec).map((task) => ({
  task,
  result: finish(perform(task)),
}));

function tableOf(choose: (task: Task, result: Result) => Result | undefined): ResultTable {
  const table = createResultTable();
  for (const { task, result } of done) {
    const chosen = choose(task, result);
    if (chosen) table.put(task, chosen, true);
  }
  return table;
}

const whole = summarise(
  tableOf((_, result) => result),
  spec,
);

describe('the summary of a whole sweep', () => {
  it('is complete and has every size of every method', () => {
    expect(whole.complete).toBe(true);
    for (const { points, sampling } of whole.methods) {
      expect(points.map(({ size }) => size)).toEqual(spec.sweep.sizes);
      expect(sampling.map(({ size }) => size)).toEqual(spec.sweep.sizes);
    }
  });

  it('measures the sampler at 1/N, with 1/N inside every band but a few', () => {
    const points = whole.methods.flatMap(({ sampling }) => sampling);
    const inside = points.filter(({ band, expected }) => band && band.low <= expected && expected <= band.high);
    expect(inside.length).toBeGreaterThanOrEqual(points.length - 1);
  });

  it('has the sampler cost no more than the method, and one sample more would', () => {
    for (const { points, sampling } of whole.methods) {
      for (const [i, point] of points.entries()) {
        const { flops, samples } = sampling[i]!;
        expect(flops).toBeLessThanOrEqual(point.flops);
        expect(flops + flops / samples).toBeGreaterThan(point.flops);
      }
    }
  });

  it('has beside every reliable error what the method expected of it, about as large', () => {
    for (const { points, sampling } of whole.methods) {
      for (const { predicted, error } of points.filter(({ status }) => status === 'measured')) {
        expect(predicted! / error).toBeGreaterThan(1 / 8);
        expect(predicted! / error).toBeLessThan(8);
      }
      for (const { predicted } of sampling) expect(predicted).toBeUndefined();
    }
  });

  it('fits exponents whose intervals hold those of theory, −1 and −2', () => {
    const slopes = whole.methods.map(({ fit }) => fit!);
    for (const [i, theory] of [-1, -2].entries()) {
      expect(Math.abs(slopes[i]!.slope - theory)).toBeLessThan(2 * slopes[i]!.halfWidth);
    }
  });

  it('does not depend on the order in which results came', () => {
    const reversed = createResultTable();
    for (const { task, result } of [...done].reverse()) reversed.put(task, result, true);
    expect(digest(summarise(reversed, spec))).toBe(digest(whole));
  });
});

describe('sweeps over different parameters that meet in one configuration', () => {
  it('place it each at its own value', () => {
    const table = tableOf((_, result) => result);
    const depths: ExperimentSpec = { ...spec, sweep: { param: 'depth', sizes: [2] } };
    summarise(table, spec);
    const across = summarise(table, depths);
    expect(across.complete).toBe(true);
    for (const { points, sampling } of across.methods) {
      expect(points.map(({ size }) => size)).toEqual([2]);
      expect(sampling.map(({ size }) => size)).toEqual([2]);
    }
    expect(summarise(table, spec)).toEqual(whole);
  });
});

describe('the summary of part of a sweep', () => {
  it('shows a point as soon as its reference and its estimate are in, and is not complete', () => {
    const first = summarise(
      tableOf((task, result) => (task.instance === 0 ? result : undefined)),
      spec,
    );
    expect(first.complete).toBe(false);
    expect(first.methods.map(({ points }) => points.length)).toEqual([3, 3]);
    expect(first.methods[0]!.points.every(({ complete, band }) => !complete && !band)).toBe(true);
  });

  it('is not complete without methods before every reference is whole', () => {
    const alone = { ...spec, methods: [] };
    const references = tableOf((_, result) => (result.kind === 'truth' ? result : undefined));
    expect(summarise(references, alone).complete).toBe(true);
    const [last] = done.filter(({ result }) => result.kind === 'truth').slice(-1);
    references.put(last!.task, last!.result, false);
    expect(summarise(references, alone).complete).toBe(false);
    expect(summarise(createResultTable(), alone).complete).toBe(false);
  });

  it('shows nothing of a method without references', () => {
    const blind = summarise(
      tableOf((_, result) => (result.kind === 'truth' ? undefined : result)),
      spec,
    );
    expect(blind.methods.flatMap(({ points, sampling }) => [...points, ...sampling])).toEqual([]);
    expect(blind.floor).toEqual([]);
  });
});

describe('estimators that report trouble', () => {
  const troubled = summarise(
    tableOf((task, result) => {
      if (result.kind !== 'estimate' || task.params['width'] !== 16 || task.instance > 1) return result;
      const value = { mantissa: Float64Array.from({ length: 16 }, () => Number.NaN), log: 0 };
      return { ...result, estimate: { value, notes: [{ stage: 1, code: 'not-finite', amount: 16 }] } };
    }),
    spec,
  );

  it('make their point unreliable, without a band, and say on how many instances', () => {
    const point = troubled.methods[0]!.points[1]!;
    expect(point).toMatchObject({ status: 'unreliable', troubled: 2, instances: 6, error: Infinity });
    expect(point.band).toBeUndefined();
  });

  it('leave the notes of the first of them, and their number', () => {
    const notes = [{ stage: 1, code: 'not-finite', amount: 16 }];
    expect(troubled.methods[0]!.points[1]!.trouble).toEqual({ notes, instances: 2, of: 6 });
    expect(troubled.methods[0]!.points[0]!.trouble).toBeUndefined();
  });

  it('are counted where another estimate stands in, and the point is as good as that', () => {
    const fallen = summarise(
      tableOf((task, result) => {
        if (result.kind !== 'estimate' || task.instance > 2) return result;
        const notes = [
          { stage: 3, code: 'orders-diverge', amount: 2 },
          { stage: 3, code: 'fell-back', amount: 2 },
        ] as const;
        return { ...result, estimate: { ...result.estimate, notes } };
      }),
      spec,
    );
    const point = fallen.methods[0]!.points[1]!;
    expect(point).toMatchObject({ status: 'measured', troubled: 0, trouble: { instances: 3, of: 6 } });
  });

  it('leave that point out of the fit, which then has too few', () => {
    expect(troubled.methods[0]!.fit).toBeUndefined();
  });

  it('leave the competing sampler as it was', () => {
    expect(troubled.methods[0]!.sampling).toEqual(whole.methods[0]!.sampling);
  });
});

describe('networks whose outputs never vary', () => {
  const constantAt16 = (task: Task, result: Result): Result =>
    result.kind === 'truth' && task.params['width'] === 16 && task.instance < 2
      ? { ...result, variance: new Float64Array(16), contrasts: new Float32Array(result.contrasts.length) }
      : result;

  it('are in no average and are counted', () => {
    const some = summarise(tableOf(constantAt16), spec);
    expect(some.constant).toEqual([{ size: 16, instances: 2 }]);
    for (const { points, sampling } of some.methods) {
      for (const point of [points[1]!, sampling[1]!]) {
        expect(point).toMatchObject({ status: 'measured', instances: 4, complete: true });
        expect(Number.isFinite(point.error)).toBe(true);
      }
    }
    expect(some.floor.every(({ error }) => Number.isFinite(error))).toBe(true);
    expect(some.complete).toBe(true);
  });

  it('leave a size without points where there are no others, and the sweep is complete all the same', () => {
    const sizes = { ...spec, instances: 2 };
    const none = summarise(tableOf(constantAt16), sizes);
    expect(none.methods.map(({ points }) => points.map(({ size }) => size))).toEqual([
      [8, 32],
      [8, 32],
    ]);
    expect(none.floor.map(({ size }) => size)).toEqual([8, 32]);
    expect(none.complete).toBe(true);
  });
});

describe('estimates that are exact', () => {
  it('are shown as upper limits near the noise floor: one hidden layer, which both methods know exactly', () => {
    const shallow = { ...spec, params: { width: 16, depth: 1 }, sweep: { param: 'width', sizes: [8, 16] } };
    const table = createResultTable();
    for (const task of plan(shallow)) table.put(task, finish(perform(task)), true);
    const { methods, floor } = summarise(table, shallow);
    for (const { points, fit } of methods) {
      for (const [i, point] of points.entries()) {
        expect(point.status).toBe('limit');
        expect(point.error).toBeLessThan(4 * floor[i]!.error);
      }
      expect(fit).toBeUndefined();
    }
  });
});

describe('the engine', () => {
  it('still gives the digits of its revision; raise the revision with any change of them', () => {
    expect(golden.engine).toBe(ENGINE_REVISION);
    expect(digest(whole)).toBe(golden.digits);
    expect(whole.methods.map(({ points }) => points.map(({ error }) => error))).toEqual(golden.errors);
  });
});
