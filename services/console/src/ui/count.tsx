import type { ReactNode } from 'react';

const MOST_SHOWN = 99;

/** A number in words for a small space: nothing for 0, and 99+ for more than 99. */
export const countText = (of: number): string => (of === 0 ? '' : of > MOST_SHOWN ? `${MOST_SHOWN}+` : String(of));

/** Shows a number on a link or button, unless it is 0. */
export function Count({ of }: { of: number }): ReactNode {
  if (of === 0) return null;
  return <span className="count">{countText(of)}</span>;
}
