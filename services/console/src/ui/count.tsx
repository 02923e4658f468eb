import type { ReactNode } from 'react';

const MOST_SHOWN = 99;

/** A number on a link or button; nothing if there is nothing. */
export function Count({ of }: { of: number }): ReactNode {
  if (of === 0) return null;
  return <span className="count">{of > MOST_SHOWN ? `${MOST_SHOWN}+` : of}</span>;
}
