import type { ReactNode } from 'react';

const MOST_SHOWN = 99;

/** Shows a number on a link or button, unless it is 0. */
export function Count({ of }: { of: number }): ReactNode {
  if (of === 0) return null;
  return <span className="count">{of > MOST_SHOWN ? `${MOST_SHOWN}+` : of}</span>;
}
