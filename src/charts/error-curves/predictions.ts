import type { CurvePoint, Summary } from '../../experiments/curves.ts';
import { paintOf, type Looks } from './looks.ts';
import type { Box, Density, Obstacle, Predictions, Remark, Scales } from './model.ts';
import { along } from './obstacles.ts';
import { placed, remarkAt } from './remarks.ts';

/** Half the length of a bar, and of the cap of its range, px: longer than half a mark, which may lie on it. */
const BAR = 11;
const CAP = 4;
/** From the axis of a bar to the words beside it, px. */
const BESIDE = 15;
/** Errors within two predicted ones have squares up to so many times theirs. */
const TWO_SIGMA = 4;

interface Place {
  readonly x: number;
  /** Of the predicted squared error, and of two predicted errors. */
  readonly bar: number;
  readonly top: number;
}

function placesOf(points: readonly CurvePoint[], { x, y }: Scales): readonly Place[] {
  return points.flatMap((point) => {
    const { predicted = 0 } = point;
    if (!(predicted > 0 && Number.isFinite(predicted))) return [];
    return [{ x: x(point.size), bar: y(predicted), top: y(TWO_SIGMA * predicted) }];
  });
}

function px(value: number): string {
  return value.toFixed(1);
}

/** What the focused method expected of its own error: a bar at every size, and a range up to twice the predicted error. */
export function predictionsOf(
  summary: Summary,
  looks: Looks,
  focus: string | undefined,
  density: Density,
  scales: Scales,
): Predictions | undefined {
  const method = summary.methods.find(({ name }) => name === focus);
  if (method === undefined || density === 'companion') return undefined;
  const places = placesOf(method.points, scales);
  if (places.length === 0) return undefined;
  return {
    colour: paintOf(looks, { kind: 'method', method: method.name }).colour,
    bars: places.map(({ x, bar }) => `M${px(x - BAR)},${px(bar)}h${2 * BAR}`).join(''),
    ranges: places
      .map(({ x, bar, top }) => `M${px(x)},${px(bar)}V${px(top)}M${px(x - CAP)},${px(top)}h${2 * CAP}`)
      .join(''),
    obstacles: places.flatMap(obstaclesOf),
  };
}

function obstaclesOf({ x, bar, top }: Place): readonly Obstacle[] {
  const ends = [x - BAR, x + BAR].map((end) => ({ x: end, y: bar, weight: 1 }));
  return [
    ...along(
      [
        { x, y: bar },
        { x, y: top },
      ],
      0.7,
    ),
    ...ends,
  ];
}

/** "predicted, up to 2σ" beside one of the ranges, the last that has room for it. */
export function predictionRemark(
  summary: Summary,
  focus: string | undefined,
  density: Density,
  scales: Scales,
  room: { readonly plot: Box; readonly obstacles: readonly Obstacle[]; readonly taken: readonly Remark[] },
): Remark | undefined {
  const method = summary.methods.find(({ name }) => name === focus);
  if (method === undefined || density !== 'wide') return undefined;
  const candidates = placesOf(method.points, scales)
    .toReversed()
    .flatMap(({ x, bar, top }) => {
      const middle = (bar + top) / 2 + 4;
      return [
        remarkAt({ x: x - BESIDE, y: top - 4 }, 'end', '', 'predicted, up to 2σ'),
        remarkAt({ x: x + BESIDE, y: top - 4 }, 'start', '', 'predicted, up to 2σ'),
        remarkAt({ x: x + BESIDE, y: middle }, 'start', '', 'predicted, up to 2σ'),
        remarkAt({ x: x - BESIDE, y: middle }, 'end', '', 'predicted, up to 2σ'),
      ];
    });
  return placed(candidates, room.plot, room.obstacles, room.taken);
}
