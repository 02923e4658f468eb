import type { DecidedUnit, Text } from '../jurisdiction';
import type { Pack, PackMatter } from '../pack/pack';
import type { Claim, Condition } from '../claims/cell';
import type { RegionTree } from '../claims/region-tree';
import { holder, type Verdict } from './verdict';

/** Says claims, conditions and gaps in the words of the pack. */
export class Wording {
  private readonly facts;
  private readonly units;
  private readonly catalogues;
  private readonly conditions = new Map<Condition, Text>();

  constructor(
    pack: Pack,
    private readonly tree: RegionTree,
  ) {
    this.facts = new Map(pack.facts.map((f) => [f.name, f]));
    this.units = new Map(pack.units.map((u) => [u.id, u.name]));
    this.catalogues = new Map(pack.catalogues.map((c) => [c.id, c]));
  }

  condition(condition: Condition): Text {
    let said = this.conditions.get(condition);
    if (!said) this.conditions.set(condition, (said = this.sayCondition(condition)));
    return said;
  }

  /** The place counts as a condition where the power is tied to it. A claim that several places share is tied to none. */
  unit(claim: Claim, region: string): DecidedUnit {
    return (claim.told ??= this.sayUnit(claim, region));
  }

  outOfCatalogue({ name, catalogue, from, until }: PackMatter): Text {
    const edition = this.catalogues.get(catalogue ?? '');
    const [zh, en] = [
      edition ? `${edition.name.zh}（${edition.version}）` : '事项目录',
      edition ? `${edition.name.en} (${edition.version})` : 'the catalogue',
    ];
    return {
      zh: `“${name.zh}”当日不在目录中：${zh}自${from ?? '始'}至${until ?? '今'}有效`,
      en: `"${name.en}" is not in the catalogue on that day: ${en} holds from ${from ?? 'the beginning'} until ${until ?? 'now'}`,
    };
  }

  gap(matter: PackMatter, others: readonly DecidedUnit[]): Text {
    const { zh, en } = matter.name;
    if (others.length === 0) return { zh: `没有单位对“${zh}”有权`, en: `No unit has a power over "${en}"` };
    const who = this.names(others.map((o) => o.unit));
    return {
      zh: `${who.zh}有相关职责，但没有单位有权主办“${zh}”`,
      en: `${who.en} may act, but nobody may lead on "${en}"`,
    };
  }

  /** Why a question is asked. */
  differs(verdicts: readonly Verdict[]): Text {
    const who = this.names([...new Set(verdicts.map(holder))]);
    return { zh: `答案不同，主办单位不同：${who.zh}`, en: `The answer decides who leads: ${who.en}` };
  }

  private sayCondition([fact, values]: Condition): Text {
    const names = values.map((v) => this.facts.get(fact)?.values.find((known) => known.value === v)?.name ?? plain(v));
    if (names.length === 1) return names[0] as Text;
    return { zh: names.map((n) => n.zh).join('或'), en: names.map((n) => n.en).join(' or ') };
  }

  private sayUnit(claim: Claim, region: string): DecidedUnit {
    const tied = typeof claim.power.holder !== 'string' || claim.power.where !== undefined;
    return {
      unit: claim.unit,
      power: claim.power.id,
      duty: claim.power.duty,
      inNameOf: claim.inNameOf,
      mode: claim.power.mode,
      conditions: [
        ...(tied ? [this.place(region)] : []),
        ...[...claim.met, ...claim.when].map((c) => this.condition(c)),
      ],
      basis: claim.power.basis,
      ...claim.terms,
    };
  }

  private place(region: string): Text {
    const name = this.tree.regions.get(region)?.name ?? plain(region);
    return { zh: `地点在${name.zh}`, en: `in ${name.en}` };
  }

  /** At most four by name. */
  private names(ids: readonly string[]): Text {
    const shown = ids.slice(0, 4).map((id) => this.units.get(id) ?? plain(id));
    const more = ids.length > shown.length;
    return {
      zh: shown.map((n) => n.zh).join('、') + (more ? '等' : ''),
      en: shown.map((n) => n.en).join(', ') + (more ? ' …' : ''),
    };
  }
}

const plain = (word: string): Text => ({ zh: word, en: word });
