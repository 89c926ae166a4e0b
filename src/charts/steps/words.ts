import type { LevelStep } from '../../experiments/spec.ts';
import { formatInteger } from '../numbers.ts';
import { degreeName, type Factors, partsOf } from './factors.ts';
import { formatScaled, percent, percentLeft } from './format.ts';

/** What things are called. */
export interface StepWords {
  /** One factor: "clause". */
  readonly factor: string;
  /** Who estimates: "Degree 2". */
  readonly method: string;
}

/** Energies this near to each other, as shares of the whole, are the same up to rounding. */
const SAME = 1e-9;

/** "Clause". */
export function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "1 clause", "40 clauses". */
export function counted(count: number, factor: string): string {
  return `${formatInteger(count)} ${count === 1 ? factor : `${factor}s`}`;
}

/** "Clause 17 of 40, projection". */
export function stepName({ steps, factors, factorOf }: Factors, index: number, factor: string): string {
  const number = formatInteger((factorOf[index] ?? 0) + 1);
  return `${titled(factor)} ${number} of ${formatInteger(factors.length)}, ${steps[index]?.step ?? ''}`;
}

/** The step of the other kind in the same factor. */
function partner({ steps, factors, factorOf }: Factors, index: number): LevelStep | undefined {
  const factor = factors[factorOf[index] ?? -1];
  const kind = steps[index]?.step;
  return factor && steps.slice(factor.first, factor.last + 1).find(({ step }) => step !== kind);
}

type Oblivion = { readonly kind: 'degrees'; readonly above: number } | { readonly kind: 'nothing' | 'part' | 'untold' };

/** Whether two states have the same energy in the degrees that the second one has. */
function agree(before: LevelStep, after: LevelStep): boolean {
  const factor = Math.exp(2 * (after.mass.log - before.mass.log));
  const whole = before.energy.reduce((sum, each) => sum + each, 0);
  return after.energy.every((each, degree) => Math.abs(each * factor - (before.energy[degree] ?? 0)) <= SAME * whole);
}

/** What a projection leaves out, as the energies around it tell. */
function oblivionOf(before: LevelStep | undefined, projection: LevelStep): Oblivion {
  if (projection.lost === 0) return { kind: 'nothing' };
  const higher = before?.energy.slice(projection.energy.length) ?? new Float64Array();
  if (before && higher.some((each) => each > 0) && agree(before, projection))
    return { kind: 'degrees', above: projection.energy.length - 1 };
  return { kind: projection.lost === undefined ? 'untold' : 'part' };
}

/** What a step does: "Multiplies by clause 17 exactly." */
export function doingOf(data: Factors, index: number, factor: string): string {
  const step = data.steps[index];
  if (step === undefined) return '';
  if (step.step === 'deduction') {
    if (step.energy.every((each) => each === 0)) return 'Leaves nothing: the product is taken for 0.';
    return `Multiplies by ${factor} ${formatInteger((data.factorOf[index] ?? 0) + 1)} exactly.`;
  }
  const oblivion = oblivionOf(partner(data, index), step);
  switch (oblivion.kind) {
    case 'degrees':
      return `Forgets everything above degree ${oblivion.above}.`;
    case 'nothing':
      return 'Forgets nothing: there is nothing that could not be carried on.';
    case 'part':
      return 'Forgets a part of the product, and carries on the rest.';
    case 'untold':
      return 'Forgets what cannot be carried on.';
    default:
      return oblivion satisfies never;
  }
}

/** What comes after a step: "Next, everything above degree 2 is forgotten." */
export function nextOf(data: Factors, index: number, factor: string): string {
  const next = data.steps[index + 1];
  if (next === undefined) return 'This is the last step.';
  if (next.step === 'deduction') return `Next comes ${factor} ${formatInteger((data.factorOf[index + 1] ?? 0) + 1)}.`;
  const oblivion = oblivionOf(partner(data, index + 1), next);
  if (oblivion.kind === 'degrees') return `Next, everything above degree ${oblivion.above} is forgotten.`;
  return oblivion.kind === 'nothing' ? 'Next, nothing has to be forgotten.' : 'Next, a part of it is forgotten.';
}

