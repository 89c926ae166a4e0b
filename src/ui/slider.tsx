import { useEffect, useEffectEvent, useId, useRef } from 'react';
import type { ChangeEvent, KeyboardEvent } from 'react';
import type { IntField } from '../problems/schema.ts';
import { NumberField } from './number-field.tsx';
import { roundCount, shortCount } from './number-text.ts';
import { keyTarget, positionOf } from './slider-scale.ts';
import { SliderTicks } from './slider-ticks.tsx';
import { useSliderDrag } from './use-slider-drag.ts';
import type { Phase } from './use-slider-drag.ts';
import './slider.css';

interface SliderProps {
  readonly field: IntField;
  readonly value: number;
  /** 'drag' for every new value under a pointer, 'commit' when it is let go, and for keys and typed numbers. */
  readonly onChange: (value: number, phase: Phase) => void;
  /** For tick labels, the number field and readers. By default exact digits with k, M, G; only tick labels are rounded. */
  readonly format?: ((value: number) => string) | undefined;
  /** If given, the slider cannot be used and says why. */
  readonly disabledReason?: string | undefined;
  /** On the range input; the number field gets it with `-field` added. */
  readonly testid?: string | undefined;
}

type RangeProps = SliderProps & { readonly labelId: string; readonly reasonId: string };

/** Events of the range input: keys, and values set by assistive technology or a script, which come without a pointer. */
function useRange({ field, value, onChange }: SliderProps) {
  const drag = useSliderDrag(field, value, onChange);
  const input = useRef<HTMLInputElement>(null);
  const uncommitted = useRef(false);

  // React merges `input` and `change`; only the DOM's own `change` tells that a native adjustment has ended.
  const settle = useEffectEvent(() => {
    if (!uncommitted.current) return;
    uncommitted.current = false;
    onChange(value, 'commit');
  });
  useEffect(() => {
    const node = input.current;
    node?.addEventListener('change', settle);
    return () => node?.removeEventListener('change', settle);
  }, []);

  return {
    ref: input,
    ...drag.handlers,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      if (drag.active()) return;
      const phase = event.nativeEvent.type === 'change' ? 'commit' : 'drag';
      uncommitted.current = phase === 'drag';
      onChange(Number(event.currentTarget.value), phase);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = keyTarget(field, value, event.key, event.shiftKey);
      if (target === undefined) return;
      event.preventDefault();
      if (target !== value) onChange(target, 'commit');
    },
  };
}

/**
 * Track, thumb and ticks. The native range carries the real value, for readers, keys and scripts, and is transparent;
 * what is seen is drawn from the value's place on the field's own scale.
 */
function Range(props: RangeProps) {
  const { field, value, format, disabledReason, testid, labelId, reasonId } = props;
  const range = useRange(props);
  return (
    <div className="u-slider__body" data-disabled={disabledReason !== undefined || undefined}>
      <div className="u-slider__rail" style={{ '--at': positionOf(field, value) }}>
        <span className="u-slider__track" />
        <span className="u-slider__fill" />
        <input
          {...range}
          className="u-slider__input"
          type="range"
          min={field.min}
          max={field.max}
          step={1}
          value={value}
          disabled={disabledReason !== undefined}
          aria-labelledby={labelId}
          aria-describedby={disabledReason === undefined ? undefined : reasonId}
          aria-valuetext={(format ?? shortCount)(value)}
          data-testid={testid}
        />
        <span className="u-slider__thumb" />
      </div>
      <SliderTicks field={field} format={format ?? roundCount} />
    </div>
  );
}

/** A whole number to drag, step through or type. */
export function Slider(props: SliderProps) {
  const { field, value, onChange, format, disabledReason, testid } = props;
  const labelId = useId();
  const reasonId = useId();
  return (
    <div className="u-slider">
      <NumberField
        field={field}
        value={value}
        onCommit={(typed) => onChange(typed, 'commit')}
        format={format}
        disabledReason={disabledReason}
        labelId={labelId}
        reasonId={reasonId}
        testid={testid === undefined ? undefined : `${testid}-field`}
      />
      <Range {...props} labelId={labelId} reasonId={reasonId} />
    </div>
  );
}
