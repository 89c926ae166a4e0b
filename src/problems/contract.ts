import type { Key } from '../numerics/rng/key.ts';
import type { Moments } from '../numerics/statistics/moments.ts';
import type { Scaled } from './scaled.ts';
import type { Schema, Values } from './schema.ts';

/**
 * A computation cut where it may be shown, paused or dropped. It yields a mark where there is something to show and
 * `null` where there is only a place to pause; no stretch between two yields takes more than about 20 ms.
 */
export type Work<Mark, Out> = Generator<Mark | null, Out, void>;

/** What a step of an estimator knows. Each family declares its kind, and its `view.tsx` draws it. */
export interface CumulantBelief {
  readonly kind: 'cumulants';
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Row-major, symmetric; absent where the method does not track it. */
  readonly covariance?: Float64Array;
  /** Of the output: operations that it took to work this out, beyond those of the steps. */
  readonly flops?: number;
  /** Third and fourth cumulants of every neuron alone, in front of activations; absent where the method does not know them. */
  readonly third?: Float64Array;
  readonly fourth?: Float64Array;
  /** Of a projection: the cumulants of which only a part is kept. */
  readonly forgotten?: readonly Forgotten[];
}

/** Squared norms of the cumulant of one order, and of the part of it that a projection drops. */
export interface Forgotten {
  readonly order: number;
  readonly energy: number;
  readonly lost: number;
}

/** What is known of a product of factors so far: a function, by the energy of its part of every degree. */
export interface LevelBelief {
  readonly kind: 'levels';
  /** Expectation of the product so far, as estimated. */
  readonly mass: Scaled;
  /** Squared norm E[g²] of the part of every degree from 0 on, in the unit exp(2·mass.log). */
  readonly energy: Float64Array;
  /** Of a projection: squared norm of what was dropped, in the same unit; absent where the method does not know it. */
  readonly lost?: number;
}
export type Belief = CumulantBelief | LevelBelief;

/** Deduction computes what follows; projection forgets what cannot be carried on. */
export interface Step<B extends Belief = Belief> {
  readonly kind: 'deduction' | 'projection';
  /** Layer, halfspace, clause or row, counted from 0. */
  readonly stage: number;
  readonly label: string;
  /** Floating-point operations of this step; over a run they add up to `Estimator.flops`. */
  readonly flops: number;
  /** Copies of what is known after the step; valid until the next step. Its cost is not part of `flops`. */
  read(): B;
}

/** Numerical trouble is data: it travels with the estimate, is drawn and exported. `amount` counts or sizes it. */
export interface Note {
  readonly stage: number;
  readonly code:
    | 'variance-clamped'
    | 'not-finite'
    | 'implausible'
    | 'orders-diverge'
    | 'variance-lost'
    | 'variance-halved'
    | 'correlated'
    | 'fell-back'
    | 'too-large'
    | 'no-metric'
    | 'underflow'
    | 'series-truncated'
    | 'negative'
    | 'above-one'
    | 'outside-regime'
    | 'not-random';
  readonly amount: number;
}

/** Notes that leave an estimate as good as any: it was checked, or put in another's place. */
const HARMLESS: readonly Note['code'][] = [
  'fell-back',
  'correlated',
  'variance-halved',
  'series-truncated',
  'negative',
  'above-one',
  'outside-regime',
  'not-random',
];

/** Whether an estimate with these notes must not be trusted. */
export function isUnreliable(notes: readonly Note[]): boolean {
  return notes.some(({ code }) => !HARMLESS.includes(code)) && !notes.some(({ code }) => code === 'fell-back');
}

/** Notes that are told though the estimate is as good as any: of another in its place, and of what it can be mistaken for. */
const TOLD: readonly Note['code'][] = ['fell-back', 'negative', 'above-one', 'outside-regime', 'not-random'];

/** Whether estimates with these notes are told of, though they are not unreliable. */
export function isTold(notes: readonly Note[]): boolean {
  return notes.some(({ code }) => TOLD.includes(code));
}

/** How many notes speak against what was computed; an estimate put in the place of a broken one counts too. */
export function alarmsIn(notes: readonly Note[]): number {
  return notes.filter(({ code }) => code === 'fell-back' || !HARMLESS.includes(code)).length;
}

export interface Estimate {
  readonly value: Scaled;
  readonly predictedError?: Scaled;
  readonly notes: readonly Note[];
}

