import type { NewEvent } from '@hotline/contracts';
import type { Joined } from './same';
import type { Candidate } from './ticket';

/** The fact that others may be the same; none when there are none. */
export function possiblySame(candidates: readonly Candidate[], { issue, again }: Joined): NewEvent[] {
  if (candidates.length === 0 && issue === undefined) return [];
  const found = candidates.map(({ registeredAt: _registeredAt, ...candidate }) => candidate);
  return [
    {
      type: 'PossiblySameFound',
      data: { candidates: found, ...(issue === undefined ? {} : { issue }), ...(again === undefined ? {} : { again }) },
    },
  ];
}
