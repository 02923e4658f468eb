import type { Seat } from '@hotline/jurisdiction/analysis';
import type { Pack, Text } from '@hotline/jurisdiction';
import { unitKindNames } from '@hotline/jurisdiction/language';
import type { RawFinding } from './finding';
import { spanText } from '../space/spans';

type Say = (raw: RawFinding) => Text;

/** Puts findings in one sentence each, with the names of the pack. */
export function findingWriter(pack: Pack): Say {
  const names = new Map<string, Text>([
    ...pack.matters.map((m): [string, Text] => [`m ${m.code}`, m.name]),
    ...pack.regions.map((r): [string, Text] => [`r ${r.code}`, r.name]),
    ...pack.units.map((u): [string, Text] => [`u ${u.id}`, u.name]),
    ...pack.figures.map((f): [string, Text] => [
      `f ${f.id}`,
      { zh: `${f.name.zh}（原文${f.is}）`, en: `${f.name.en} (stated: ${f.is})` },
    ]),
    ...pack.qualifications.map((q): [string, Text] => [`q ${q.id}`, q.name]),
    ...pack.facts.flatMap((f) => f.values.map((v): [string, Text] => [`${f.name} ${v.value}`, v.name])),
  ]);
  const some = (prefix: string, codes: readonly string[]): Text => {
    const shown = codes.slice(0, 3).map((code) => names.get(`${prefix} ${code}`) ?? { zh: code, en: code });
    const more = codes.length - shown.length;
    return {
      zh: shown.map((n) => n.zh).join('、') + (more > 0 ? `等${codes.length}个` : ''),
      en: shown.map((n) => n.en).join(', ') + (more > 0 ? ` and ${more} more` : ''),
    };
  };
  const holders = new Map(pack.powers.map((p) => [p.id, p.holder]));
  const seat = (holder: Seat): Text => {
    if (typeof holder === 'string') return some('u', [holder]);
    const { local: kind, of, across } = holder;
    const [whose, beside] = [
      of === undefined ? undefined : some('u', [of]),
      across ? { zh: '交界对面的', en: ' across the border' } : { zh: '当地', en: ' of the place' },
    ];
    return {
      zh: `${whose ? `${whose.zh}的` : ''}${beside.zh}${unitKindNames[kind].zh}`,
      en: `the ${unitKindNames[kind].en}${beside.en}${whose ? `, of ${whose.en}` : ''}`,
    };
  };
  return (raw) => {
    const facts = Object.entries(raw.conditions).map(([fact, values]) => some(fact, values));
    return sentences[raw.kind]({
      raw,
      what: some('m', raw.matters),
      where: placed(some('r', raw.regions), facts, spanText(raw, pack.jurisdiction.since)),
      who: raw.seat === undefined ? some('u', raw.units) : seat(raw.seat),
      each:
        raw.kind === 'unequal'
          ? raw.matters.map((code, i) => ({
              what: some('m', [code]),
              who: seat(holders.get(raw.powers[i] as string) as Seat),
            }))
          : [],
      powers: raw.powers.join(', '),
      figure: some('f', raw.powers),
      other: some(raw.kind === 'unqualified' ? 'q' : 'u', raw.other === undefined ? [] : [raw.other]),
    });
  };
}

interface Said {
  readonly raw: RawFinding;
  readonly what: Text;
  readonly where: Text;
  readonly who: Text;
  /** Who leads each of several matters. */
  readonly each: readonly { readonly what: Text; readonly who: Text }[];
  readonly powers: string;
  readonly figure: Text;
  readonly other: Text;
}

function placed(where: Text, facts: readonly Text[], days: Text): Text {
  return {
    zh: `在${where.zh}${facts.length > 0 ? `（${facts.map((f) => f.zh).join('；')}）` : ''}${days.zh}`,
    en: `in ${where.en}${facts.length > 0 ? ` (${facts.map((f) => f.en).join('; ')})` : ''}${days.en}`,
  };
}

const some = (raw: RawFinding): boolean => raw.units.length > 0;

const sentences: Readonly<Record<RawFinding['kind'], (said: Said) => Text>> = {
  gap: ({ raw, what, where, who }) => ({
    zh: `${where.zh}，没有单位有权主办“${what.zh}”${some(raw) ? `；${who.zh}只有其他职责` : ''}`,
    en: `Nobody may lead on "${what.en}" ${where.en}${some(raw) ? `; ${who.en} may only do other things` : ''}`,
  }),
  vacuum: ({ what, where, who }) => ({
    zh: `${where.zh}，${who.zh}可以监管“${what.zh}”，但没有单位有权处罚`,
    en: `${who.en} may supervise "${what.en}" ${where.en}, but nobody may punish`,
  }),
  overlap: ({ what, where, who }) => ({
    zh: `${where.zh}，${who.zh}都有权主办“${what.zh}”，没有规则分出先后`,
    en: `${who.en} may all lead on "${what.en}" ${where.en}, and no rule tells them apart`,
  }),
  never: ({ powers, who }) => ({
    zh: `${who.zh}的权力“${powers}”在任何地点、条件和日期都不起作用`,
    en: `Power "${powers}" of ${who.en} decides nothing at any place, under any condition, on any day`,
  }),
  expired: ({ raw, powers, who }) => ({
    zh: `${who.zh}的委托“${powers}”已于${raw.until}到期`,
    en: `The entrustment "${powers}" of ${who.en} ended on ${raw.until}`,
  }),
  expiring: ({ raw, powers, who }) => ({
    zh: `${who.zh}的委托“${powers}”将于${raw.until}到期`,
    en: `The entrustment "${powers}" of ${who.en} ends on ${raw.until}`,
  }),
  powerless: ({ what, where, who }) => ({
    zh: `${where.zh}，${who.zh}以没有主体资格的名义主办“${what.zh}”`,
    en: `${who.en} would lead on "${what.en}" ${where.en} in a name that has no standing`,
  }),
  'pushed-down': ({ what, where, who }) => ({
    zh: `${where.zh}，应由部门承担的“${what.zh}”压给了${who.zh}`,
    en: `"${what.en}" needs a department, but ${who.en} would lead on it ${where.en}`,
  }),
  unqualified: ({ what, where, who, other }) => ({
    zh: `${where.zh}，主办“${what.zh}”的${who.zh}没有${other.zh}`,
    en: `${who.en} would lead on "${what.en}" ${where.en} without: ${other.en}`,
  }),
  'dead-end': ({ what, where, who, other }) => ({
    zh: `${where.zh}，${who.zh}把“${what.zh}”的案件移送${other.zh}，但后者无权处罚`,
    en: `${who.en} hands cases of "${what.en}" ${where.en} to ${other.en}, which may not punish them`,
  }),
  disagrees: ({ raw, figure }) => ({
    zh: `${figure.zh}，按各项计算为${raw.other}`,
    en: `${figure.en} comes to ${raw.other} from its parts`,
  }),
  'own-cause': ({ what, where, other }) => ({
    zh: `${where.zh}，“${what.zh}”的争议由当事一方${other.zh}指定`,
    en: `The dispute about "${what.en}" ${where.en} is decided by a party to it: ${other.en}`,
  }),
  unequal: ({ where, each }) => ({
    zh: `${where.zh}，密切相关的事项分由不同单位主办：${each.map((e) => `“${e.what.zh}”由${e.who.zh}主办`).join('，')}`,
    en: `Related matters are led by different units ${where.en}: ${each.map((e) => `"${e.what.en}" by ${e.who.en}`).join(', ')}`,
  }),
};