/** "degrees 0, 1, 2 hold 61 %, 30 %, 6.2 %". */
function holdings(shares: readonly number[]): string {
  const names = shares.map((_, degree) => degreeName(degree)).join(', ');
  const held = shares.map(percent).join(', ');
  return shares.length === 1 ? `degree ${names} holds ${held}` : `degrees ${names} hold ${held}`;
}

/** What is known of the product, by degree; empty where it is one number. */
function knownOf(data: Factors, index: number, step: LevelStep): string {
  const parts = partsOf(step.energy, step.lost);
  if (parts === undefined) return step.energy.every((each) => each === 0) ? '; nothing of the product is left' : '';
  if (data.degrees === 1 && !data.known) return '';
  const carried = step.step === 'deduction' ? partner(data, index)?.energy.length : undefined;
  const own = parts.kept.slice(0, carried);
  const above = parts.kept.slice(own.length).reduce((sum, each) => sum + each, 0);
  const higher =
    parts.kept.length > own.length ? `, ${own.length === 1 ? 'higher ones' : 'those above'} ${percent(above)}` : '';
  return `; ${holdings(own)}${higher}`;
}

/**
 * All numbers of a step: "Clause 17 of 40, projection: keeps 97.2 %, forgets 2.8 %; degrees 0, 1, 2 hold 61 %, 30 %, 6.2 %;
 * product so far 0.093."
 */
export function readoutOf(data: Factors, index: number, factor: string): string {
  const step = data.steps[index];
  if (step === undefined) return '';
  const parts = partsOf(step.energy, step.lost);
  const told = step.step === 'projection' && step.lost !== undefined && parts !== undefined;
  const loss = told ? `keeps ${percentLeft(parts.forgotten)}, forgets ${percent(parts.forgotten)}` : '';
  const rest = `${knownOf(data, index, step)}; product so far ${formatScaled(step.mass)}`;
  return `${stepName(data, index, factor)}: ${loss === '' ? rest.slice(2) : `${loss}${rest}`}.`;
}

/** Of the products that a projection had something to keep of: how much was kept on average, and where the least was. */
interface Balance {
  readonly count: number;
  readonly forgotten: number;
  /** The factor whose projection forgot more than every other one, counted from 0. */
  readonly worst: { readonly factor: number } | undefined;
}

function balanceOf({ factors }: Factors): Balance | undefined {
  const all = factors.flatMap(({ forgotten }, factor) =>
    forgotten === undefined ? [] : [{ factor, share: forgotten }],
  );
  if (all.length === 0) return undefined;
  const [first, second] = all.toSorted((one, other) => other.share - one.share);
  const alone = first !== undefined && first.share > (second?.share ?? 0);
  const forgotten = Math.min(
    1,
    all.reduce((sum, { share }) => sum + share / all.length, 0),
  );
  return { count: all.length, forgotten, worst: alone ? first : undefined };
}

/** What the walk shows, in one sentence; where nobody counted what was forgotten, only what there is to see. */
export function stepsSentence(data: Factors, { factor, method }: StepWords): string {
  const { factors } = data;
  const who = titled(method);
  if (factors.length === 0) return `${who} takes no steps here.`;
  const balance = balanceOf(data);
  if (balance === undefined) return `${who} knows this much of the product after each ${factor}.`;
  const all = counted(factors.length, factor);
  const told = balance.count === factors.length ? all : `${formatInteger(balance.count)} of ${all}`;
  if (balance.forgotten === 0) return `${who} forgets nothing in ${told}.`;
  const kept = `${who} keeps ${percentLeft(balance.forgotten)} of`;
  if (factors.length === 1) return `${kept} the product’s energy.`;
  const { worst } = balance;
  const whole = told === all && worst !== undefined;
  const average = `${kept} each product’s energy on average${whole ? '' : ` over ${told}`}`;
  if (worst === undefined) return `${average}.`;
  const place = `${factor} ${formatInteger(worst.factor + 1)}`;
  return `${average}, the least at ${place}${whole ? ` of ${formatInteger(factors.length)}` : ''}.`;
}
