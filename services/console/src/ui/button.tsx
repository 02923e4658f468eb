import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { printed } from '../keys/registry';
import { Icon, type IconName } from './icon';

interface Look {
  readonly tone?: 'main' | 'plain' | 'danger' | 'quiet';
  readonly size?: 'row' | 'touch';
  readonly icon?: IconName;
  /** Key of the action, printed on the button. */
  readonly keys?: string | undefined;
  readonly isBusy?: boolean;
}

/** A button that shows its key where there is a keyboard. */
export function Button({
  tone = 'plain',
  size,
  icon,
  keys,
  isBusy,
  className,
  children,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={['button', tone, size ?? '', className ?? ''].join(' ').trim()}
      aria-busy={isBusy || undefined}
      disabled={rest.disabled || isBusy}
    >
      {icon && <Icon name={icon} />}
      <span className="cut">{children}</span>
      {keys && (
        <kbd className="hint" aria-hidden="true">
          {printed(keys)}
        </kbd>
      )}
    </button>
  );
}
