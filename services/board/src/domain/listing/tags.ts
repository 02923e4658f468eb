import { isAwaited } from '../promises/promised';
import { isOpen, units, type TicketRow } from '../row';

/** Tags by which lists are filtered. */
export type Tag = readonly [
  name:
    | 'unit'
    | 'state'
    | 'matter'
    | 'region'
    | 'kind'
    | 'urgency'
    | 'channel'
    | 'open'
    | 'suspended'
    | 'promised'
    | 'officer'
    | 'unassigned'
    | 'waiting',
  value: string,
];

/** Index key of open tickets without a running clock; sorts after every due time. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** Value of the tags `open`, `suspended` and `promised`. */
export const OPEN = 'true';

export function tagsOf(row: TicketRow): readonly Tag[] {
  const { state, matter, region, kind, urgency, channel, assigned = [] } = row;
  return [
    ...units(row).map((unit): Tag => ['unit', unit]),
    ['state', state],
    ['urgency', urgency],
    ['channel', channel],
    ...(matter ? [['matter', matter] as const] : []),
    ...(region ? [['region', region] as const] : []),
    ...(kind ? [['kind', kind] as const] : []),
    ...(isOpen(row) ? [['open', OPEN] as const] : []),
    ...(isOpen(row) && row.suspension ? [['suspended', OPEN] as const] : []),
    ...(isAwaited(row) ? [['promised', OPEN] as const] : []),
    ...(row.callerViews ? [['waiting', 'caller-view'] as const] : []),
    ...(row.unitAsks ? [['waiting', 'unit-asks'] as const] : []),
    ...(row.unitAnswer ? [['waiting', 'unit-answered'] as const] : []),
    ...assigned.map(({ officer }) => ['officer', officer] as const),
    ...units(row)
      .filter((unit) => isOpen(row) && assigned.every((one) => one.unit !== unit))
      .map((unit) => ['unassigned', unit] as const),
  ];
}
