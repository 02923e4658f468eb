import type { Pack, PackMatter, PackPower, Text } from '@hotline/jurisdiction';
import { inForce, sourceOf } from '@hotline/jurisdiction/analysis';
import { share } from '../space/box';
import type { RawFinding, Settlement } from './finding';
import { ownersOf } from './part-findings';
import { intersectSpans } from '../space/spans';
import type { RegionSpan, Partition } from '../space/partition';

/**
 * A possible edit of a power. It changes all alternatives of the power as written in the file, except a `when` edit,
 * which changes one alternative.
 */
interface Draft {
  readonly power: PackPower;
  readonly change: Settlement['change'];
  readonly edit: string;
  readonly edited: (p: PackPower) => PackPower;
}

/**
 * Finds an edit of one power that removes an overlap. Each possible edit is applied and checked: the powers must no
 * longer overlap, no other powers may begin to overlap, and no gap may appear. Order of the attempts: an excluded
 * condition, an excluded region, the matter excluded from the wider power, a ground that ranks higher.
 */
export function settlementFinder(
  pack: Pack,
  partition: Partition,
): (raw: RawFinding, matter: PackMatter, powers: readonly PackPower[]) => Settlement | undefined {
  return (raw, matter, powers) => {
    const winners = [
      ...new Map(
        raw.powers.flatMap((id) => powers.find((p) => p.id === id) ?? []).map((p) => [writtenAs(p), p]),
      ).values(),
    ];
    const before = partition(matter, powers);
    const clash = namesOf(winners);
    const works = ({ power, change, edited }: Draft): boolean => {
      const concerned = (p: PackPower): boolean =>
        change.when ? p.id === power.id : writtenAs(p) === writtenAs(power);
      const after = partition(
        matter,
        powers.map((p) => (concerned(p) ? edited(p) : p)).filter((p) => !p.exceptMatters.includes(matter.code)),
      );
      return (
        !clashes(after.filter((area) => meets(area, raw))).has(clash) &&
        noneNew(clashes(before), clashes(after)) &&
        noGapOpens(before, after)
      );
    };
    const draft = drafts(pack, raw.matters, winners).find(works);
    return draft && settlement(draft);
  };
}

const writtenAs = (p: PackPower): string => p.alternativeOf ?? p.id;

const namesOf = (powers: readonly PackPower[]): string => [...new Set(powers.map(writtenAs))].sort().join();

const meets = (area: RegionSpan, raw: RawFinding): boolean =>
  area.regions.some((r) => raw.regions.includes(r)) && intersectSpans(area, raw) !== undefined;

/** Keys of the sets of powers that overlap in some part. */
const clashes = (areas: readonly RegionSpan[]): Set<string> =>
  new Set(
    areas.flatMap((area) =>
      area.parts.filter((part) => ownersOf(part).length > 1).map((part) => namesOf(part.winners.map((w) => w.power))),
    ),
  );

const noneNew = (before: ReadonlySet<string>, after: ReadonlySet<string>): boolean =>
  [...after].every((clash) => before.has(clash));

/**
 * Compares the total size of the gaps on each day. That suffices because an edit narrows a power or changes its rank,
 * so no existing gap closes.
 */
function noGapOpens(before: readonly RegionSpan[], after: readonly RegionSpan[]): boolean {
  const days = new Set([...before, ...after].map((area) => area.from));
  return [...days].every((day) => gapOn(after, day) <= gapOn(before, day) + 1e-9);
}

/** Size of the gaps on a day: the sum over all regions of the share of cases without a lead. */
function gapOn(areas: readonly RegionSpan[], day: string): number {
  const open = ({ parts, axes }: RegionSpan): number =>
    parts.filter((p) => p.winners.length === 0).reduce((sum, p) => sum + share(p.box, axes.whole), 0);
  return areas.filter((area) => inForce(area, day)).reduce((sum, area) => sum + area.regions.length * open(area), 0);
}

function drafts(pack: Pack, codes: readonly string[], winners: readonly PackPower[]): Draft[] {
  const pairs =
    winners.length === 2
      ? winners.flatMap((keep) => winners.filter((p) => p !== keep).map((yields) => ({ keep, yields })))
      : [];
  return [
    ...pairs.flatMap(({ keep, yields }) => byCondition(pack, keep, yields)),
    ...pairs.flatMap(({ keep, yields }) => byRegion(keep, yields)),
    ...pairs.filter(({ keep, yields }) => width(yields) > width(keep)).flatMap(({ yields }) => byMatter(codes, yields)),
    ...winners.flatMap((keep) => byGround(pack, keep, winners)),
    ...pairs
      .filter(({ keep, yields }) => width(yields) === width(keep))
      .flatMap(({ yields }) => byMatter(codes, yields)),
  ];
}

const width = (p: PackPower): number => p.fields.length * 1000 + p.matters.length;

const valuesOf = (pack: Pack, fact: string): string[] =>
  pack.facts.find((f) => f.name === fact)?.values.map((v) => v.value) ?? [];

function byCondition(pack: Pack, keep: PackPower, yields: PackPower): Draft[] {
  return Object.entries(keep.when)
    .filter(([fact]) => !(fact in yields.when))
    .map(([fact, values]) => ({
      power: yields,
      change: { when: { [fact]: { not: values } } },
      edit: `when: {${fact}: {not: [${values.join(', ')}]}}`,
      edited: (p) => ({ ...p, when: { ...p.when, [fact]: valuesOf(pack, fact).filter((v) => !values.includes(v)) } }),
    }));
}

function byRegion(keep: PackPower, yields: PackPower): Draft[] {
  if (!keep.where || (yields.where && yields.where.join() === keep.where.join())) return [];
  const exceptWhere = [...yields.exceptWhere, ...keep.where];
  return [
    {
      power: yields,
      change: { exceptWhere },
      edit: `exceptWhere: [${exceptWhere.join(', ')}]`,
      edited: (p) => ({ ...p, exceptWhere }),
    },
  ];
}

function byMatter(codes: readonly string[], yields: PackPower): Draft[] {
  const exceptMatters = [...yields.exceptMatters, ...codes];
  return [
    {
      power: yields,
      change: { exceptMatters },
      edit: `exceptMatters: [${exceptMatters.join(', ')}]`,
      edited: (p) => ({ ...p, exceptMatters }),
    },
  ];
}

/** Edits the ground of `keep` to the weakest ground that ranks above those of all candidates. */
function byGround({ routing }: Pack, keep: PackPower, winners: readonly PackPower[]): Draft[] {
  const ranks = routing.precedence.map((rule) => rule.ground);
  const theirs = winners.map((p) => ranks.indexOf(p.ground)).map((rank) => (rank < 0 ? ranks.length : rank));
  const ground = ranks[Math.min(...theirs) - 1];
  if (ground === undefined) return [];
  return [{ power: keep, change: { ground }, edit: `ground: ${ground}`, edited: (p) => ({ ...p, ground }) }];
}

function settlement({ power, change, edit }: Draft): Settlement {
  const name = writtenAs(power);
  const nth = change.when && power.alternativeOf !== undefined ? Number(power.id.slice(name.length + 1)) : undefined;
  const which = nth === undefined ? { zh: '', en: '' } : { zh: `的第${nth}种情形`, en: `alternative ${nth} of ` };
  const text: Text = { zh: `在权责“${name}”${which.zh}中写上 ${edit}`, en: `write ${edit} into ${which.en}"${name}"` };
  return { power: name, ...(nth === undefined ? {} : { alternative: nth }), change, ...sourceOf(power), text };
}
