import type { Summary } from '../../experiments/curves.ts';
import { wantedDomain } from './domain.ts';
import { LOOKS, THEORY } from './fixtures.ts';
import { layoutErrorCurves, type LayoutInput } from './layout.ts';
import type { Curve, Frame, Layout } from './model.ts';

/** Frames and short ways to a layout, for tests. */

export const WIDE: Frame = { width: 760, height: 640, density: 'wide' };
export const PHONE: Frame = { width: 288, height: 300, density: 'phone' };
export const COMPANION: Frame = { width: 312, height: 260, density: 'companion' };

export function inputOf(summary: Summary, frame: Frame, focus = 'k3', more: Partial<LayoutInput> = {}): LayoutInput {
  const shown = more.previous === undefined ? [summary] : [summary, more.previous.summary];
  const noun = { one: 'network', many: 'networks' };
  return { summary, looks: LOOKS, theory: THEORY, frame, domain: wantedDomain(shown), focus, noun, ...more };
}

export function draw(summary: Summary, frame: Frame, focus?: string, more?: Partial<LayoutInput>): Layout {
  return layoutErrorCurves(inputOf(summary, frame, focus, more));
}

/** Throws where the line is not drawn. */
export function curveOf(drawn: Layout, method: string, kind: 'method' | 'sampling' = 'method'): Curve {
  const curve = drawn.curves.find((each) => each.line.method === method && each.line.kind === kind);
  if (curve === undefined) throw new Error(`no curve of ${kind} ${method}`);
  return curve;
}
