import { type EnsembleTheory, isTold, isUnreliable, type MethodRef, type Note } from '../problems/contract.ts';
import { exp } from '../numerics/special/exp.ts';
import { aggregate, floorOf } from './aggregate.ts';
import type { ConstantCount, CurvePoint, FloorPoint, MethodCurves, SamplingPoint, Summary, Trouble } from './curves.ts';
import { fitPowerLaw, type Measured } from './fit.ts';
import { methodName } from './method-name.ts';
import type { Score } from './score.ts';
import type { Estimated, ExperimentSpec, Sampled } from './spec.ts';
import type { ResultTable, Scored } from './table.ts';

function notesOf({ result }: Scored<Estimated | Sampled>): readonly Note[] {
  return result.kind === 'estimate' ? result.estimate.notes : [];
}

/** The notes that a point must tell: of estimates not to be trusted, or else of those worth a word. */
function troubleIn(notes: readonly (readonly Note[])[], unreliable: readonly (readonly Note[])[]): Trouble | undefined {
  const telling = unreliable.length > 0 ? unreliable : notes.filter(isTold);
  const [first] = telling;
  return first && { notes: first, instances: telling.length, of: notes.length };
}

/** Tables give the same array while nothing in it changed, and then the point has not changed either. */
const points = new WeakMap<readonly unknown[], Measured | undefined>();

function pointOf<R extends Estimated | Sampled>(
  spec: ExperimentSpec,
  size: number,
  entries: readonly Scored<R>[],
): Measured | undefined {
  if (!points.has(entries)) points.set(entries, measure(spec, size, entries));
  const known = points.get(entries);
  // Sweeps over different parameters meet in one configuration, which each of them calls by its own value.
  return known && known.point.size !== size ? { ...known, point: { ...known.point, size } } : known;
}

/** Mean of what an estimator expected on every instance. */
function predictionOf(scores: readonly Score[]): number | undefined {
  let sum = 0;
  for (const { predicted } of scores) {
    if (predicted === undefined) return undefined;
    sum += predicted;
  }
  return sum / scores.length;
}

/** Exact averages, and the normalised MSE E[(e − q)²] ÷ E[Var_x M]. */
function theoryOf(theory: EnsembleTheory): Pick<CurvePoint, 'theory' | 'theoretical'> {
  return { theory, theoretical: exp(theory.squaredError - theory.variance) };
}

function measure<R extends Estimated | Sampled>(
  spec: ExperimentSpec,
  size: number,
  entries: readonly Scored<R>[],
): Measured | undefined {
  const scores = entries.flatMap(({ score }) => score ?? []);
  const [first] = entries;
  if (!first || scores.length === 0) return undefined;
  const { status, error, band, logError } = aggregate(scores);
  const notes = entries.map(notesOf);
  const unreliable = notes.filter(isUnreliable);
  const trouble = troubleIn(notes, unreliable);
  const shared = {
    size,
    instances: scores.length,
    troubled: unreliable.length,
    ...(trouble && { trouble }),
    complete: entries.length === spec.instances && entries.every((entry) => entry.complete),
    flops: first.result.flops,
    ...(first.result.kind === 'estimate' && first.result.theory && theoryOf(first.result.theory)),
  };
  if (unreliable.length > 0)
    return { point: { ...shared, status: 'unreliable', error: Number.isFinite(error) ? error : Infinity } };
  const predicted = predictionOf(scores);
  return {
    point: { ...shared, status, error, ...(band && { band }), ...(predicted !== undefined && { predicted }) },
    ...(logError !== undefined && { logError }),
  };
}

/** Mean of what the variances of samples lead to expect on every instance. */
function expectedOf(entries: readonly Scored<Sampled>[]): number | undefined {
  const values = entries.flatMap(({ score }) => score?.expected ?? []);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}

function samplingPoint(
  table: ResultTable,
  spec: ExperimentSpec,
  size: number,
  method: MethodRef,
): SamplingPoint | undefined {
  const entries = table.sampled(spec, size, method);
  const [first] = entries;
  const measured = pointOf(spec, size, entries);
  if (!first || !measured) return undefined;
  const { samples } = first.result;
  return { ...measured.point, samples, expected: expectedOf(entries) ?? 1 / samples };
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value): value is T => value !== undefined);
}

function curvesOf(table: ResultTable, spec: ExperimentSpec, method: MethodRef): MethodCurves {
  const measured = present(spec.sweep.sizes.map((size) => pointOf(spec, size, table.estimated(spec, size, method))));
  const sampling = present(spec.sweep.sizes.map((size) => samplingPoint(table, spec, size, method)));
  const fit = fitPowerLaw(measured);
  return {
    method,
    name: methodName(method),
    points: measured.map(({ point }) => point),
    sampling,
    ...(fit && { fit }),
  };
}

function floorPoint(table: ResultTable, spec: ExperimentSpec, size: number): FloorPoint | undefined {
  const truths = table.truths(spec, size).filter(({ variance }) => variance > 0);
  if (truths.length === 0) return undefined;
  const floors = truths.map((truth) => truth.degenerate / (truth.variance * truth.variance));
  return { size, error: floorOf(floors) };
}

function constantAt(table: ResultTable, spec: ExperimentSpec, size: number): ConstantCount | undefined {
  const instances = table.truths(spec, size).filter(({ variance }) => !(variance > 0)).length;
  return instances > 0 ? { size, instances } : undefined;
}

function referencesOf(table: ResultTable, spec: ExperimentSpec): Summary['references'] {
  const found = spec.sweep.sizes.flatMap((size) => table.truths(spec, size).map(({ algorithm }) => algorithm));
  const algorithms = [...new Set(found.filter((name) => name !== undefined))];
  return { algorithms, isSampled: found.length === 0 || found.includes(undefined) };
}

/** Everything that charts, tables and sentences show of a spec, from the results that are in. Pure. */
export function summarise(table: ResultTable, spec: ExperimentSpec): Summary {
  const methods = spec.methods.map((method) => curvesOf(table, spec, method));
  const floor = present(spec.sweep.sizes.map((size) => floorPoint(table, spec, size)));
  const constant = present(spec.sweep.sizes.map((size) => constantAt(table, spec, size)));
  const { param, sizes } = spec.sweep;
  return {
    param,
    sizes,
    instances: spec.instances,
    methods,
    floor,
    references: referencesOf(table, spec),
    constant,
    complete: table.complete(spec),
  };
}
