import type { MethodCurves, Summary } from '../../experiments/curves.ts';
import type { Noun } from '../../problems/contract.ts';
import { curvesOf, type CurveInput } from './curves.ts';
import { floorOf } from './floor.ts';
import { BESIDE } from './gap.ts';
import { endLabels, planLabels, type LabelInput } from './labels.ts';
import { paintOf, type Looks } from './looks.ts';
import type { Box, Curve, Domain, Frame, Layout, Obstacle, Remark, Scales, Triangle } from './model.ts';
import { along, obstaclesOf, vertices } from './obstacles.ts';
import { predictionRemark, predictionsOf } from './predictions.ts';
import { remarksOf } from './remarks.ts';
import { scalesOf } from './scales.ts';
import { textWidth } from './text.ts';
import { TICK_PX, xTicks, yMinor, yTicks } from './ticks.ts';
import { screenLine, triangleOf } from './triangle.ts';

/** A summary shown dimmed while a new one streams in: `label` "L = 4" names it, `now` "L = 8" the new one. */
export interface Previous {
  readonly summary: Summary;
  readonly label: string;
  readonly now?: string;
}

export interface LayoutInput {
  readonly summary: Summary;
  readonly looks: Looks;
  /** Exponent of error in size that theory gives, by method. */
  readonly theory: ReadonlyMap<string, number | undefined>;
  readonly frame: Frame;
  /** See `wantedDomain` and `growDomain`. */
  readonly domain: Domain;
  readonly focus: string | undefined;
  readonly noun: Noun;
  readonly previous?: Previous;
  /** Whether the y axis tells 1 ÷ error. */
  readonly reciprocal?: boolean;
}

/** Room for the title above the plot, and for ticks and title below, px. */
const ABOVE: Readonly<Record<Frame['density'], number>> = { wide: 40, phone: 32, companion: 28 };
const BELOW: Readonly<Record<Frame['density'], number>> = { wide: 56, phone: 48, companion: 46 };

/** A summary without fitted laws where the exact curve is known, and known to be none. */
function lawful(summary: Summary, theory: LayoutInput['theory']): Summary {
  const methods = summary.methods.map(({ fit, ...method }): MethodCurves => {
    const isNoLaw = theory.get(method.name) === undefined && method.points.some((point) => point.theory);
    return fit && !isNoLaw ? { ...method, fit } : method;
  });
  return { ...summary, methods };
}

/** Where things stand and what they say; the component only prints it. */
export function layoutErrorCurves(given: LayoutInput): Layout {
  const input = { ...given, summary: lawful(given.summary, given.theory) };
  const { summary, looks, frame, domain, focus, previous } = input;
  const naming: LabelInput = { summary, looks, frame, focus, before: previous?.label };
  const plan = planLabels(naming);
  const plot = plotOf(frame, domain, plan.room);
  const scales = scalesFor(input, plot);
  const paint: CurveInput = { summary, looks, focus, scales, domain, focusedTwinOnly: frame.density !== 'wide' };
  const curves = curvesOf(paint);
  const former =
    previous === undefined
      ? []
      : curvesOf({ ...paint, summary: previous.summary, focus: undefined, focusedTwinOnly: true });
  const floor = floorOf(summary, scales, plot, frame.density, curves);
  const predictions = predictionsOf(summary, looks, focus, frame.density, scales);
  const obstacles = [
    ...obstaclesOf(curves, floor),
    ...obstaclesOf(former, undefined),
    ...(predictions?.obstacles ?? []),
  ];
  const words = wordsIn(input, { plot, scales, curves, obstacles, taken: floor?.label ? [floor.label] : [] });
  return {
    frame,
    plot,
    domain,
    xTicks: xTicks(sizesOf(input), scales),
    yTicks: yTicks(domain, scales, plot, input.reciprocal ?? false),
    yMinor: yMinor(domain, scales, plot),
    curves,
    previous: former,
    labels: endLabels(naming, plan, curves, former, plot),
    obstacles,
    ...(floor === undefined ? {} : { floor }),
    ...(predictions === undefined ? {} : { predictions }),
    ...words,
  };
}

