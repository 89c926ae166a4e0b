import type { MethodCurves, Summary } from '../../experiments/curves.ts';
import type { Noun } from '../../problems/contract.ts';
import { LABEL_PX } from './labels.ts';
import type { Box, Curve, Density, Mark, Obstacle, Point, Remark } from './model.ts';
import { best, burden, overlap, within } from './obstacles.ts';
import { textWidth } from './text.ts';

/** From a mark to the words beside it, px. */
const BESIDE = 17;
const SPACE = 6;
/** Words may rise this far above the plot, px. */
const ABOVE = 8;
/** What leaving out the detail costs, in covered points. */
const SILENCE = 2;

/** A remark at a place; `at` is its baseline. */
export function remarkAt(at: Point, anchor: Remark['anchor'], strong: string, detail: string | undefined): Remark {
  const gap = strong === '' || detail === undefined ? 0 : SPACE;
  const width = textWidth(strong, LABEL_PX, true) + gap + textWidth(detail ?? '', LABEL_PX);
  const left = anchor === 'start' ? at.x : at.x - (anchor === 'end' ? width : width / 2);
  const box: Box = { left, right: left + width, top: at.y - LABEL_PX * 0.8, bottom: at.y + LABEL_PX * 0.25 };
  return { at, anchor, strong, box, ...(detail === undefined ? {} : { detail }) };
}

/** Right, left, above, below a point. */
function around(point: Point, strong: string, detail: string | undefined): readonly Remark[] {
  const { x, y } = point;
  return [
    remarkAt({ x: x + BESIDE, y: y + 4 }, 'start', strong, detail),
    remarkAt({ x: x + BESIDE, y: y - 10 }, 'start', strong, detail),
    remarkAt({ x: x + BESIDE, y: y + 19 }, 'start', strong, detail),
    remarkAt({ x: x - BESIDE, y: y + 4 }, 'end', strong, detail),
    remarkAt({ x, y: y - 15 }, 'middle', strong, detail),
    remarkAt({ x, y: y + 24 }, 'middle', strong, detail),
  ];
}

/** The freest of the candidates inside the plot that touches no other words. */
export function placed(
  candidates: readonly Remark[],
  plot: Box,
  obstacles: readonly Obstacle[],
  others: readonly Remark[],
): Remark | undefined {
  const room = { ...plot, top: plot.top - ABOVE };
  const free = candidates.filter(({ box }) => within(box, room) && !others.some((other) => overlap(box, other.box, 2)));
  return best(free, ({ box, detail }) => burden(box, obstacles, 3) + (detail === undefined ? SILENCE : 0));
}

function troubleText(method: MethodCurves, mark: Mark, noun: Noun, density: Density): string | undefined {
  const point = method.points.find((each) => each.size === mark.size);
  if (density !== 'wide' || point === undefined || point.troubled === 0) return undefined;
  const of = point.trouble?.of ?? point.instances;
  return `${point.troubled} of ${of} ${of === 1 ? noun.one : noun.many}`;
}

/** The word beside each method's last unreliable mark, the focused method first. */
function troubles(summary: Summary, curves: readonly Curve[], noun: Noun, density: Density): readonly Remark[][] {
  return curves.toReversed().flatMap((curve) => {
    const method = summary.methods.find((each) => each.name === curve.line.method);
    const mark = curve.marks.findLast((each) => each.kind === 'unreliable');
    if (method === undefined || mark === undefined) return [];
    return [
      [
        ...around(mark, 'unreliable', troubleText(method, mark, noun, density)),
        ...around(mark, 'unreliable', undefined),
      ],
    ];
  });
}

/** "now: L = 8" beside the newest point of the focused line, where it does not reach the right end yet. */
function nowRemark(curves: readonly Curve[], now: string | undefined, last: number): readonly Remark[][] {
  const curve = curves.findLast((each) => each.line.kind === 'method' && each.marks.length > 0);
  const mark = curve?.marks.at(-1);
  return now === undefined || mark === undefined || mark.size >= last
    ? []
    : [[...around(mark, `now: ${now}`, undefined)]];
}

/** All words in the plot, each where it covers least; one that finds no place is left out. */
export function remarksOf(input: {
  readonly summary: Summary;
  readonly curves: readonly Curve[];
  readonly noun: Noun;
  readonly density: Density;
  readonly now: string | undefined;
  readonly plot: Box;
  readonly obstacles: readonly Obstacle[];
  readonly taken: readonly Remark[];
}): readonly Remark[] {
  if (input.density === 'companion') return [];
  const last = input.summary.sizes.at(-1) ?? 0;
  const wanted = [
    ...nowRemark(input.curves, input.now, last),
    ...troubles(input.summary, input.curves, input.noun, input.density),
  ];
  const done: Remark[] = [];
  for (const candidates of wanted) {
    const remark = placed(candidates, input.plot, input.obstacles, [...input.taken, ...done]);
    if (remark !== undefined) done.push(remark);
  }
  return done;
}
