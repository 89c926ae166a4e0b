import type { Shape } from '../palette.ts';

/** How much a chart of errors says beside its lines. */
export type Density = 'wide' | 'phone' | 'companion';

/** The room of a chart in px. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly density: Density;
}

/** One line of the chart: a method, or plain sampling at the cost of that method. `method` is a `MethodCurves.name`. */
export interface Line {
  readonly kind: 'method' | 'sampling';
  readonly method: string;
}

/** What is traced. `size` is one of the summary's sizes. */
export interface Cursor {
  readonly size: number;
  readonly line: Line;
}

/** Words of the axes: `x` "Width", its `symbol` "n", `y` "Mean squared error ÷ variance". */
export interface AxisLabels {
  readonly x: string;
  readonly symbol: string;
  readonly y: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whole decades of the y axis, `bottom` < `top`: from 10^bottom to 10^top. */
export interface Domain {
  readonly bottom: number;
  readonly top: number;
}

/** Data to px. Both are logarithmic; `y` keeps to the plot, so that what lies beyond is drawn at its edge. */
export interface Scales {
  readonly x: (size: number) => number;
  readonly y: (error: number) => number;
}

export interface XTick {
  readonly size: number;
  readonly at: number;
  /** Absent where it would touch its neighbour. */
  readonly label?: string;
}

export interface YTick {
  readonly exponent: number;
  readonly at: number;
  readonly label?: string;
}

/** How a line and its marks are painted. */
export interface Look {
  readonly colour: string;
  readonly shape: Shape;
  readonly hollow: boolean;
  readonly dash?: string;
}

export interface Mark extends Point {
  readonly size: number;
  readonly kind: 'measured' | 'limit' | 'unreliable';
  /** Beyond the domain, drawn at its upper edge. */
  readonly beyond: boolean;
}

export interface Curve {
  readonly line: Line;
  readonly look: Look;
  readonly focused: boolean;
  /** A sampling line that steps back behind the focused one. */
  readonly faint: boolean;
  /** The whole of what is claimed; empty where nothing is. */
  readonly path: string;
  /** Connections to limits and unreliable points. */
  readonly doubt?: string;
  readonly band?: string;
  /** The exact average over all instances, where it is known; marks are then not joined, and have bars for bands. */
  readonly theory?: string;
  readonly bars?: string;
  readonly marks: readonly Mark[];
}

/** Name of a line at its right end. `mark` is its drawn mark, `leader` ties it to the line's last point. */
export interface EndLabel {
  readonly line?: Line;
  readonly look?: Look;
  readonly mark: Point;
  readonly text: Point;
  readonly name: string;
  /** Ink and heavy for methods, grey for sampling and for what was before. */
  readonly strong: boolean;
  readonly detail?: string;
  readonly leader?: string;
}

/** Words in the plot. */
export interface Remark {
  readonly at: Point;
  readonly anchor: 'start' | 'end' | 'middle';
  readonly strong: string;
  readonly detail?: string;
  readonly box: Box;
}

export interface Triangle {
  readonly path: string;
  readonly colour: string;
  readonly fit: string;
  readonly theory?: string;
  readonly text: Point;
  readonly anchor: 'start' | 'end';
  readonly box: Box;
}

export interface Floor {
  readonly area: string;
  readonly line: string;
  readonly label?: Remark;
}

/** What the focused method expected of its own error: bars, thin ranges above them, and what words should not cover. */
export interface Predictions {
  readonly colour: string;
  readonly bars: string;
  readonly ranges: string;
  readonly obstacles: readonly Obstacle[];
}

/** A place that words should not cover. */
export interface Obstacle extends Point {
  readonly weight: number;
}

export interface Layout {
  readonly frame: Frame;
  readonly plot: Box;
  readonly domain: Domain;
  readonly xTicks: readonly XTick[];
  readonly yTicks: readonly YTick[];
  readonly yMinor: readonly number[];
  /** In drawing order: sampling, methods, the focused one last. */
  readonly curves: readonly Curve[];
  readonly previous: readonly Curve[];
  readonly labels: readonly EndLabel[];
  readonly remarks: readonly Remark[];
  readonly floor?: Floor;
  readonly triangle?: Triangle;
  readonly predictions?: Predictions;
  readonly obstacles: readonly Obstacle[];
}
