import { useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import type { ButtonLook } from './button.tsx';
import { Icon } from './icons.tsx';
import { Popover } from './popover.tsx';
import './copy-button.css';

interface CopyButtonProps {
  /** Called at the press, so that the newest text is copied. */
  readonly text: () => string;
  /** Copy link. */
  readonly label?: string | undefined;
  /** Read out afterwards: Link copied. The button itself shows "Copied". */
  readonly done?: string | undefined;
  readonly look?: ButtonLook | undefined;
  /** The icon alone, for phones. */
  readonly compact?: boolean | undefined;
  readonly testid?: string | undefined;
}

/** How long, in ms, the button says that it is done. */
const SHOWN = 2400;

function useCopy(text: () => string, onRefused: () => void) {
  const [copied, setCopied] = useState(false);
  const [refused, setRefused] = useState('');
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    const current = text();
    try {
      // Absent on insecure origins, rejected in a sandboxed frame: both leave copying to the reader.
      await navigator.clipboard.writeText(current);
      setCopied(true);
    } catch {
      setRefused(current);
      onRefused();
    }
  };
  return { copied, refused, copy };
}

/** Copies a text; where the browser refuses, shows it selected in a field, ready for the reader's own copy command. */
export function CopyButton(props: CopyButtonProps) {
  const { text, label = 'Copy link', done = 'Link copied', look = 'outlined', compact = false, testid } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLSpanElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { copied, refused, copy } = useCopy(text, () => popover.current?.showPopover());
  const icon = <Icon name={copied ? 'check' : 'link'} />;
  const shared = { ref: button, look, icon, testid, onClick: () => void copy() };
  return (
    <>
      {compact ? (
        <Button {...shared} label={label} />
      ) : (
        <Button {...shared} aria-label={label}>
          <span className="u-copy__label" data-copied={copied || undefined}>
            <span>{label}</span>
            <span>Copied</span>
          </span>
        </Button>
      )}
      <output className="u-hidden">{copied && done}</output>
      <Popover id={id} label={label} anchor={button} ref={popover} onOpen={() => field.current?.select()}>
        <label htmlFor={`${id}field`}>The browser did not let the page copy. Copy it from here:</label>
        <input
          ref={field}
          id={`${id}field`}
          className="u-copy__text"
          readOnly
          value={refused}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Popover>
    </>
  );
}
