import { namesOf, termValue, termWords } from '@hotline/jurisdiction/analysis';
import type { Pack, Text } from '@hotline/jurisdiction';
import type { ScenarioFile } from '@hotline/jurisdiction/language';
import { findingKindNames, type FindingKind } from './prove/finding';

type Ticket = ScenarioFile['scenarios'][number]['ticket'];

const text = (zh: string, en: string): Text => ({ zh, en });
const same = (word: unknown): Text => text(String(word), String(word));
const listed = (all: readonly Text[]): Text =>
  all.length === 0 ? text('无', 'none') : text(all.map((t) => t.zh).join('、'), all.map((t) => t.en).join(', '));

/** Names of the keys of an expected decision, in addition to the terms of a power. */
const facetNames: Readonly<Record<string, Text>> = {
  ...termWords,
  lead: text('主办单位', 'lead unit'),
  inNameOf: text('名义', 'in the name of'),
  assistants: text('协助单位', 'assisting units'),
  appraisers: text('鉴定单位', 'appraising units'),
  transfers: text('移送', 'transfers'),
  lacks: text('缺少资格', 'missing qualifications'),
  managedBy: text('日常管理', 'managed by'),
  staffedBy: text('编制所属', 'posts of'),
  rule: text('规则', 'rule'),
  runnerUp: text('次优单位', 'next in line'),
  gap: text('兜底单位', 'fallback unit'),
  dispute: text('争议各方', 'parties to the dispute'),
  body: text('协调机构', 'coordination body'),
  steps: text('争议处理步骤', 'steps of the dispute'),
  ask: text('需询问的要素', 'fact to ask about'),
};

const kindNames: Readonly<Record<string, Text>> = {
  lead: text('有主办单位', 'a lead unit'),
  gap: text('职责空白', 'a gap'),
  dispute: text('争议', 'a dispute'),
  ask: text('需先询问', 'a question'),
};

/** States a difference between expected and actual value. `subject`: the compared property. */
export function differenceText(subject: Text, expected: Text, actual: Text): Text {
  return text(
    `${subject.zh}应为${expected.zh}，实为${actual.zh}`,
    `${subject.en}: expected ${expected.en}, found ${actual.en}`,
  );
}

/** Writes sentences about expectations that a pack does not meet, with the names of the pack. */
export class UnmetWriter {
  private readonly names;

  constructor(private readonly pack: Pack) {
    this.names = namesOf(pack);
  }

  unknownMatter(code: string): Text {
    return text(`没有事项“${code}”`, `there is no matter "${code}"`);
  }

  /**
   * A property of a decision that differs. `kind`: the kind of the decision, which is stated if it has no such
   * property.
   */
  decision(
    ticket: Ticket & { readonly on: string },
    key: string,
    expected: unknown,
    actual: unknown,
    kind: string,
  ): Text {
    const [what, where] = [this.names.matter(ticket.matter), this.where(ticket.region)];
    const facts = this.names.conditions(
      Object.fromEntries(Object.entries(ticket.facts).map(([fact, value]) => [fact, [value]])),
    );
    const facet = facetNames[key] ?? same(key);
    return differenceText(
      text(
        `“${what.zh}”，${where.zh}${facts.zh}，${ticket.on}：${facet.zh}`,
        `"${what.en}", ${where.en}${facts.en}, ${ticket.on}: ${facet.en}`,
      ),
      this.value(key, expected),
      actual === undefined ? (kindNames[kind] ?? same(kind)) : this.value(key, actual),
    );
  }

  count(expected: number, actual: number): Text {
    return differenceText(text('统计', 'count'), same(expected), same(actual));
  }

  /** `part`: `score`, `taken`, `parts` or `items` of a scorecard. */
  score(unit: string, part: string, expected: unknown, actual: unknown): Text {
    const who = this.names.unit(unit);
    const [zh, en] = part === 'taken' ? ['扣分', 'points taken off'] : ['得分', 'score'];
    return differenceText(text(`${who.zh}${zh}`, `${en} of ${who.en}`), numbersText(expected), numbersText(actual));
  }

  unknownAssessment(id: string): Text {
    return text(`没有考核办法“${id}”`, `there is no assessment "${id}"`);
  }

  findings(kind: string, expected: number, actual: number): Text {
    const name = findingKindNames[kind as FindingKind] ?? same(kind);
    return differenceText(
      text(`校验结果“${name.zh}”的条数`, `number of findings "${name.en}"`),
      same(expected),
      same(actual),
    );
  }

  private where(region: string | undefined): Text {
    return region === undefined ? text('地点不明', 'location unknown') : this.names.region(region);
  }

  private value(key: string, value: unknown): Text {
    const all = (Array.isArray(value) ? value : [value]) as string[];
    const { names, pack } = this;
    if (key === 'rule') return pack.routing.precedence.find(({ id }) => id === value)?.text ?? same(value);
    if (key === 'lacks') return listed(all.map((id) => pack.qualifications.find((q) => q.id === id)?.name ?? same(id)));
    if (key === 'ask') return value === 'region' ? text('地点', 'location') : names.fact(String(value));
    if (key === 'steps')
      return listed(all.map((unit) => (unit === 'parties' ? text('争议各方', 'parties') : names.unit(unit))));
    if (key === 'transfers')
      return listed(
        Object.values(value as Record<string, string[]>)
          .flat()
          .map(names.unit),
      );
    if (value === undefined || all.length === 0) return listed([]);
    return termValue(key, value, names.unit);
  }
}

/** A number, or for parts and items of an assessment each id with its number. */
function numbersText(value: unknown): Text {
  if (typeof value !== 'object' || value === null) return same(value ?? '–');
  return listed(Object.entries(value).map(([id, points]) => same(`${id} ${String(points)}`)));
}
