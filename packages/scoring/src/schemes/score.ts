import { rounded, type Counts, type SchemeItem, type ScoreScheme } from '@hotline/jurisdiction';

/** What the formulas of a scheme can use for one unit. */
export interface ScoredWork {
  readonly counts: Counts;
  /** By id; a rate without a denominator is absent. */
  readonly rates: Readonly<Record<string, number>>;
  /** Numbers that people state, by id. */
  readonly stated?: Readonly<Record<string, number>> | undefined;
}

export interface ItemScore {
  readonly item: SchemeItem;
  /** Never above `full` of the item; absent when the item is not scored. */
  readonly points?: number;
  /** The formula had no value, and the scheme gives all points in this case. */
  readonly given?: true;
}

export interface SchemeScore {
  /** Earned and added points minus those deducted, at least 0; absent when no earned item is scored. */
  readonly score?: number;
  /** Full points of the earned items that are scored. Below `full` of the scheme, scores are compared as shares. */
  readonly outOf: number;
  /** In the order of the scheme. */
  readonly items: readonly ItemScore[];
}

/** Decimal places of points, as in printed tables. */
const DIGITS = 2;

/** The points of one unit by a scheme. The result depends on nothing else, so it is the same whenever it is computed. */
export function scoreBy(scheme: ScoreScheme, { counts, rates, stated = {} }: ScoredWork): SchemeScore {
  const values: Record<string, number | undefined> = { ...counts, ...rates };
  for (const { id, otherwise } of scheme.stated) values[id] = stated[id] ?? otherwise;
  const items = scheme.items.map((item): ItemScore => {
    const scored = scoreItem(item, values);
    values[item.id] = scored.points;
    return scored;
  });
  const outOf = sum(items, 'earned', ({ item }) => item.full ?? 0);
  if (outOf === 0) return { outOf, items };
  const points = ({ points: own = 0 }: ItemScore): number => own;
  const total = sum(items, 'earned', points) + sum(items, 'added', points) - sum(items, 'deducted', points);
  return { score: Math.max(0, rounded(total, DIGITS)), outOf, items };
}

function scoreItem(item: SchemeItem, values: Readonly<Record<string, number | undefined>>): ItemScore {
  const { full = Infinity, atLeast } = item;
  const value = item.formula.valueOf(values);
  if (value !== undefined) return { item, points: Math.min(full, Math.max(atLeast, rounded(value, DIGITS))) };
  return item.without === 'full' && item.full !== undefined ? { item, points: item.full, given: true } : { item };
}

/** Sums over the scored items of one kind. */
function sum(items: readonly ItemScore[], kind: SchemeItem['kind'], of: (item: ItemScore) => number): number {
  const scored = items.filter(({ item, points }) => item.kind === kind && points !== undefined);
  return rounded(
    scored.reduce((all, one) => all + of(one), 0),
    DIGITS,
  );
}

/** Best share of the possible points first; equal shares have the same rank. Units without a score have no rank. */
export function ranksOf(scores: ReadonlyMap<string, SchemeScore>): ReadonlyMap<string, number> {
  const shares = [...scores].flatMap(([unit, { score, outOf }]) =>
    score === undefined ? [] : [{ unit, share: rounded(score / outOf, 6) }],
  );
  return new Map(
    shares.map(({ unit, share }) => [unit, 1 + shares.filter((other) => other.share > share).length] as const),
  );
}
