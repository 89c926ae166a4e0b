import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(/\/\*[^]*?\*\//g, '');

type Tokens = Readonly<Record<string, string>>;

/** The custom properties of every rule with this selector, in order of appearance. */
function rules(selector: string): Tokens[] {
  const escaped = selector.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const bodies = [...css.matchAll(new RegExp(`(?:^|[{};])\\s*${escaped}\\s*\\{([^{}]*)\\}`, 'g'))];
  return bodies.map(([, body = '']) =>
    Object.fromEntries([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value])),
  );
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Linear red, green and blue of `#rgb` or `#rrggbb`. */
function channels(colour: string): number[] {
  const digits = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1);
  return [0, 2, 4].map((i) => linear(Number.parseInt(digits.slice(i, i + 2), 16) / 255));
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio, 1…21. */
function ratio(a: string | undefined, b: string | undefined): number {
  const [low = 0, high = 0] = [luminance(a ?? ''), luminance(b ?? '')].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const system = ":root:not([data-theme='light'], [data-theme='dark'], [data-theme='contrast'])";
const [light = {}] = rules(":root,\n[data-theme='light']");
const [dark = {}] = rules("[data-theme='dark']");
const [contrast = {}] = rules("[data-theme='contrast']");
const [systemDark, systemDarkMore] = rules(system);
const [more] = rules(":root:not([data-theme='dark'])");
const [darkMore] = rules(":root[data-theme='dark']");

const methods = ['--m0', '--m1', '--m2', '--m3', '--m4', '--m5', '--m6'];
const least = (tokens: Tokens, names: readonly string[]): number =>
  Math.min(
    ...names.flatMap((name) => [ratio(tokens[name], tokens['--page']), ratio(tokens[name], tokens['--surface'])]),
  );

describe('themes', () => {
  it('say the same whether chosen or followed from the system', () => {
    expect(systemDark).toEqual(dark);
    expect(more).toEqual(contrast);
    expect({ ...dark, ...darkMore }).toEqual({ ...dark, ...systemDarkMore });
  });

  it('name the same colours in light and dark', () => {
    expect(Object.keys(dark)).toEqual(Object.keys(light));
    expect(Object.keys(light)).toEqual(expect.arrayContaining(Object.keys(contrast)));
  });

  it('measures contrast as WCAG does', () => {
    expect(ratio('#000', '#fff')).toBeCloseTo(21, 10);
    expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  });

  it.each([
    ['light', light, 3.2],
    ['dark', dark, 3.5],
    ['contrast', { ...light, ...contrast }, 4.6],
    ['dark with more contrast', { ...dark, ...darkMore }, 4.6],
  ])('keep text, edges and methods legible: %s', (_, tokens, method) => {
    expect(least(tokens, ['--ink'])).toBeGreaterThan(14);
    expect(least(tokens, ['--ink-2'])).toBeGreaterThanOrEqual(6.95);
    expect(least(tokens, ['--sampling'])).toBeGreaterThan(4.5);
    expect(least(tokens, ['--edge'])).toBeGreaterThan(3);
    expect(least(tokens, methods)).toBeGreaterThanOrEqual(method);
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('keep notices, grey text on a selected row and solid buttons legible: %s', (_, tokens) => {
    expect(ratio(tokens['--warn-ink'], tokens['--warn-bg'])).toBeGreaterThan(7.9);
    expect(ratio(tokens['--bad-ink'], tokens['--bad-bg'])).toBeGreaterThan(7.9);
    expect(ratio(tokens['--bad-ink'], tokens['--page'])).toBeGreaterThan(7);
    expect(ratio(tokens['--ink-2'], tokens['--sunken'])).toBeGreaterThan(4.5);
    expect(ratio(tokens['--surface'], tokens['--ink'])).toBeGreaterThan(7);
  });
});

type Matrix = readonly (readonly [number, number, number])[];

const times = (matrix: Matrix, [x = 0, y = 0, z = 0]: readonly number[]): number[] =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z);

/** Linear RGB to cone responses, and their cube roots to OKLab: Ottosson 2020. */
const CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const OKLAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

/** Dichromatic vision on linear RGB: Machado, Oliveira and Fernandes 2009, severity 1. */
const VISIONS: readonly Matrix[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

function seen(colour: string, vision: Matrix): number[] {
  const clipped = times(vision, channels(colour)).map((x) => Math.min(1, Math.max(0, x)));
  return times(OKLAB, times(CONES, clipped).map(Math.cbrt));
}

/** Smallest OKLab distance between any two of the colours in any of the four visions. */
function leastDistance(colours: readonly string[]): number {
  let least = Infinity;
  for (const vision of VISIONS) {
    const points = colours.map((colour) => seen(colour, vision));
    for (const [i, a] of points.entries()) {
      for (const b of points.slice(0, i)) least = Math.min(least, Math.hypot(...a.map((x, k) => x - (b[k] ?? 0))));
    }
  }
  return least;
}

describe('methods, sampling and ink', () => {
  it('are as far apart in OKLab as white and black where only those are given', () => {
    expect(leastDistance(['#fff', '#000'])).toBeCloseTo(1, 4);
  });

  it.each([
    ['light', light, 0.096],
    ['dark', dark, 0.107],
    ['contrast', { ...light, ...contrast }, 0.079],
  ])('can be told apart in every kind of colour vision: %s', (_, tokens, distance) => {
    expect(leastDistance([...methods, '--sampling', '--ink'].map((name) => tokens[name] ?? ''))).toBeCloseTo(
      distance,
      3,
    );
  });
});
