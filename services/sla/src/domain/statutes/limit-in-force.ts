import type { TargetName } from '@hotline/contracts';
import type { Limit, SlaPolicy } from '@hotline/jurisdiction';
import type { Time } from '../time';

/** The limit of a clock. `statute`: id of the law that sets it; absent: the policy of the hotline does. */
export interface LimitInForce {
  readonly limit: Limit;
  readonly statute?: string;
}

type Stated = { readonly [N in TargetName]?: Limit | undefined };

/**
 * The limit of a clock that starts at `startedAt`: that of the policy, or that of a law if it is due later. Undefined if
 * nobody states one.
 */
export function limitInForce(
  { targets, statutes }: SlaPolicy,
  { name, startedAt }: { readonly name: TargetName; readonly startedAt: number },
  time: Pick<Time, 'dueAt'>,
): LimitInForce | undefined {
  const ofPolicy: Stated = targets;
  const ofLaws = statutes.map((law): readonly [Stated, string] => [law.targets, law.id]);
  const stated = [[ofPolicy] as const, ...ofLaws].flatMap(([limits, statute]): LimitInForce[] => {
    const limit = limits[name];
    return limit ? [{ limit, ...(statute === undefined ? {} : { statute }) }] : [];
  });
  if (stated.length < 2) return stated[0];
  const dueOf = ({ limit }: LimitInForce): number => {
    const due = time.dueAt(startedAt, limit);
    return typeof due === 'number' ? due : Infinity;
  };
  return stated.reduce((latest, one) => (dueOf(one) > dueOf(latest) ? one : latest));
}

/** Whether two limits have the same length and are set by the same law, or by none. */
export const sameLimit = (one: LimitInForce, other: LimitInForce): boolean =>
  one.limit.amount === other.limit.amount && one.limit.unit === other.limit.unit && one.statute === other.statute;
