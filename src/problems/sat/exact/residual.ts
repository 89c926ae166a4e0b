import type { Constraint } from '../constraint.ts';
import type { Formula } from '../instance.ts';

/** A part of the clauses left that shares no variable with the rest. */
export interface Component {
  readonly variables: readonly number[];
  /** Names the residual clauses: equal names, equal components. */
  readonly name: string;
}

/** Bits of a name's character. */
const CHARACTER = 16;
/** Weight of a clause of two literals left in the choice of a variable (random-sat §10). */
const SHORT_WEIGHT = 2.5;

/** The clauses of a `sat` or `nae` formula; of the latter, each with its negation. */
function clausesOf({ kind, constraints }: Formula): readonly Constraint[] {
  const open = constraints.filter(({ constant }) => constant === undefined);
  if (kind === 'sat') return open;
  return open.flatMap((each) => [each, { ...each, signs: each.signs.map((sign) => -sign) }]);
}

/** Clauses under a partial assignment that can be taken back, with unit propagation. */
export class Residual {
  private readonly clauses: readonly Constraint[];
  /** For each variable: its clauses, and its sign in each. */
  private readonly mentions: readonly (readonly number[])[];
  private readonly signs: readonly (readonly number[])[];
  /** +1 true, −1 false, 0 open. */
  private readonly values: Int8Array;
  /** Literals of each clause that are true, and that are open. */
  private readonly trues: Int32Array;
  private readonly open: Int32Array;
  private readonly trail: number[] = [];
  private readonly seenVariables: Int32Array;
  private readonly seenClauses: Int32Array;
  private stamp = 0;
  private readonly bits: Uint16Array;

  constructor(formula: Formula) {
    this.clauses = clausesOf(formula);
    const { variables: n } = formula;
    const mentions = Array.from({ length: n }, (): number[] => []);
    const signs = Array.from({ length: n }, (): number[] => []);
    for (const [c, clause] of this.clauses.entries()) {
      for (const [j, v] of clause.variables.entries()) {
        mentions[v]!.push(c);
        signs[v]!.push(clause.signs[j]!);
      }
    }
    [this.mentions, this.signs] = [mentions, signs];
    this.values = new Int8Array(n);
    this.trues = new Int32Array(this.clauses.length);
    this.open = Int32Array.from(this.clauses, ({ variables }) => variables.length);
    this.seenVariables = new Int32Array(n);
    this.seenClauses = new Int32Array(this.clauses.length);
    this.bits = new Uint16Array(Math.ceil((n + this.clauses.length) / CHARACTER));
  }

  /** Number of variables that have a value. */
  get depth(): number {
    return this.trail.length;
  }

  /** Gives an open variable a value; adds clauses that have become units to `units`. False where one is violated. */
  private set(variable: number, value: number, units: number[]): boolean {
    this.values[variable] = value;
    this.trail.push(variable);
    const [mentions, signs] = [this.mentions[variable]!, this.signs[variable]!];
    let isFine = true;
    for (let i = 0; i < mentions.length; i++) {
      const c = mentions[i]!;
      this.open[c]! -= 1;
      if (signs[i] === value) this.trues[c]! += 1;
      if (this.trues[c]! > 0 || this.open[c]! > 1) continue;
      if (this.open[c] === 0) isFine = false;
      else units.push(c);
    }
    return isFine;
  }

  /** Gives the last open literal of every unit clause its value, and so on. False where some clause is violated. */
  private propagate(units: number[]): boolean {
    for (let unit = units.pop(); unit !== undefined; unit = units.pop()) {
      if (this.trues[unit]! > 0) continue;
      const { variables, signs } = this.clauses[unit]!;
      const j = variables.findIndex((variable) => this.values[variable] === 0);
      if (!this.set(variables[j]!, signs[j]!, units)) return false;
    }
    return true;
  }

  /** Gives a variable a value, and those that follow. False where some clause is violated. */
  assign(variable: number, value: number): boolean {
    const units: number[] = [];
    return this.set(variable, value, units) && this.propagate(units);
  }

  /** The same for the clauses of one literal that there are from the start. */
  start(): boolean {
    const units: number[] = [];
    for (let c = 0; c < this.clauses.length; c++) if (this.open[c] === 1) units.push(c);
    return this.propagate(units);
  }

  /** Takes back all values but the first `depth`. */
  undo(depth: number): void {
    while (this.trail.length > depth) {
      const variable = this.trail.pop()!;
      const [mentions, signs] = [this.mentions[variable]!, this.signs[variable]!];
      for (let i = 0; i < mentions.length; i++) {
        this.open[mentions[i]!]! += 1;
        if (signs[i] === this.values[variable]) this.trues[mentions[i]!]! -= 1;
      }
      this.values[variable] = 0;
    }
  }

  /** All of the open ones among some variables that are still in a clause, by connected component. */
  components(among: readonly number[]): readonly Component[] {
    this.stamp++;
    const found: Component[] = [];
    for (const variable of among) {
      if (this.values[variable] !== 0 || this.seenVariables[variable] === this.stamp) continue;
      const component = this.componentOf(variable);
      if (component.variables.length > 1) found.push(component);
    }
    return found;
  }

  /** A variable alone is in no clause: after propagation every clause left has two open literals or more. */
  private componentOf(start: number): Component {
    const { bits, stamp, seenVariables, seenClauses } = this;
    bits.fill(0);
    const reached = [start];
    seenVariables[start] = stamp;
    for (let next = 0; next < reached.length; next++) {
      const variable = reached[next]!;
      bits[variable >> 4]! |= 1 << (variable & 15);
      for (const c of this.mentions[variable]!) {
        if (this.trues[c]! > 0 || seenClauses[c] === stamp) continue;
        seenClauses[c] = stamp;
        const at = this.values.length + c;
        bits[at >> 4]! |= 1 << (at & 15);
        for (const other of this.clauses[c]!.variables) {
          if (this.values[other] !== 0 || seenVariables[other] === stamp) continue;
          seenVariables[other] = stamp;
          reached.push(other);
        }
      }
    }
    return { variables: reached, name: String.fromCharCode(...bits) };
  }

  /** The variable with most clauses left, those of two literals weighing more; the first of equals. */
  busiest(variables: readonly number[]): number {
    let best = -1;
    let most = -1;
    for (const variable of variables) {
      let weight = 0;
      for (const c of this.mentions[variable]!) {
        if (this.trues[c] === 0) weight += this.open[c] === 2 ? SHORT_WEIGHT : 1;
      }
      if (weight > most || (weight === most && variable < best)) [best, most] = [variable, weight];
    }
    return best;
  }
}
