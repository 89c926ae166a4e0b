/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  /** Median of our repetitions. */
  readonly ours: number;
  /** Medians of what was measured beside it in the same run, or `bar`: the figure to hold. */
  readonly baselines: Readonly<Record<string, number>>;
  /** How many times better than each baseline ours is; over 1 is good, whatever the unit. */
  readonly ratios: Readonly<Record<string, number>>;
  /** What the number cannot say: its spread, or where the time goes. */
  readonly note?: string;
}

/** One idea to measure, in a file of its own, named after it. */
export interface Benchmark {
  readonly name: string;
  readonly about: string;
  /** Measures; one row may be of use without the others, so they come as they are done. */
  run(): AsyncGenerator<Row, void, void>;
}

type Baselines = Readonly<Record<string, number>>;
type Figures = Omit<Row, 'ours' | 'baselines' | 'ratios'>;

function rowOf(figures: Figures, ours: number, baselines: Baselines, better: (baseline: number) => number): Row {
  const ratios = Object.fromEntries(Object.entries(baselines).map(([name, value]) => [name, better(value)]));
  return { ...figures, ours, baselines, ratios };
}

/** A row of which more is better: a rate, a share. */
export function moreIsBetter(figures: Figures, ours: number, baselines: Baselines = {}): Row {
  return rowOf(figures, ours, baselines, (baseline) => ours / baseline);
}

/** A row of which less is better: a time, a size. */
export function lessIsBetter(figures: Figures, ours: number, baselines: Baselines = {}): Row {
  return rowOf(figures, ours, baselines, (baseline) => baseline / ours);
}

/** The same row of a rate beside one more baseline. */
export function withBaseline(row: Row, name: string, value: number): Row {
  return {
    ...row,
    baselines: { ...row.baselines, [name]: value },
    ratios: { ...row.ratios, [name]: row.ours / value },
  };
}
