import { exp } from '../../../numerics/special/exp.ts';
import { log } from '../../../numerics/special/log.ts';
import type { LevelBelief, Work } from '../../contract.ts';
import type { Scaled } from '../../scaled.ts';
import { shellsOf } from '../coefficients/radii.ts';
import { directionAt, type Halfspaces } from '../instance.ts';
import type { BasisName } from '../methods.ts';
import { factorOrders } from './orders.ts';
import { type Plan, planFor } from './plan.ts';
import { type Scratch, scratchFor } from './scratch.ts';
import { energiesOf, initialState, logUnitOf, rescale, type State } from './state.ts';
import { advance } from './step.ts';

/** Degree, basis and how many orders of the factors are averaged. */
export interface Form {
  readonly degree: number;
  readonly basis: BasisName;
  readonly orders: number;
}

/** One run through the factors, of several whose estimates are averaged: on one sphere, in one order. */
export interface Lane {
  readonly weight: number;
  readonly radius: number;
  readonly plan: Plan;
  readonly order: Uint32Array;
  readonly state: State;
  /** ln of the squared norm that every step dropped, in units h₀^(2i). */
  readonly logLost: Float64Array;
  /** ln of the unit of the last `energies` and `lost`, h₀ and all. */
  logUnit: number;
  lost: number;
  energies: Float64Array;
}

/** Lanes with what they share. */
export interface Lanes {
  readonly instance: Halfspaces;
  readonly scratch: Scratch;
  readonly lanes: readonly Lane[];
  /** Share of inputs for which every factor is 1. */
  readonly certain: number;
}

/** The spheres of a basis, with weights; Hermite polynomials know no sphere. */
function spheresOf(instance: Halfspaces, basis: BasisName): ReturnType<typeof shellsOf> {
  if (basis === 'sphere') return shellsOf(instance);
  return { shells: [{ radius: Math.sqrt(instance.dimension), weight: 1 }], certain: 0 };
}

/** All lanes of an estimate, before the first factor; those whose factors vanish everywhere are left out. */
export function* openLanes(instance: Halfspaces, { degree, basis, orders }: Form): Work<never, Lanes> {
  const { dimension: n, count, factor } = instance;
  const { shells, certain } = spheresOf(instance, basis);
  const sequences = factorOrders(count, orders);
  const lanes: Lane[] = [];
  for (const { radius, weight } of shells) {
    const plan = planFor(factor, basis, n, radius, degree);
    yield null;
    if (plan.logUnit === -Infinity) continue;
    for (const order of sequences) {
      const state = initialState(degree, n);
      const logLost = new Float64Array(count);
      const blank = { logUnit: 0, lost: 0, energies: energiesOf(state) };
      lanes.push({ weight: weight / orders, radius, plan, order, state, logLost, ...blank });
    }
  }
  return { instance, scratch: scratchFor(degree, n), lanes, certain };
}

/** Multiplies every lane by its factor number `stage` and projects it. */
export function* advanceLanes({ instance, scratch, lanes }: Lanes, stage: number): Work<never, void> {
  for (const lane of lanes) {
    const { plan, state, order } = lane;
    const { lost } = yield* advance(plan, state, directionAt(instance, order[stage]!), scratch);
    lane.lost = lost;
    lane.energies = energiesOf(state);
    lane.logUnit = logUnitOf(state) + (stage + 1) * plan.logUnit;
    lane.logLost[stage] = log(lost) + 2 * logUnitOf(state);
    rescale(state);
    yield null;
  }
}

/** What all lanes together know: averages over spheres and orders, of unit directions. */
interface Mixture {
  readonly mass: Scaled;
  readonly energy: Float64Array;
  readonly lost: number;
}

/** ln of the unit of a lane's state, h₀ of every factor so far and all. */
function logScaleOf({ plan, state }: Lane, factors: number): number {
  return logUnitOf(state) + factors * plan.logUnit;
}

function mixtureOf({ lanes, certain, scratch }: Lanes, factors: number): Mixture {
  const logs = lanes.map((lane) => logScaleOf(lane, factors));
  const largest = logs.reduce((most, each) => Math.max(most, each), certain > 0 ? 0 : -Infinity);
  const unit = largest === -Infinity ? 0 : largest;
  const energy = new Float64Array(scratch.degree + 1);
  let [mass, lost] = [0, 0];
  if (certain > 0) {
    mass = certain * exp(-unit);
    energy[0] = certain * exp(-2 * unit);
  }
  for (const [i, lane] of lanes.entries()) {
    mass += lane.weight * lane.state.tensors[0]![0]! * exp(logs[i]! - unit);
    const share = lane.weight * exp(2 * (lane.logUnit - unit));
    for (const [j, each] of lane.energies.entries()) energy[j] = energy[j]! + share * each;
    lost += share * lane.lost;
  }
  return { mass: { mantissa: Float64Array.of(mass), log: unit }, energy, lost };
}

/** The mean over all lanes after so many factors, with h₀ and exponents taken in. */
export function meanOf(lanes: Lanes, factors: number): Scaled {
  return mixtureOf(lanes, factors).mass;
}

/** Of the product before its projection: the parts of degrees 0 … d, and all beyond as one more entry. */
export function readProduct(lanes: Lanes, factors: number): LevelBelief {
  const { mass, energy, lost } = mixtureOf(lanes, factors);
  return { kind: 'levels', mass, energy: Float64Array.of(...energy, lost) };
}

/** Of the head after the projection. */
export function readHead(lanes: Lanes, factors: number): LevelBelief {
  return { kind: 'levels', ...mixtureOf(lanes, factors) };
}