/** How a method is named and drawn. Hue and mark follow `slot`, in every family; see the palette. */
export interface MethodLook {
  /** Order or degree that is remembered (0…4), or a rival (5, 6). */
  readonly slot: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** Simple variants are solid, others dashed and hollow. */
  readonly variant: 'solid' | 'dashed';
  /** In prose and at line ends: "Order 2". */
  readonly name: string;
  /** On phones: "K = 2". */
  readonly short: string;
  /** What it remembers, after the name in a method row: "+ covariances". */
  readonly remembers: string;
}

/** What a page knows of an estimator: how it is called, drawn and chosen. */
export interface Method<O extends Schema = Schema> {
  /** Appears in links: never renamed. */
  readonly id: string;
  readonly label: string;
  readonly options: O;
  /** Forms that differ in what they compute have different names. */
  look(options: Values<O>): MethodLook;
  /** Forms that a page offers at one press; the defaults alone where absent. */
  readonly offers?: readonly Values<O>[];
  /** Options that change nothing beside the others, each with the reason. */
  idle?(options: Values<O>): Readonly<Record<string, string>>;
  /** Exponent p of the error's growth with the family's size, error ∝ size^p, at fixed other parameters; where known. */
  theorySlope(options: Values<O>, params: Values<Schema>): number | undefined;
}

/** A method that can be run. Methods, not function properties: that lets each estimator narrow its options. */
export interface Estimator<I, O extends Schema = Schema, B extends Belief = Belief> extends Method<O> {
  /** Operations of one run: a closed formula of the instance's sizes, held against counting by a test. */
  flops(instance: I, options: Values<O>): number;
  /** Why a run would not be attempted; absent where every run is. */
  refusal?(instance: I, options: Values<O>): Refusal | undefined;
  /** A refused run gives no numbers, and a note that says why. */
  run(instance: I, options: Values<O>): Work<Step<B>, Estimate>;
}

/** Why an estimator does not attempt a run. */
export interface Refusal {
  /** The option, or the field of the instance, that stands in the way. */
  readonly field: string;
  readonly reason: string;
  readonly note: Note;
}

/** Samples whose outputs were averaged: per-output mean and sum of squared deviations. */
export type Block = Moments;

export interface Sampler<I> {
  flopsPerSample(instance: I): number;
  /** Whether a sample is the random computation itself, so that its variance is Var_x M; so it is where this is absent. */
  isPlain?(instance: I): boolean;
  /**
   * Mean and squared deviations of `samples` (1…256) draws that `key` alone determines. Draws are prefix-stable in
   * nothing: another count is another block.
   */
  block(instance: I, key: Key, samples: number): Work<never, Block>;
  /** One output of the same draws, sample by sample. */
  draws(instance: I, key: Key, samples: number, output: number): Work<never, Float32Array>;
}

/**
 * Some replicates of a reference: independent vectors of one distribution, whose expectation is the quantity itself. A
 * replicate is the mean of a few passes, which may depend on one another to cancel each other's noise.
 */
export interface Replicates {
  /** Moments over the replicates; `samples` counts them. */
  readonly moments: Moments;
  /** Mean over replicates of the population variance of a replicate's passes, per output. */
  readonly within: Float64Array;
}

/**
 * How references are sampled, if better than pass by pass. The estimate is unbiased whatever the passes of a replicate have
 * to do with one another; its noise is seen from the differences of replicates.
 */
export interface ReferenceSampler<I> {
  /** Passes of a replicate where at least `samples` (≥ 4096) are wanted in all, so that there are 64 replicates and more. */
  passes(instance: I, samples: number): number;
  /** `replicates` (≥ 1) replicates of so many passes, which `key` alone determines. */
  block(instance: I, key: Key, passes: number, replicates: number): Work<never, Replicates>;
  /**
   * E[y²] of a plain pass ÷ E[y²] of a reference's pass, the same for all outputs: over 1 where a factor of the input that
   * is known exactly is replaced by its expectation.
   */
  secondMomentRatio(instance: I): number;
}

/** The quantity itself, from an algorithm that does not sample the instance's own computation. */
export interface Exact {
  readonly value: Scaled;
  /** Squared standard error of `value`, in the unit exp(2·value.log); 0 for exact arithmetic up to rounding. */
  readonly squaredError: number;
  /** Variance of a single plain sample, in the same unit. */
  readonly variance: number;
}

/** One algorithm for the quantity of one instance. */
export interface ExactAlgorithm {
  /** In words, as a status line names it: "subset dynamic program". */
  readonly name: string;
  /** Elementary operations that it is expected to take. */
  readonly cost: number;
  run(): Work<never, Exact>;
}

