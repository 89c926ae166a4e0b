import { describe, expect, it } from 'vitest';
import { createCodec } from './codec.ts';
import type { Document } from './document.ts';
import { fakeClauses, fakeFamilies, fakeMlp } from './fakes/families.ts';
import { valuesFrom } from './values.ts';

const { encode, decode } = createCodec(fakeFamilies, 1);

const usual: Document = {
  family: 'mlp',
  params: { width: 64, depth: 4 },
  seed: 1,
  methods: [
    { id: 'mean', options: {} },
    { id: 'covariance', options: {} },
  ],
  instances: 8,
  samples: 8192,
};

const series = (order: number, factored = 'false') => ({
  id: 'series',
  options: valuesFrom([
    ['order', order],
    ['factored', factored],
  ]),
});

describe('a link', () => {
  it('is version and engine alone for the default document', () => {
    expect(encode(usual)).toBe('#v=1&e=1');
  });

  it('states in words what differs from the defaults', () => {
    const document: Document = {
      ...usual,
      params: { width: 96, depth: 8 },
      seed: 7,
      methods: [{ id: 'mean', options: {} }, series(3), series(2, 'true')],
      instances: 20,
      samples: 65536,
    };
    expect(encode(document)).toBe(
      '#v=1&e=1&width=96&depth=8&seed=7&methods=mean,series:factored=false:order=3,series:factored=true:order=2' +
        '&instances=20&samples=65536',
    );
  });

  it('states everything of a family without frozen defaults, and the absence of methods', () => {
    const document: Document = {
      ...usual,
      family: 'clauses',
      params: valuesFrom([
        ['variables', 10],
        ['alpha', 3.5],
        ['polarity', 'even'],
      ]),
      methods: [],
    };
    expect(encode(document)).toBe('#v=1&e=1&family=clauses&variables=10&alpha=3.5&polarity=even&methods=');
    expect(decode(encode(document))).toStrictEqual({ document, issues: [] });
  });

  it('stays within 200 characters with four methods and nothing left at its default', () => {
    const document: Document = {
      family: 'mlp',
      params: { width: 512, depth: 32 },
      seed: 4294967295,
      methods: [{ id: 'mean', options: {} }, { id: 'covariance', options: {} }, series(3), series(4, 'true')],
      instances: 400,
      samples: 67108864,
    };
    expect(encode(document).length).toBeLessThanOrEqual(200);
  });

  it('does not depend on the defaults of the current schema', () => {
    const changed = createCodec([fakeMlp(100)], 1);
    expect(changed.decode('').document).toStrictEqual(usual);
    expect(changed.decode('#width=abc').document).toStrictEqual(usual);
    expect(changed.encode(usual)).toBe('#v=1&e=1');
    expect(changed.encode({ ...usual, params: { width: 100, depth: 4 } })).toBe('#v=1&e=1&width=100');
  });

  it('says so where limits have moved past a frozen default', () => {
    const { params, ...rest } = fakeMlp();
    const narrowed = createCodec(
      [{ ...rest, params: { ...params, depth: { ...params['depth']!, min: 6 } as never } }],
      1,
    );
    const { document, issues } = narrowed.decode('');
    expect(document.params).toStrictEqual({ width: 64, depth: 6 });
    expect(issues).toStrictEqual([{ field: 'depth', problem: 'out-of-range', found: '4', used: '6' }]);
  });
});

