import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key } from '../../numerics/rng/key.ts';
import { finish } from '../work.ts';
import { generateSat } from './generate.ts';
import accuracy from './goldens/accuracy.json' with { type: 'json' };
import type { Formula } from './instance.ts';
import { frontierOrder } from './order.ts';
import { openSchedule, wholeSchedule } from './schedule.ts';
import { anyFormula } from './testing/formulas.ts';

/** The greedy rule word for word: all constraints left, every time. */
function greedily({ constraints }: Formula): number[] {
  const left = constraints.map((_, index) => index);
  const opened = new Set<number>();
  const order: number[] = [];
  while (left.length > 0) {
    const measures = left.map((index) => {
      const { variables } = constraints[index]!;
      const fresh = variables.filter((v) => !opened.has(v)).length;
      const closed = variables.filter((v) =>
        left.every((each) => each === index || !constraints[each]!.variables.includes(v)),
      );
      return { index, growth: fresh - closed.length, fresh };
    });
    measures.sort((a, b) => a.growth - b.growth || a.fresh - b.fresh || a.index - b.index);
    const { index } = measures[0]!;
    order.push(index);
    left.splice(left.indexOf(index), 1);
    for (const variable of constraints[index]!.variables) opened.add(variable);
  }
  return order;
}

describe('the frontier order', () => {
  it('follows the greedy rule', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const formula = anyFormula(seed, { variables: 12, clauses: 14, literals: 4 });
        expect([...frontierOrder(formula)]).toEqual(greedily(formula));
      }),
    );
  });

  it.each(Object.entries(accuracy.frontierWidths))(
    'opens as many variables as in the study: n, α = %s',
    (name, widths) => {
      const [variables, density] = name.split(',').map(Number);
      const params = { variables: variables!, density: density!, clause: 3, kind: 'sat', sampler: 'parallel' } as const;
      const ours = Array.from({ length: 40 }, (_, seed) => {
        return openSchedule(finish(generateSat(params, key(seed))), 'frontier').places;
      });
      const mean = ours.reduce((sum, width) => sum + width, 0) / ours.length;
      const variance = ours.reduce((sum, width) => sum + (width - mean) ** 2, 0) / (ours.length - 1);
      // The study's mean is that of five formulas.
      expect(Math.abs(mean - widths[1]!) / Math.sqrt(variance * (1 / 5 + 1 / ours.length))).toBeLessThan(4);
    },
  );
});

describe('schedules', () => {
  it('open a place for every variable from its first constraint to its last, and no two at once', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('natural' as const, 'frontier' as const), (seed, order) => {
        const formula = anyFormula(seed, { variables: 12, clauses: 14, literals: 4 });
        const { turns, places } = openSchedule(formula, order);
        const open = new Set<number>();
        let most = 0;
        for (const turn of turns) {
          for (const place of turn.others) expect(open.has(place)).toBe(true);
          for (const place of [...turn.places, ...turn.others]) open.add(place);
          expect(open.size).toBe(turn.places.length + turn.others.length);
          most = Math.max(most, ...open);
          for (const place of turn.closing) open.delete(place);
        }
        expect(open.size).toBe(0);
        expect(places).toBe(most + (turns.some((turn) => turn.places.length > 0) ? 1 : 0));
      }),
    );
  });

  it('in whole have every variable in its own place', () => {
    const formula = anyFormula(3, { variables: 12, clauses: 14, literals: 4 });
    const { turns, places } = wholeSchedule(formula);
    expect(places).toBe(formula.variables);
    for (const [index, turn] of turns.entries()) {
      expect([...turn.places]).toEqual(formula.constraints[index]!.variables);
      expect([...turn.places, ...turn.others].sort((a, b) => a - b)).toEqual(
        Array.from({ length: places }, (_, v) => v),
      );
    }
  });
});
