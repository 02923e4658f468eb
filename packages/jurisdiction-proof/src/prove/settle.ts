import type { Pack, PackMatter, PackPower, Text } from '@hotline/jurisdiction';
import { inForce, sourceOf } from '@hotline/jurisdiction/analysis';
import { share } from '../space/box';
import type { RawFinding, Settlement } from './finding';
import { ownersOf } from './part-findings';
import { intersectSpans } from '../space/spans';
import type { RegionSpan, Partition } from '../space/survey';

/** An edit, and what it makes of the power that was written: of each of its alternatives, unless it is about one of them. */
interface Draft {
  readonly power: PackPower;
  readonly change: Settlement['change'];
  readonly edit: string;
  readonly edited: (p: PackPower) => PackPower;
}

/**
 * The smallest change that settles an overlap: one edit of one power, tried out before it is proposed: the powers clash no more, no
 * others begin to, and no gap opens. First an edit that
 * says where or when the wider power gives way to the narrower, then one that takes the matter out of it, then a ground that ranks.
 */
export function settlementFinder(
  pack: Pack,
  survey: Partition,
): (raw: RawFinding, matter: PackMatter, powers: readonly PackPower[]) => Settlement | undefined {
  return (raw, matter, powers) => {
    const winners = [
      ...new Map(
        raw.powers.flatMap((id) => powers.find((p) => p.id === id) ?? []).map((p) => [writtenAs(p), p]),
      ).values(),
    ];
    const before = survey(matter, powers);
    const clash = namesOf(winners);
    const works = ({ power, change, edited }: Draft): boolean => {
      const concerned = (p: PackPower): boolean =>
        change.when ? p.id === power.id : writtenAs(p) === writtenAs(power);
      const after = survey(
        matter,
        powers.map((p) => (concerned(p) ? edited(p) : p)).filter((p) => !p.exceptMatters.includes(matter.code)),
      );
      return (
        !clashes(after.filter((plot) => meets(plot, raw))).has(clash) &&
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

const meets = (plot: RegionSpan, raw: RawFinding): boolean =>
  plot.regions.some((r) => raw.regions.includes(r)) && intersectSpans(plot, raw) !== undefined;

/** Which powers clash somewhere. */
const clashes = (plots: readonly RegionSpan[]): Set<string> =>
  new Set(
    plots.flatMap((plot) =>
      plot.parts.filter((part) => ownersOf(part).length > 1).map((part) => namesOf(part.winners.map((w) => w.power))),
    ),
  );

const noneNew = (before: ReadonlySet<string>, after: ReadonlySet<string>): boolean =>
  [...after].every((clash) => before.has(clash));

/** Exact, because an edit takes something away from one power or changes its rank: what was a gap stays one. */
function noGapOpens(before: readonly RegionSpan[], after: readonly RegionSpan[]): boolean {
  const days = new Set([...before, ...after].map((plot) => plot.from));
  return [...days].every((day) => gapOn(after, day) <= gapOn(before, day) + 1e-9);
}

/** How much of all places and conditions has no lead on a day. */
function gapOn(plots: readonly RegionSpan[], day: string): number {
  const open = ({ parts, axes }: RegionSpan): number =>
    parts.filter((p) => p.winners.length === 0).reduce((sum, p) => sum + share(p.box, axes.whole), 0);
  return plots.filter((plot) => inForce(plot, day)).reduce((sum, plot) => sum + plot.regions.length * open(plot), 0);
}

function drafts(pack: Pack, codes: readonly string[], winners: readonly PackPower[]): Draft[] {
  const pairs =
    winners.length === 2
      ? winners.flatMap((keep) => winners.filter((p) => p !== keep).map((yields) => ({ keep, yields })))
      : [];
  return [
    ...pairs.flatMap(({ keep, yields }) => byCondition(pack, keep, yields)),
    ...pairs.flatMap(({ keep, yields }) => byPlace(keep, yields)),
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

function byPlace(keep: PackPower, yields: PackPower): Draft[] {
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

/** The weakest ground that still ranks above those of the others. */
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