describe('decoding', () => {
  it.each(['', '#', '&&', '#v=1', 'v=1&e=1&', '#family=mlp'])('takes %j as the default document', (fragment) => {
    expect(decode(fragment)).toStrictEqual({ document: usual, issues: [] });
  });

  it.each([
    ['seed=0', 0],
    ['seed=-0', 0],
    ['seed=007', 7],
    ['seed=+7', 7],
    ['seed=%207', 7],
    ['seed=%37', 7],
    ['%73eed=7', 7],
    ['seed=4294967295', 4294967295],
  ])('reads %s without an issue', (fragment, seed) => {
    const { document, issues } = decode(fragment);
    expect(Object.is(document.seed, seed)).toBe(true);
    expect(issues).toStrictEqual([]);
  });

  it.each(['abc', '1e3', '0x10', '٧', '７', '7.0', '7;', 'NaN', '%00', '%E0%A4%A', '\ud800', '--1'])(
    'puts the default in the place of seed=%s',
    (text) => {
      const { document, issues } = decode(`#v=1&seed=${text}`);
      expect(document).toStrictEqual(usual);
      expect(issues.map(({ field, problem, used }) => [field, problem, used])).toStrictEqual([
        ['seed', 'malformed', '1'],
      ]);
    },
  );

  it.each([
    ['seed=4294967296', 'seed', '4294967295'],
    ['seed=-1', 'seed', '0'],
    ['instances=0', 'instances', '1'],
    ['instances=401', 'instances', '400'],
    ['samples=4095', 'samples', '4096'],
    ['samples=99999999999999999999999', 'samples', '67108864'],
    ['width=3', 'width', '4'],
    ['depth=99', 'depth', '32'],
  ])('puts the nearest bound in the place of %s', (fragment, field, used) => {
    const { document, issues } = decode(fragment);
    expect(issues).toStrictEqual([{ field, problem: 'out-of-range', found: fragment.split('=')[1], used }]);
    expect(new Map<string, unknown>(Object.entries({ ...document, ...document.params })).get(field)).toBe(Number(used));
  });

  it('lets the first of repeated keys win', () => {
    const { document, issues } = decode('seed=5&seed=6&seed=5');
    expect(document.seed).toBe(5);
    expect(issues).toStrictEqual([
      { field: 'seed', problem: 'duplicate', found: '6', used: '' },
      { field: 'seed', problem: 'duplicate', found: '5', used: '' },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('leaves out the key %s', (key) => {
    const { document, issues } = decode(`#${key}=1&methods=${key},series:${key}=2&family=mlp`);
    expect(document).toStrictEqual({ ...usual, methods: [series(3)] });
    expect(issues).toStrictEqual([
      { field: 'methods', problem: 'unknown', found: key, used: '' },
      { field: `series:${key}`, problem: 'unknown', found: '2', used: '' },
      { field: key, problem: 'unknown', found: '1', used: '' },
    ]);
    expect(Object.getPrototypeOf(document.params)).toBe(Object.prototype);
  });

  it('falls back to the frozen family where the family is not known', () => {
    const { document, issues } = decode('family=permanents&width=8&order=5');
    expect(document).toStrictEqual({ ...usual, params: { width: 8, depth: 4 } });
    expect(issues).toStrictEqual([
      { field: 'family', problem: 'unknown', found: 'permanents', used: 'mlp' },
      { field: 'order', problem: 'unknown', found: '5', used: '' },
    ]);
  });

  it('reads as much of a newer link as it understands', () => {
    const { document, issues } = decode('#v=2&e=1&width=96&axes=log');
    expect(document).toStrictEqual({ ...usual, params: { width: 96, depth: 4 } });
    expect(issues).toStrictEqual([
      { field: 'v', problem: 'newer', found: '2', used: '1' },
      { field: 'axes', problem: 'unknown', found: 'log', used: '' },
    ]);
  });

  it.each(['0', '', 'one', '-1', '1.0'])('reads v=%s as version 1', (v) => {
    const { document, issues } = decode(`v=${v}`);
    expect(document).toStrictEqual(usual);
    expect(issues).toStrictEqual([{ field: 'v', problem: 'malformed', found: v, used: '1' }]);
  });

  it('says which engine made a link, and uses it all the same', () => {
    const { document, issues } = decode('#v=1&e=0&seed=3');
    expect(document).toStrictEqual({ ...usual, seed: 3 });
    expect(issues).toStrictEqual([{ field: 'e', problem: 'other-engine', found: '0', used: '1' }]);
    expect(decode('#v=1&e=x').issues).toStrictEqual([{ field: 'e', problem: 'malformed', found: 'x', used: '1' }]);
  });
});

describe('methods', () => {
  it('keep their order, and are none where the value is empty', () => {
    expect(decode('methods=covariance,mean').document.methods.map(({ id }) => id)).toStrictEqual([
      'covariance',
      'mean',
    ]);
    expect(decode('methods=')).toStrictEqual({ document: { ...usual, methods: [] }, issues: [] });
  });

  it('take their options in any order, from separators that were percent-encoded, and fill in the others', () => {
    const { document, issues } = decode('methods=mean%2C%20series%3Aorder%3D2:factored=true,series:factored=true');
    expect(document.methods).toStrictEqual([{ id: 'mean', options: {} }, series(2, 'true'), series(3, 'true')]);
    expect(issues).toStrictEqual([]);
  });

  it('report what was wrong with their options', () => {
    const { document, issues } = decode('methods=series:order=9:factored=maybe:size=2:order=1,mean:order=2');
    expect(document.methods).toStrictEqual([series(4), { id: 'mean', options: {} }]);
    expect(issues).toStrictEqual([
      { field: 'series:size', problem: 'unknown', found: '2', used: '' },
      { field: 'series:order', problem: 'duplicate', found: '1', used: '' },
      { field: 'series:order', problem: 'out-of-range', found: '9', used: '4' },
      { field: 'series:factored', problem: 'malformed', found: 'maybe', used: 'false' },
      { field: 'mean:order', problem: 'unknown', found: '2', used: '' },
    ]);
  });

  it('are dropped where they repeat one before, whatever the order of their options', () => {
    const { document, issues } = decode('methods=series,mean,series:factored=false:order=3,mean');
    expect(document.methods).toStrictEqual([series(3), { id: 'mean', options: {} }]);
    expect(issues.map(({ problem, found }) => [problem, found])).toStrictEqual([
      ['duplicate', 'series:factored=false:order=3'],
      ['duplicate', 'mean'],
    ]);
  });

  it('are seven at most', () => {
    const orders = [1, 2, 3, 4].flatMap((order) => [`series:order=${order}`, `series:order=${order}:factored=true`]);
    const { document, issues } = decode(`methods=${orders.join(',')}`);
    expect(document.methods).toHaveLength(7);
    expect(issues).toStrictEqual([
      { field: 'methods', problem: 'out-of-range', found: 'series:order=4:factored=true', used: '' },
    ]);
  });
});

describe('garbage', () => {
  it('is quoted in at most 40 visible characters', () => {
    const { issues } = decode(`seed=${'x'.repeat(100)}&%0A%E2%80%AE${'k'.repeat(100)}=%F0%9F%98%80`);
    expect(issues).toStrictEqual([
      { field: 'seed', problem: 'malformed', found: `${'x'.repeat(39)}…`, used: '1' },
      { field: `\ufffd${'k'.repeat(38)}…`, problem: 'unknown', found: '😀', used: '' },
    ]);
  });

  it('is reported in at most twelve issues and one that counts the rest', () => {
    const { document, issues } = decode(Array.from({ length: 400 }, (_, i) => `k${i}=${i}`).join('&'));
    expect(document).toStrictEqual(usual);
    expect(issues).toHaveLength(13);
    expect(issues[12]).toStrictEqual({ field: '', problem: 'more', found: '388', used: '' });
  });

  it.each(['%', '&', '=', ',', 'a=1&', '#', 'methods=mean,', '\0', '\ud800', '9'])(
    'of a megabyte of %j leaves in use what came before it',
    (unit) => {
      const fragment = `#seed=7&${unit.repeat(Math.ceil(1e6 / unit.length))}`;
      const { document, issues } = decode(fragment);
      expect(document.seed).toBe(7);
      expect(issues.length).toBeGreaterThan(0);
      expect(issues.length).toBeLessThanOrEqual(13);
    },
  );

  it('never cuts a value in two', () => {
    const padding = `k=${'x'.repeat(8180)}`;
    const { document, issues } = decode(`${padding}&seed=1234567890`);
    expect(document.seed).toBe(1);
    expect(issues.map(({ field }) => field)).toStrictEqual(['k', 'seed=1234567890']);
  });
});

describe('names that a link cannot carry', () => {
  const { params, ...rest } = fakeClauses;
  const field = params['variables']!;

  it.each(['seed', 'v', 'a=b', 'é', ''])('are refused: a parameter called %j', (name) => {
    expect(() => createCodec([{ ...rest, params: { ...params, [name]: field } }], 1)).toThrow(/Invariant/);
  });

  it('are refused: a choice with a comma', () => {
    const choices = { type: 'choice', label: 'Sides', choices: ['a', 'b,c'], default: 'a' } as const;
    expect(() => createCodec([{ ...rest, params: { choices } }], 1)).toThrow(/Invariant/);
  });
});
