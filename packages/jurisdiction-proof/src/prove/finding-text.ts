import { dutyNames, type NamedUnit } from '@hotline/jurisdiction/analysis';
import type { Pack, Text } from '@hotline/jurisdiction';
import { unitKindNames } from '@hotline/jurisdiction/language';
import type { RawFinding } from './finding';
import { spanText } from '../space/spans';

type WriteFinding = (raw: RawFinding) => Text;

const fieldKey = (code: string): string => `d ${code}`;
const same = (word: string): Text => ({ zh: word, en: word });

/** Writes one sentence for each finding, with the names of the pack. */
export function findingWriter(pack: Pack): WriteFinding {
  const list = nameLister(namesOf(pack));
  const some = (prefix: string, codes: readonly string[]): Text => list(codes.map((code) => `${prefix} ${code}`));
  const holders = new Map(pack.powers.map((p) => [p.id, p.holder]));
  const powerText = powerWriter(pack, list);
  const leads = ({ kind, matters, powers }: RawFinding): FindingNames['each'] =>
    kind === 'unequal'
      ? matters.map((code, i) => ({
          what: some('m', [code]),
          who: seatText(holders.get(powers[i] as string) as NamedUnit, some),
        }))
      : [];
  return (raw) => {
    const facts = Object.entries(raw.conditions).map(([fact, values]) => some(fact, values));
    return sentences[raw.kind]({
      raw,
      what: some('m', raw.matters),
      where: placed(some('r', raw.regions), facts, spanText(raw, pack.jurisdiction.since)),
      who: raw.seat === undefined ? some('u', raw.units) : seatText(raw.seat, some),
      each: leads(raw),
      power: powerText(raw.powers[0] ?? ''),
      figure: some('f', raw.powers),
      other: some(raw.kind === 'unqualified' ? 'q' : 'u', raw.other === undefined ? [] : [raw.other]),
    });
  };
}

/**
 * Key → name of an entry. The key is a letter for the kind of entry, a blank and the code. The key of a value of a fact
 * is the name of the fact, a blank and the value.
 */
