import type { Text } from '../jurisdiction';
import type { Pack, PackMatter, PackPower } from '../pack';
import type { Raw, Settlement } from './finding';
import { ownersOf } from './judge-plot';
import type { Survey } from './survey';

interface Draft {
  readonly settlement: Settlement;
  readonly power: PackPower;
}

/**
 * The smallest change that settles an overlap: one edit of one power, tried out before it is proposed. First an edit that
 * says where or when the wider power gives way to the narrower, then one that takes the matter out of it, then a ground that ranks.
 */
export function settler(pack: Pack, survey: Survey): (raw: Raw, matter: PackMatter, powers: readonly PackPower[]) => Settlement | undefined {
  return (raw, matter, powers) => {
    const winners = raw.powers.flatMap((id) => powers.find((p) => p.id === id) ?? []);
    const gapsBefore = gaps(survey, matter, powers);
    const works = ({ power }: Draft): boolean => {
      const changed = powers.map((p) => (p.id === power.id ? power : p)).filter((p) => !p.exceptMatters.includes(matter.code));
      return settled(survey, matter, changed, raw) && gaps(survey, matter, changed) <= gapsBefore;
    };
    return drafts(pack, raw.matters, winners).find(works)?.settlement;
  };
}

/** No overlap is left at the places and days of the finding. */
function settled(survey: Survey, matter: PackMatter, powers: readonly PackPower[], raw: Raw): boolean {
  return survey(matter, powers)
    .filter((plot) => plot.regions.some((r) => raw.regions.includes(r)) && (raw.until === undefined || plot.from <= raw.until) && (plot.until === undefined || plot.until >= raw.from))
    .every((plot) => plot.parts.every((part) => ownersOf(part).length < 2 || !sameWinners(part.winners.map((w) => w.power.id), raw.powers)));
}

const sameWinners = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === b.join();

function gaps(survey: Survey, matter: PackMatter, powers: readonly PackPower[]): number {
  return survey(matter, powers).reduce((sum, plot) => sum + plot.parts.filter((p) => p.winners.length === 0).length * plot.regions.length, 0);
}

function drafts(pack: Pack, codes: readonly string[], winners: readonly PackPower[]): Draft[] {
  const pairs = winners.length === 2 ? winners.flatMap((keep) => winners.filter((p) => p !== keep).map((yields) => ({ keep, yields }))) : [];
  return [
    ...pairs.flatMap(({ keep, yields }) => byCondition(pack, keep, yields)),
    ...pairs.flatMap(({ keep, yields }) => byPlace(keep, yields)),
    ...pairs.filter(({ keep, yields }) => width(yields) > width(keep)).flatMap(({ yields }) => byMatter(codes, yields)),
    ...winners.flatMap((keep) => byGround(pack, keep, winners)),
    ...pairs.filter(({ keep, yields }) => width(yields) === width(keep)).flatMap(({ yields }) => byMatter(codes, yields)),
  ];
}

const width = (p: PackPower): number => p.fields.length * 1000 + p.matters.length;

const valuesOf = (pack: Pack, fact: string): string[] => pack.facts.find((f) => f.name === fact)?.values.map((v) => v.value) ?? [];

function byCondition(pack: Pack, keep: PackPower, yields: PackPower): Draft[] {
  return Object.entries(keep.when)
    .filter(([fact]) => !(fact in yields.when))
    .map(([fact, values]) => ({
      settlement: { power: yields.id, change: { when: { [fact]: { not: values } } }, text: say(yields, `when: {${fact}: {not: [${values.join(', ')}]}}`) },
      power: { ...yields, when: { ...yields.when, [fact]: valuesOf(pack, fact).filter((v) => !values.includes(v)) } },
    }));
}

function byPlace(keep: PackPower, yields: PackPower): Draft[] {
  if (!keep.where || (yields.where && yields.where.join() === keep.where.join())) return [];
  const exceptWhere = [...yields.exceptWhere, ...keep.where];
  return [{ settlement: { power: yields.id, change: { exceptWhere }, text: say(yields, `exceptWhere: [${exceptWhere.join(', ')}]`) }, power: { ...yields, exceptWhere } }];
}

function byMatter(codes: readonly string[], yields: PackPower): Draft[] {
  const exceptMatters = [...yields.exceptMatters, ...codes];
  return [{ settlement: { power: yields.id, change: { exceptMatters }, text: say(yields, `exceptMatters: [${exceptMatters.join(', ')}]`) }, power: { ...yields, exceptMatters } }];
}

/** The weakest ground that still ranks above those of the others. */
function byGround({ routing }: Pack, keep: PackPower, winners: readonly PackPower[]): Draft[] {
  const ranks = routing.precedence.map((rule) => rule.ground);
  const theirs = winners.map((p) => ranks.indexOf(p.ground)).map((rank) => (rank < 0 ? ranks.length : rank));
  const ground = ranks[Math.min(...theirs) - 1];
  if (ground === undefined) return [];
  return [{ settlement: { power: keep.id, change: { ground }, text: say(keep, `ground: ${ground}`) }, power: { ...keep, ground } }];
}

const say = (power: PackPower, edit: string): Text => ({ zh: `给“${power.id}”写上 ${edit}`, en: `write ${edit} into "${power.id}"` });
