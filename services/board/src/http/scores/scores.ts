import { localDates } from '@hotline/calendar';
import type * as api from '@hotline/contracts';
import { countNames, rounded, type Jurisdiction, type ScoreScheme } from '@hotline/jurisdiction';
import { Refusal, type Documents } from '@hotline/runtime';
import { measure, ranksOf, scoreBy, type MeasuredGroup, type SchemeScore } from '@hotline/scoring';
import { unknownScheme } from '../../domain/figures/scheme-refusals';
import { sheetAt, type ScoreSheet, type SheetAt, type SheetOf } from '../../domain/score-sheets/sheet';
import type { TicketRow } from '../../domain/row';
import { recordsOfPeriod } from '../../gather/records-of-period';
import { periodOf, type NamedPeople } from '../rates';
import { sheetView } from './sheet-view';

type Query = api.InputOf<typeof api.readScores>['query'];
type Answer = api.ResponseOf<typeof api.readScores>;

export interface ScoresSetting {
  readonly rows: Documents<TicketRow>;
  /** The jurisdiction in the version that was in force at an instant (epoch ms). */
  readonly jurisdictionAt: (at: number) => Jurisdiction;
  /** Name under which its tickets are stored. */
  readonly name: string;
  readonly now: number;
  readonly sheetOf: (of: SheetOf) => Promise<ScoreSheet | undefined>;
  readonly peopleOf: (ids: readonly string[]) => Promise<NamedPeople>;
  /** The only unit whose score the reader may see; absent: every unit. */
  readonly ownUnit?: string | undefined;
}

/** The scores of a period by one scheme of the pack. */
export async function scores(setting: ScoresSetting, query: Query): Promise<Answer> {
  const { rows, name, now, jurisdictionAt, ownUnit } = setting;
  const asked = periodOf(query, localDates(jurisdictionAt(now).calendar.timeZone), now);
  const first = chosenScheme(jurisdictionAt(asked.asOf).evaluation.schemes, query.scheme);
  const sheet = sheetAt(first && (await setting.sheetOf({ ...query, scheme: first.id })), asked.asOf);
  const period = { ...asked, asOf: sheet.figuresAt };
  const jurisdiction = jurisdictionAt(period.asOf);
  const { evaluation } = jurisdiction;
  const scheme = first && chosenScheme(evaluation.schemes, first.id);
  const read = scheme ? await recordsOfPeriod(rows, name, period, evaluation.recurrenceDays) : [];
  const counted = read.filter(({ id }) => !sheet.excluded.has(id));
  const { groups } = measure(counted, period, evaluation, ({ unit }) => (unit === undefined ? [] : [unit]));
  const unitOf = new Map(read.map(({ id, unit }) => [id, unit]));
  return {
    from: query.from,
    until: query.until,
    asOf: new Date(asked.asOf).toISOString(),
    version: jurisdiction.version,
    schemes: evaluation.schemes.map(({ id, name: text }) => ({ id, name: text })),
    ...(scheme ? { scheme: schemeView(scheme) } : {}),
    named: namedIn(jurisdiction, scheme),
    peerGroups: [...evaluation.peerGroups],
    units: scheme
      ? scoredUnits(jurisdiction, scheme, groups, { sheet, unitOf }).filter(
          ({ unit }) => ownUnit === undefined || unit === ownUnit,
        )
      : [],
    ...(await sheetView(sheet, { ...setting, unitOf, reasons: evaluation.exclusions })),
  };
}

/** What people decided about the scores, and the unit for which each ticket of the period counts. */
interface Decisions {
  readonly sheet: SheetAt;
  readonly unitOf: ReadonlyMap<string, string | undefined>;
}

function chosenScheme(schemes: readonly ScoreScheme[], id: string | undefined): ScoreScheme | undefined {
  if (id === undefined) return schemes[0];
  const found = schemes.find((scheme) => scheme.id === id);
  if (!found) throw new Refusal(unknownScheme(schemes));
  return found;
}

const schemeView = ({ id, name, full, items, stated }: ScoreScheme): NonNullable<Answer['scheme']> => ({
  id,
  name,
  full,
  stated: stated.map((one) => ({ id: one.id, name: one.name })),
  items: items.map((item) => ({
    id: item.id,
    name: item.name,
    kind: item.kind,
    ...(item.full === undefined ? {} : { full: item.full }),
    ...(item.atLeast === 0 ? {} : { atLeast: item.atLeast }),
    formula: item.written,
  })),
});

