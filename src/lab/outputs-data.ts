import type {
  DensityBin,
  DensityCurve,
  OutputTailData,
  SampledTail,
  Tail,
  TailMethod,
} from '../charts/output-tail/model.ts';
import type { Outputs, Tally } from '../experiments/spec.ts';
import { type Route, ROUTES, tailBy } from '../experiments/tail-routes.ts';
import type { Cumulants } from '../numerics/tails/cumulants.ts';
import { edgeworthDensity, gaussianDensity } from '../numerics/tails/densities.ts';
import { type TailReach, tailReach } from '../numerics/tails/reliability.ts';
import type { MethodLook } from '../problems/contract.ts';

/** Points of a drawn density. */
const POINTS = 160;
/** Standard errors of a 95 % interval, and the 95 % upper limit of a count of none. */
const WIDTH_95 = 1.96;
const RULE_OF_THREE = 3;
/** The picture is worth drawing beside what the method's cost buys where it has so many times its samples. */
const WORTH_COMPARING = 2;

type Paint = Pick<TailMethod, 'name' | 'slot' | 'variant'>;

/** How a route is called and drawn. The default one has the method's own hue; below order 3 it is the Gaussian. */
function paintOf(route: Route, look: MethodLook, order: Outputs['order']): Paint {
  switch (route) {
    case 'lugannani-rice':
      return { name: order < 3 ? 'Gaussian' : 'Lugannani–Rice', slot: look.slot, variant: 'solid' };
    case 'gaussian':
      return { name: 'Gaussian', slot: 2, variant: 'dashed' };
    case 'edgeworth':
      return { name: 'Edgeworth', slot: 5, variant: 'dashed' };
    case 'heaviside':
      return { name: 'Heaviside layer', slot: 6, variant: 'dashed' };
    default:
      return route satisfies never;
  }
}

function densityOf({ low, high, counts, picture }: Outputs): DensityBin[] {
  const width = (high - low) / counts.length;
  const unit = picture.samples * width;
  return Array.from(counts, (count, k) => {
    const doubt = WIDTH_95 * Math.sqrt(count);
    return {
      x: low + (k + 0.5) * width,
      sampled: count / unit,
      low: Math.max(0, count - doubt) / unit,
      high: (count === 0 ? RULE_OF_THREE : count + doubt) / unit,
    };
  });
}

function curveOf(outputs: Outputs, paint: Paint, density: (cumulants: Cumulants, y: number) => number): DensityCurve {
  const { low, high, cumulants } = outputs;
  const points = Array.from({ length: POINTS + 1 }, (_, k) => {
    const x = low + ((high - low) * k) / POINTS;
    return { x, y: density(cumulants, x) };
  });
  return { ...paint, points };
}

function densityCurves(outputs: Outputs, look: MethodLook): DensityCurve[] {
  const { order, cumulants } = outputs;
  if (!(cumulants.variance > 0)) return [];
  if (order < 3) return [curveOf(outputs, paintOf('lugannani-rice', look, order), gaussianDensity)];
  return [
    curveOf(outputs, paintOf('gaussian', look, order), gaussianDensity),
    curveOf(outputs, paintOf('edgeworth', look, order), edgeworthDensity),
  ];
}

function sampledOf({ samples, above }: Tally): SampledTail[] {
  return Array.from(above, (count) => {
    const probability = count / samples;
    return { count, probability, standardError: Math.sqrt((probability * (1 - probability)) / samples) };
  });
}

/** Below order 3 the Gaussian is a value down to here, and an order of magnitude down to there (mlp-beyond §3.3). */
const GAUSSIAN_VALUE = 0.1;
const GAUSSIAN_ORDER = 1e-3;

function reachOf(probability: number, { order, ratio, alarms }: Outputs): TailReach {
  const reach = tailReach(probability, ratio, alarms);
  if (order >= 3 || reach === 'refused' || probability >= GAUSSIAN_VALUE) return reach;
  return probability >= GAUSSIAN_ORDER ? 'order-of-magnitude' : 'beyond';
}

function tailOf(outputs: Outputs, look: MethodLook): Tail {
  const { thresholds, bought, picture, order, cumulants } = outputs;
  const routes = order < 3 ? ROUTES.slice(0, 1) : ROUTES;
  const methods = routes.map((route): TailMethod => ({
    ...paintOf(route, look, order),
    probability: Array.from(thresholds, (threshold) => tailBy(route, cumulants, threshold)),
  }));
  const [first] = methods;
  return {
    thresholds: [...thresholds],
    samples: bought.samples,
    sampled: sampledOf(bought),
    ...(picture.samples > WORTH_COMPARING * bought.samples && {
      reference: { samples: picture.samples, sampled: sampledOf(picture) },
    }),
    methods,
    focus: first?.name ?? '',
    reach: (first?.probability ?? []).map((probability) => reachOf(probability, outputs)),
  };
}

/** The picture of an output, from what was computed of it. */
export function outputTailData(outputs: Outputs, look: MethodLook): OutputTailData {
  return {
    density: densityOf(outputs),
    curves: densityCurves(outputs, look),
    tail: tailOf(outputs, look),
    labels: { output: `output ${outputs.output + 1}`, symbol: 't' },
  };
}

/** Under this size ÷ depth no tail is told. */
const SMALLEST_RATIO = 8;

/** Why no tail is told; undefined where one is. */
export function refusalOf({ ratio, alarms, cumulants }: Outputs, noun: string): string | undefined {
  if (!(cumulants.variance > 0)) return 'The method gives this output no variance, so it tells nothing of its tail.';
  if (alarms > 0) return `The method reported trouble in this ${noun}, so its tail is not claimed.`;
  if (ratio >= SMALLEST_RATIO) return undefined;
  return `This ${noun} is too narrow for its depth: under 8 neurons of width for each hidden layer no tail is claimed.`;
}
