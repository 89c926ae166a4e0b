import type { IntField } from '../problems/schema.ts';
import { positionOf, roomForLabels } from './slider-scale.ts';

interface TicksProps {
  readonly field: IntField;
  readonly format: (value: number) => string;
}

/** The container widths, in rem, that slider.css knows. */
const STEPS = [8, 12, 16, 20, 24, 32, 40];

function widthClass(room: number): number {
  return STEPS.find((step) => step >= room) ?? 40;
}

/** Every second label from the last one on may be left out where the track is short; slider.css decides by its width. */
function spared(index: number, count: number): boolean {
  return (count - 1 - index) % 2 === 1;
}

/** Ticks at the field's own values. Hidden from readers: the range says value and limits. */
export function SliderTicks({ field, format }: TicksProps) {
  const ticks = field.ticks.filter((tick) => tick >= field.min && tick <= field.max);
  const labels = ticks.map(format);
  const positions = ticks.map((tick) => positionOf(field, tick));
  const room = roomForLabels(
    positions,
    labels.map((label) => label.length),
  );
  return (
    <div className={`u-ticks u-ticks--${widthClass(room)}`} aria-hidden="true">
      {ticks.map((tick, i) => (
        <span
          key={tick}
          className="u-ticks__tick"
          data-spared={spared(i, ticks.length) || undefined}
          style={{ '--at': positions[i] }}
        >
          <span className="u-ticks__label">{labels[i]}</span>
        </span>
      ))}
    </div>
  );
}