function namesOf(pack: Pack): ReadonlyMap<string, Text> {
  return new Map<string, Text>([
    ...pack.fields.map((f): [string, Text] => [fieldKey(f.code), f.name]),
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
}

type ListNames = (keys: readonly string[]) => Text;

/** Returns a function that lists at most three names, and the number of the others. */
function nameLister(names: ReadonlyMap<string, Text>): ListNames {
  return (keys) => {
    const shown = keys.slice(0, 3).map((key) => names.get(key) ?? same(key.slice(key.indexOf(' ') + 1)));
    const more = keys.length - shown.length;
    return {
      zh: shown.map((n) => n.zh).join('、') + (more > 0 ? `等${keys.length}个` : ''),
      en: shown.map((n) => n.en).join(', ') + (more > 0 ? ` and ${more} more` : ''),
    };
  };
}

function seatText(holder: NamedUnit, some: (prefix: string, codes: readonly string[]) => Text): Text {
  if (typeof holder === 'string') return some('u', [holder]);
  const { local: kind, of, across } = holder;
  const whose = of === undefined ? undefined : some('u', [of]);
  const beside = across ? { zh: '交界对面的', en: '' } : { zh: '当地', en: 'local ' };
  const suffix = `${across ? ' across the border' : ''}${whose ? ` of ${whose.en}` : ''}`;
  return {
    zh: `${whose ? `${whose.zh}的` : ''}${beside.zh}${unitKindNames[kind].zh}`,
    en: `the ${beside.en}${unitKindNames[kind].en}${suffix}`,
  };
}

/** Returns a function that describes a power or a transfer, given its id: its matters and its duty, not its holder. */
function powerWriter(pack: Pack, list: ListNames): (id: string) => PowerText {
  const powers = new Map([...pack.transfers, ...pack.powers].map((p) => [p.id, p]));
  return (id) => {
    const power = powers.get(id);
    if (!power) return { what: same(id) };
    const what = list([...power.fields.map(fieldKey), ...power.matters.map((m) => `m ${m}`)]);
    return 'duty' in power ? { what, duty: dutyNames[power.duty] ?? same(power.duty) } : { what };
  };
}

interface PowerText {
  readonly what: Text;
  /** Absent for a transfer, which has no duty. */
  readonly duty?: Text;
}

interface FindingNames {
  readonly raw: RawFinding;
  readonly what: Text;
  readonly where: Text;
  readonly who: Text;
  /** For related matters with different leads: each matter with its lead. */
  readonly each: readonly { readonly what: Text; readonly who: Text }[];
  /** The power or transfer that the finding is about, without its holder. */
  readonly power: PowerText;
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

const sentences: Readonly<Record<RawFinding['kind'], (names: FindingNames) => Text>> = {
  gap: ({ raw, what, where, who }) => ({
    zh: `${where.zh}，没有单位有权主办“${what.zh}”${some(raw) ? `；${who.zh}仅有其他职责` : ''}`,
    en: `No unit may lead on "${what.en}" ${where.en}${some(raw) ? `; other duties: ${who.en}` : ''}`,
  }),
  'no-alarms': () => ({
    zh: '本辖区没有紧急服务或没有普通来电例句，紧急来电不会被识别：请继承通用框架，或自行补充紧急服务和普通来电例句',
    en:
      'This jurisdiction has no emergency service, or no sentences of ordinary calls, so no emergency is recognised: ' +
      'extend the common frame, or add emergency services and sentences of ordinary calls',
  }),
  unrecognised: ({ what }) => ({
    zh: `“${what.zh}”没有词语、例句或相近参考事项，来电不会归入：请补充，起草命令可建议参考事项`,
    en:
      `"${what.en}" has no words, examples or reference matters, so no call is classified as it: ` +
      'add some; the draft command proposes reference matters',
  }),
  twice: ({ raw, what }) => ({
    zh: `“${what.zh}”在本辖区和上级框架中各有一个（${raw.matters.join('、')}）：请把权责改到上级框架的事项，或取代它`,
    en:
      `"${what.en}": the jurisdiction and its frame have this matter each (${raw.matters.join(', ')}): ` +
      'move the powers to the matter of the frame, or replace that matter',
  }),
  vacuum: ({ what, where, who }) => ({
    zh: `${where.zh}，${who.zh}可以监管“${what.zh}”，但没有单位有权处罚`,
    en: `${who.en} may supervise "${what.en}" ${where.en}, but no unit may punish`,
  }),
  overlap: ({ what, where, who }) => ({
    zh: `${where.zh}，${who.zh}均有权主办“${what.zh}”，优先规则无法确定先后`,
    en: `${who.en} may each lead on "${what.en}" ${where.en}, and no rule of precedence ranks them`,
  }),
  never: ({ power: { what, duty }, who }) => {
    const subject = duty
      ? { zh: `${who.zh}对“${what.zh}”的${duty.zh}权`, en: `The power of ${who.en} to ${duty.en} over "${what.en}"` }
      : { zh: `把“${what.zh}”的案件移送${who.zh}的规定`, en: `The transfer of "${what.en}" to ${who.en}` };
    return {
      zh: `${subject.zh}在任何地点、条件和日期均不起作用`,
      en: `${subject.en} has no effect at any location, under any condition, on any day`,
    };
  },
  expired: ({ raw, power, who }) => ({
    zh: `${who.zh}受托的“${power.what.zh}”${power.duty?.zh ?? ''}权已于${raw.until}到期`,
    en: `The power over "${power.what.en}" entrusted to ${who.en} ended on ${raw.until}`,
  }),
  expiring: ({ raw, power, who }) => ({
    zh: `${who.zh}受托的“${power.what.zh}”${power.duty?.zh ?? ''}权将于${raw.until}到期`,
    en: `The power over "${power.what.en}" entrusted to ${who.en} ends on ${raw.until}`,
  }),
  powerless: ({ what, where, who }) => ({
    zh: `${where.zh}，${who.zh}以无主体资格的单位的名义主办“${what.zh}”`,
    en: `${who.en} would lead on "${what.en}" ${where.en} in the name of a unit without legal standing`,
  }),
  'pushed-down': ({ what, where, who }) => ({
    zh: `${where.zh}，应由部门主办的“${what.zh}”由${who.zh}主办`,
    en: `A department must lead on "${what.en}", but ${who.en} would lead on it ${where.en}`,
  }),
  unqualified: ({ what, where, who, other }) => ({
    zh: `${where.zh}，主办“${what.zh}”的${who.zh}没有${other.zh}`,
    en: `${who.en} would lead on "${what.en}" ${where.en} without: ${other.en}`,
  }),
  'dead-end': ({ what, where, who, other }) => ({
    zh: `${where.zh}，${who.zh}把“${what.zh}”的案件移送${other.zh}，但后者无权处罚`,
    en: `${who.en} transfers cases of "${what.en}" ${where.en} to ${other.en}, which may not punish them`,
  }),
  disagrees: ({ raw, figure }) => ({
    zh: `${figure.zh}，按各项计算为${raw.other}`,
    en: `${figure.en}; its parts give ${raw.other}`,
  }),
  'own-cause': ({ what, where, other }) => ({
    zh: `${where.zh}，“${what.zh}”的争议由争议一方${other.zh}指定管辖`,
    en: `The dispute about "${what.en}" ${where.en} is decided by a party to it: ${other.en}`,
  }),
  unequal: ({ where, each }) => {
    const zh = each.map((e) => `“${e.what.zh}”由${e.who.zh}主办`).join('，');
    const en = each.map((e) => `"${e.what.en}" by ${e.who.en}`).join(', ');
    return {
      zh: `${where.zh}，密切相关的事项分由不同单位主办：${zh}`,
      en: `Related matters are led by different units ${where.en}: ${en}`,
    };
  },
};