const namedIn = ({ evaluation }: Jurisdiction, scheme: ScoreScheme | undefined): Answer['named'] => [
  ...Object.entries(countNames).map(([id, name]) => ({ id, name, show: 'count' as const })),
  ...evaluation.rates.map(({ id, name, show }) => ({ id, name, show })),
  ...(scheme?.stated ?? []).map(({ id, name }) => ({ id, name, show: 'number' as const })),
];

interface ScoredGroup {
  readonly group: MeasuredGroup;
  readonly peers: string | undefined;
  readonly result: SchemeScore;
}

/** Scores every unit that the scheme covers, and ranks it among its peers. */
function scoredUnits(
  { units, evaluation }: Jurisdiction,
  scheme: ScoreScheme,
  groups: readonly MeasuredGroup[],
  { sheet, unitOf }: Decisions,
): api.UnitScore[] {
  const { peersOf, peerGroups } = evaluation;
  const scored = groups
    .filter(({ key }) => scheme.peerGroups?.includes(peersOf.get(key) ?? '') ?? true)
    .map((group): ScoredGroup => {
      const result = scoreBy(scheme, { ...group, stated: sheet.stated.get(group.key) });
      return { group, peers: peersOf.get(group.key), result: corrected(result, sheet.corrections.get(group.key)) };
    });
  const excluded = [...sheet.excluded].map((id) => unitOf.get(id));
  const ranksIn = ranksByPeers(scored, peerGroups);
  return scored
    .map(({ group, peers, result }) => {
      const ranks = peers === undefined ? undefined : ranksIn.get(peers);
      return {
        unit: group.key,
        name: units.get(group.key)?.name ?? { zh: group.key, en: group.key },
        ...(peers === undefined ? {} : { peerGroup: peers }),
        ...rankView(ranks?.get(group.key)),
        peers: ranks?.size ?? 0,
        ...scoreView(group, result),
        ...correctionView(sheet.corrections.get(group.key)),
        excluded: excluded.filter((unit) => unit === group.key).length,
        stated: { ...sheet.stated.get(group.key) },
      };
    })
    .sort(byPeersAndRank(peerGroups));
}

type PeerGroups = Jurisdiction['evaluation']['peerGroups'];

const ranksByPeers = (scored: readonly ScoredGroup[], peerGroups: PeerGroups) =>
  new Map(
    peerGroups.map(({ id }) => {
      const same = scored.filter(({ peers }) => peers === id);
      return [id, ranksOf(new Map(same.map(({ group, result }) => [group.key, result] as const)))] as const;
    }),
  );

/** In the order of the peer groups, the best rank first, units without a rank last. */
function byPeersAndRank(peerGroups: PeerGroups): (a: api.UnitScore, b: api.UnitScore) => number {
  const order = (peers: string | undefined): number => {
    const at = peerGroups.findIndex(({ id }) => id === peers);
    return at < 0 ? peerGroups.length : at;
  };
  const rankFirst = ({ rank = Number.MAX_SAFE_INTEGER }: api.UnitScore): number => rank;
  return (a, b) => order(a.peerGroup) - order(b.peerGroup) || rankFirst(a) - rankFirst(b) || (a.unit < b.unit ? -1 : 1);
}

/** The score with the points of accepted appeals, at least 0. */
const corrected = (result: SchemeScore, points = 0): SchemeScore =>
  result.score === undefined ? result : { ...result, score: Math.max(0, rounded(result.score + points, 2)) };

const correctionView = (correction: number | undefined) => (correction === undefined ? {} : { correction });
const rankView = (rank: number | undefined): { readonly rank?: number } => (rank === undefined ? {} : { rank });

const scoreView = ({ counts, rates, coverage }: MeasuredGroup, { score, outOf, items }: SchemeScore) => ({
  ...(score === undefined ? {} : { score }),
  outOf,
  ...(coverage === undefined ? {} : { coverage }),
  counts: { ...counts },
  rates: { ...rates },
  items: items.map(({ item, points, given }) => ({
    id: item.id,
    ...(points === undefined ? {} : { points }),
    ...(given ? { given } : {}),
  })),
});
