import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';
import './button.css';

/** Names follow looks: at most one solid button a view, outlined for actions, quiet for the header. */
export type ButtonLook = 'solid' | 'outlined' | 'quiet';

interface Shared extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'disabled' | 'title' | 'type'> {
  readonly look?: ButtonLook | undefined;
  /** 32 px, or 40 px in lessons. */
  readonly size?: 'regular' | 'large' | undefined;
  readonly icon?: ReactNode;
  /** If given, the button stays reachable, does nothing and says why. */
  readonly disabledReason?: string | undefined;
  readonly testid?: string | undefined;
}

/** Text, with or without an icon before it; or an icon alone, which then needs `label`, its name for readers. */
type ButtonProps = Shared &
  (
    | { readonly children: ReactNode; readonly label?: undefined }
    | { readonly children?: undefined; readonly label: string }
  );

function classes(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

/** A native button; every further attribute of `<button>` is passed on. */
export function Button(props: ButtonProps) {
  const {
    look = 'outlined',
    size = 'regular',
    icon,
    children,
    label,
    disabledReason,
    testid,
    className,
    ...rest
  } = props;
  const { onClick, ...attributes } = rest;
  const disabled = disabledReason !== undefined;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (disabled) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...attributes}
      type="button"
      className={classes([
        'u-button',
        `u-button--${look}`,
        size === 'large' && 'u-button--large',
        label !== undefined && 'u-button--icon',
        className,
      ])}
      aria-label={label ?? attributes['aria-label']}
      aria-disabled={disabled || undefined}
      title={disabledReason ?? label}
      data-testid={testid}
      onClick={press}
    >
      {icon}
      {children}
    </button>
  );
}
