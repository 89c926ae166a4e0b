import type { MethodLook } from '../problems/contract.ts';

/** A method's place in the palette; see `MethodLook.slot`. */
export type Slot = MethodLook['slot'];

export type Shape = 'plus' | 'circle' | 'diamond' | 'triangle' | 'square' | 'triangle-down' | 'pentagon';

const SHAPES: Readonly<Record<Slot, Shape>> = {
  0: 'plus',
  1: 'circle',
  2: 'diamond',
  3: 'triangle',
  4: 'square',
  5: 'triangle-down',
  6: 'pentagon',
};

/** The hue of all that samples. */
export const SAMPLING_COLOUR = 'var(--sampling)';

/** Dots of a line of 1 px width and round caps; scale both by the width. */
const DOTS: readonly [number, number] = [0.1, 2.4];

/** The custom property of a slot's hue: `var(--m2)`. Lines and marks only, never text. */
export function colourOf(slot: Slot): string {
  return `var(--m${slot})`;
}

export function shapeOf(slot: Slot): Shape {
  return SHAPES[slot];
}

/** `stroke-dasharray` of a variant's lines. */
export function dashOf(variant: MethodLook['variant']): string | undefined {
  return variant === 'dashed' ? '7 4' : undefined;
}

/** `stroke-dasharray` of a dotted line of the given width; it needs round caps. */
export function dotsOf(width: number): string {
  return `${number(DOTS[0] * width)} ${number(DOTS[1] * width)}`;
}

type Corner = readonly [x: number, y: number];

/** Corners of a regular polygon around the origin, the first one straight up (or down, for a negative radius). */
function polygon(count: number, radius: number, dy = 0): readonly Corner[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return [radius * Math.sin(angle), dy - radius * Math.cos(angle)] as const;
  });
}

/** A cross with arms a third of its size wide. */
function plus(half: number): readonly Corner[] {
  const arm = half / 3;
  const quarter: readonly Corner[] = [
    [arm, -half],
    [arm, -arm],
    [half, -arm],
    [half, arm],
    [arm, arm],
    [arm, half],
  ];
  return [...quarter, ...quarter.map(([x, y]): Corner => [-x, -y])];
}

function circle(radius: number): string {
  const r = number(radius);
  return `M${r},0A${r},${r},0,1,1,${number(-radius)},0A${r},${r},0,1,1,${r},0Z`;
}

/** Two decimals are a hundredth of a pixel. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function closed(corners: readonly Corner[]): string {
  return `M${corners.map(([x, y]) => `${number(x)},${number(y)}`).join('L')}Z`;
}

/**
 * Path of a mark around the origin. `size` in px is what the eye takes for its size: the shapes are scaled so that
 * their areas look alike, and triangles sit on their centroid.
 */
export function markPath(shape: Shape, size: number): string {
  const half = size / 2;
  switch (shape) {
    case 'plus':
      return closed(plus(half * 1.08));
    case 'circle':
      return circle(half * 0.84);
    case 'diamond':
      return closed(polygon(4, half * 1.1));
    case 'triangle':
      return closed(polygon(3, half * 1.18, half * 0.1));
    case 'square':
      return closed(square(half * 0.78));
    case 'triangle-down':
      return closed(polygon(3, half * -1.18, half * -0.1));
    case 'pentagon':
      return closed(polygon(5, half * 0.98));
  }
}

function square(half: number): readonly Corner[] {
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
}
