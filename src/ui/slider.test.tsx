import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { IntField } from '../problems/schema.ts';
import { Slider } from './slider.tsx';

const width: IntField = {
  type: 'int',
  label: 'Width',
  symbol: 'n',
  min: 4,
  max: 512,
  default: 64,
  scale: 'log',
  ticks: [4, 8, 16, 32, 64, 128, 256, 512],
};
const ignore = () => undefined;
const render = (value: number, more: { readonly disabledReason?: string } = {}) =>
  renderToStaticMarkup(<Slider field={width} value={value} onChange={ignore} testid="slider-width" {...more} />);
const range = (html: string) => /<input[^>]*type="range"[^>]*>/.exec(html)?.[0] ?? '';
const text = (html: string) => /<input[^>]*type="text"[^>]*>/.exec(html)?.[0] ?? '';

describe('Slider', () => {
  it('carries the value itself, not a position, on the native range', () => {
    const html = range(render(256));
    for (const part of ['min="4"', 'max="512"', 'step="1"', 'value="256"', 'aria-valuetext="256"']) {
      expect(html).toContain(part);
    }
    expect(html).toContain('data-testid="slider-width"');
  });

  it('draws the thumb at the place of the value on its own scale', () => {
    const at = /u-slider__rail" style="--at:([\d.]+)"/.exec(render(256))?.[1];
    expect(Number(at)).toBeCloseTo(6 / 7, 12);
  });

  it('names range and field by one label, with the symbol in italics', () => {
    const html = render(64);
    const label = /<label id="([^"]+)" for="([^"]+)"[^>]*>(.*?)<\/label>/.exec(html);
    expect(label?.[3]).toBe('Width<i> n</i>');
    expect(range(html)).toContain(`aria-labelledby="${label?.[1]}"`);
    expect(text(html)).toContain(`id="${label?.[2]}"`);
    expect(text(html)).toContain('data-testid="slider-width-field"');
  });

  it('labels every tick, and marks every second one from the last as one to spare', () => {
    const ticks = [...render(64).matchAll(/u-ticks__tick"( data-spared="true")?[^>]*><span[^>]*>(\d+)</g)];
    expect(ticks.map(([, spared, label]) => `${label}${spared ? ' spared' : ''}`)).toEqual([
      '4 spared',
      '8',
      '16 spared',
      '32',
      '64 spared',
      '128',
      '256 spared',
      '512',
    ]);
  });

  it('says why it cannot be used', () => {
    const html = render(64, { disabledReason: 'Choose a method first.' });
    const reason = /<p id="([^"]+)"[^>]*>Choose a method first\.<\/p>/.exec(html)?.[1];
    expect(range(html)).toContain(' disabled=""');
    expect(range(html)).toContain(`aria-describedby="${reason}"`);
    expect(text(html)).toContain(`aria-describedby="${reason}"`);
  });
});
