import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { StepPlayer } from './step-player.tsx';

const ignore = () => undefined;

function render(step: number, playing = false): string {
  return renderToStaticMarkup(
    <StepPlayer
      step={step}
      count={80}
      playing={playing}
      label="Clause 17 of 40, projection"
      onStep={ignore}
      onPlay={ignore}
      testid="step"
    />,
  );
}

function button(html: string, hook: string): string {
  return new RegExp(`<button[^>]*data-testid="step-${hook}"[^>]*>`).exec(html)?.[0] ?? '';
}

describe('StepPlayer', () => {
  it('has a name for every sign', () => {
    const html = render(33);
    const names = [...html.matchAll(/<button[^>]*aria-label="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['First step', 'Previous step', 'Play', 'Next step', 'Last step']);
    expect(button(render(33, true), 'play')).toContain('aria-label="Pause"');
    expect(html).toContain('<legend class="u-hidden">Steps</legend>');
  });

  it('carries the step itself on a native range, and says it in words', () => {
    const range = /<input[^>]*>/.exec(render(33))?.[0] ?? '';
    for (const part of [
      'type="range"',
      'min="0"',
      'max="79"',
      'value="33"',
      'aria-label="Step"',
      'data-testid="step"',
    ]) {
      expect(range).toContain(part);
    }
    expect(range).toContain('aria-valuetext="Clause 17 of 40, projection"');
    expect(render(79)).toContain('style="--at:1"');
  });

  it('says why it goes no further', () => {
    const disabled = (html: string): readonly boolean[] =>
      ['first', 'previous', 'play', 'next', 'last'].map((hook) => button(html, hook).includes('aria-disabled'));
    expect(disabled(render(33))).toEqual([false, false, false, false, false]);
    expect(disabled(render(0))).toEqual([true, true, false, false, false]);
    expect(disabled(render(79))).toEqual([false, false, false, true, true]);
    expect(button(render(79), 'next')).toContain('title="This is the last step"');
  });
});
