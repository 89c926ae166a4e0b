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

/** Relative luminance of `#rgb` or `#rrggbb`, WCAG 2.2. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((i) => linear(Number.parseInt(digits.slice(i, i + 2), 16) / 255));
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
