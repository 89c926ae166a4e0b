import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import './notice.css';

interface NoticeProps {
  /** A warning waits its turn to be read out; an error interrupts. */
  readonly tone: 'warning' | 'error';
  /** One bold sentence: what happened. */
  readonly title: string;
  /** What was used instead, or what was expected and found. */
  readonly children?: ReactNode;
  /** Without it the notice stays until its cause is gone. */
  readonly onClose?: (() => void) | undefined;
  readonly testid?: string | undefined;
}

/** A message above the chart. It never covers anything and never blocks. */
export function Notice({ tone, title, children, onClose, testid = 'notice' }: NoticeProps) {
  return (
    <div className={`u-notice u-notice--${tone}`} role={tone === 'error' ? 'alert' : 'status'} data-testid={testid}>
      <Icon name="warning" />
      <div className="u-notice__text">
        <strong className="u-notice__title">{title}</strong>
        {children !== undefined && <div>{children}</div>}
      </div>
      {onClose && <Button look="quiet" icon={<Icon name="close" />} label="Close this message" onClick={onClose} />}
    </div>
  );
}