/** The scales of a layout, for what is drawn over it. */
export function scalesFor(input: LayoutInput, plot: Box): Scales {
  return scalesOf(sizesOf(input), input.domain, plot, input.frame.density);
}

/** Sizes of the axis: the summary's, and those of what was before. */
function sizesOf({ summary, previous }: LayoutInput): readonly number[] {
  const all = new Set([...summary.sizes, ...(previous?.summary.sizes ?? [])]);
  return [...all].toSorted((one, other) => one - other);
}

function plotOf(frame: Frame, domain: Domain, labelRoom: number): Box {
  const widest = Math.max(
    ...[domain.bottom, domain.top].map((exponent) => textWidth(exponent < 0 ? '10⁻⁰' : '10', TICK_PX)),
  );
  const deep = domain.bottom <= -10 ? textWidth('⁰', TICK_PX) : 0;
  const left = Math.ceil(widest + deep) + (frame.density === 'wide' ? 18 : 12);
  return {
    left,
    top: ABOVE[frame.density],
    right: Math.max(left + 60, frame.width - labelRoom),
    bottom: Math.max(ABOVE[frame.density] + 60, frame.height - BELOW[frame.density]),
  };
}

/** What the words of a plot have to respect. */
interface Room {
  readonly plot: Box;
  readonly scales: Scales;
  readonly curves: readonly Curve[];
  readonly obstacles: readonly Obstacle[];
  readonly taken: readonly Remark[];
}

/** Remarks first, since they belong to one point; the triangle goes where room is left. */
function wordsIn(input: LayoutInput, room: Room): { remarks: readonly Remark[]; triangle?: Triangle } {
  const { summary, noun, frame, previous } = input;
  const now = previous?.now;
  const said = remarksOf({ summary, noun, density: frame.density, now, ...room });
  const predicted = predictionRemark(summary, input.focus, frame.density, room.scales, {
    ...room,
    taken: [...room.taken, ...said],
  });
  const remarks = predicted === undefined ? said : [...said, predicted];
  const triangle = focusedTriangle(input, { ...room, taken: [...room.taken, ...remarks] });
  return triangle === undefined ? { remarks } : { remarks, triangle };
}

/** Where gap arrows stand or may stand: the one at the largest size is there at first, the others when traced. */
function arrows(method: MethodCurves, scales: Scales): readonly Obstacle[] {
  const { points, sampling } = method;
  return points.flatMap((point, index) => {
    const twin = sampling.find(({ size }) => size === point.size);
    if (point.status !== 'measured' || twin === undefined) return [];
    const x = scales.x(point.size) - BESIDE;
    const weight = index === points.length - 1 ? 1 : 0.5;
    return along(
      [
        { x, y: scales.y(twin.expected) },
        { x, y: scales.y(point.error) },
      ],
      weight,
    );
  });
}

function focusedTriangle(input: LayoutInput, room: Room): Triangle | undefined {
  const method = input.summary.methods.find((each) => each.name === input.focus);
  if (input.frame.density !== 'wide' || method?.fit === undefined) return undefined;
  const sizes = method.points.filter((point) => point.status === 'measured').map((point) => point.size);
  const line = screenLine(method.fit, [Math.min(...sizes), Math.max(...sizes)], room.scales);
  if (line === undefined) return undefined;
  const { colour } = paintOf(input.looks, { kind: 'method', method: method.name });
  const band = room.curves.find((curve) => curve.focused)?.band ?? '';
  const obstacles = [...room.obstacles, ...along(vertices(band), 0.5), ...arrows(method, room.scales)];
  return triangleOf({ ...room, fit: method.fit, theory: input.theory.get(method.name), colour, line, obstacles });
}
