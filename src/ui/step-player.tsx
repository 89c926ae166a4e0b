import { Button } from './button.tsx';
import { StepIcon } from './step-icons.tsx';
import './step-player.css';

interface StepPlayerProps {
  /** Counted from 0. */
  readonly step: number;
  readonly count: number;
  readonly playing: boolean;
  /** What the step is: shown over the track, and what readers hear as its value. */
  readonly label: string;
  readonly onStep: (step: number) => void;
  readonly onPlay: () => void;
  /** On the range; the buttons get it with their sign's name added. */
  readonly testid: string;
}

/** Goes through steps one by one, by a track or by itself. The native range steps by one; every value is real. */
export function StepPlayer({ step, count, playing, label, onStep, onPlay, testid }: StepPlayerProps) {
  const last = count - 1;
  const back = step <= 0 ? { disabledReason: 'This is the first step' } : {};
  const on = step >= last ? { disabledReason: 'This is the last step' } : {};
  const sign = playing ? 'pause' : 'play';
  return (
    <fieldset className="u-player">
      <legend className="u-hidden">Steps</legend>
      <span className="u-player__buttons">
        <Button
          icon={<StepIcon name="first" />}
          label="First step"
          onClick={() => onStep(0)}
          testid={`${testid}-first`}
          {...back}
        />
        <Button
          icon={<StepIcon name="previous" />}
          label="Previous step"
          onClick={() => onStep(step - 1)}
          testid={`${testid}-previous`}
          {...back}
        />
        <Button
          look="solid"
          icon={<StepIcon name={sign} />}
          label={playing ? 'Pause' : 'Play'}
          onClick={onPlay}
          testid={`${testid}-play`}
        />
        <Button
          icon={<StepIcon name="next" />}
          label="Next step"
          onClick={() => onStep(step + 1)}
          testid={`${testid}-next`}
          {...on}
        />
        <Button
          icon={<StepIcon name="last" />}
          label="Last step"
          onClick={() => onStep(last)}
          testid={`${testid}-last`}
          {...on}
        />
      </span>
      <span className="u-player__track">
        <span className="u-player__label" aria-hidden="true">
          {label}
        </span>
        <input
          className="u-player__range"
          style={{ '--at': last > 0 ? step / last : 0 }}
          type="range"
          min={0}
          max={Math.max(0, last)}
          step={1}
          value={step}
          aria-label="Step"
          aria-valuetext={label}
          onChange={(event) => onStep(Number(event.currentTarget.value))}
          data-testid={testid}
        />
      </span>
    </fieldset>
  );
}
