import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COST } from './cost.ts';

const sources = ['exp', 'log', 'erf', 'erfc-tail', 'normal']
  .map((name) => [name, readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8')] as const)
  .map(([name, text]) => [name, text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')] as const);

/** Text between the braces of a function, comments removed. */
function body(path: string): string {
  const [file, name] = path.split('.') as [string, string];
  const text = new Map(sources).get(file)!;
  const start = text.indexOf('{', text.search(new RegExp(`function ${name}\\(`)));
  const end = text.indexOf('\n}', start);
  expect(start, path).toBeGreaterThan(0);
  return text.slice(start, end);
}

/** Binary + − × ÷ in the source; signs and the exponents of literals do not count, nor does integer shifting. */
function operations(path: string): number {
  const withoutExponents = body(path).replace(/(\d)e[+-]?\d+/g, '$1');
  return (withoutExponents.match(/(?<=[\w)]\s*)[-+*/](?=\s*[\w(-])/g) ?? []).length;
}

function total(paths: string): number {
  return paths.split(' ').reduce((sum, path) => sum + operations(path), 0);
}

const ofSum = 'exp.expOfSum exp.correction';
const longest = (...paths: string[]) => Math.max(...paths.map(total));

describe('charges of special functions', () => {
  it('counts operators', () => {
    expect(operations('exp.correction')).toBe(9);
    expect(operations('log.correction')).toBe(13);
    expect(operations('erfc-tail.farExponent')).toBe(29);
  });

  it('are the operators on the longest path', () => {
    const tail = [`erfc-tail.nearExponent erf.near`, `erfc-tail.farExponent erf.far`];
    const normalTail = [`erfc-tail.nearExponent normal.near`, `erfc-tail.farExponent normal.far`];
    expect(COST).toEqual({
      exp: total(`exp.exp ${ofSum}`),
      log: total('log.log log.logOfNormal log.correction'),
      erfc: longest(...tail.map((path) => `erf.erfc erf.tail ${path} erf.scaled ${ofSum}`), 'erf.erfc erf.excess'),
      normalCdf: longest(
        ...normalTail.map((path) => `normal.normalCdf normal.tail ${path} normal.scaled ${ofSum}`),
        'normal.normalCdf normal.tail normal.middle',
        'normal.normalCdf normal.centre normal.deficit',
      ),
      normalPdf: total(`normal.normalPdf ${ofSum}`),
    });
  });
});