/**
 * Exact averages over a family's ensemble at given parameters, as natural logarithms (−∞ for 0): they under- and overflow
 * doubles. q is the quantity of an instance, e its estimate.
 */
export interface EnsembleTheory {
  /** ln E[q]². */
  readonly squaredMean: number;
  /** ln E[q²]. */
  readonly meanSquare: number;
  /** ln E[Var_x M]: variance of one plain sample, averaged over instances. */
  readonly variance: number;
  /** ln E[(e − q)²]. */
  readonly squaredError: number;
}

/**
 * What a page knows of a family: enough for controls, links, plans and charts. It holds no numerics, so that the page
 * does not load what only workers run.
 */
export interface Family<S extends Schema = Schema> {
  /** Appears in links: never renamed. */
  readonly id: string;
  readonly title: string;
  /** Drives controls, links and validation. */
  readonly params: S;
  /** What a sweep varies by default, and what the theory slopes speak of. */
  readonly size: keyof S & string;
  /** A second parameter worth a sweep of its own, drawn as a companion. */
  readonly depth?: keyof S & string;
  readonly error: 'absolute' | 'relative';
  readonly noun: Noun;
  /** What is worth knowing of these parameters before looking at curves, in a sentence; undefined where nothing is. */
  remark?(params: Values<S>): string | undefined;
  /** What one factor is called, "clause", where the quantity is the expectation of a product and steps know its levels. */
  readonly factor?: string;
  /** Operations of one sample, roughly: orders and weighs work before there is an instance. Never shown. */
  roughCost(params: Values<S>): number;
  readonly methods: readonly Method[];
  /** Operations of a method as others state them, by their own convention; undefined where nobody does. */
  publishedFlops?(params: Values<S>, method: MethodRef): Promise<number | undefined>;
}

/** Exact averages over the instances that parameters ask for. */
export interface Ensemble<S extends Schema> {
  /** ln E[Var_x M]: what squared errors are divided by; undefined where it is not known. */
  variance(params: Values<S>): number | undefined;
  /** Undefined where nothing is known of this method. */
  theory(params: Values<S>, method: MethodRef): EnsembleTheory | undefined;
}

/** What a family computes. */
export interface Engine<S extends Schema, I> {
  /** Instances of one size that differ in the family's `depth` alone share every layer they have in common. */
  generate(params: Values<S>, key: Key): Work<never, I>;
  readonly sampler: Sampler<I>;
  /** Size ÷ depth of an instance, n/L: what deduced tails are trusted by. Absent where there is no depth. */
  ratio?(instance: I): number;
  /** Absent where references are sampled pass by pass. */
  readonly reference?: ReferenceSampler<I>;
  /** The algorithm of least cost that gives the quantity itself; absent, or undefined, where the instance is too large for all. */
  exact?(instance: I): ExactAlgorithm | undefined;
  readonly ensemble?: Ensemble<S>;
  /** One for each of the family's methods. */
  readonly estimators: readonly Estimator<I>[];
}

/** In words, what one instance is called: "network". */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

/** A method as documents and tasks name it. */
export interface MethodRef {
  readonly id: string;
  readonly options: Values<Schema>;
}

/** A reference sampler with its instance. */
export interface OpenedReference {
  readonly secondMomentRatio: number;
  passes(samples: number): number;
  block(key: Key, passes: number, replicates: number): Work<never, Replicates>;
}

/** An instance whose type stays inside its family's folder. */
export interface Opened {
  readonly flopsPerSample: number;
  readonly isPlainlySampled: boolean;
  /** Size ÷ depth; ∞ where there is no depth. */
  readonly ratio: number;
  block(key: Key, samples: number): Work<never, Block>;
  draws(key: Key, samples: number, output: number): Work<never, Float32Array>;
  readonly reference: OpenedReference;
  /** Undefined where references have to be sampled. */
  readonly exact: ExactAlgorithm | undefined;
  /** ln E[Var_x M] over the ensemble that it was drawn from; undefined where that is not known, or there is none. */
  readonly ensembleVariance: number | undefined;
  theory(method: MethodRef): EnsembleTheory | undefined;
  /** Throws if `method` does not name an estimator of the family: documents are checked before they get here. */
  flops(method: MethodRef): number;
  refusal(method: MethodRef): Refusal | undefined;
  run(method: MethodRef): Work<Step, Estimate>;
}

/** What draws a family's instances, its instance type closed over. */
export interface Source extends Pick<Family, 'id' | 'size'> {
  open(params: Values<Schema>, key: Key): Work<never, Opened>;
}

/** A family that can draw instances. */
export interface RunnableFamily extends Family, Source {}
