import type { DecidedUnit, Text } from '../jurisdiction';
import type { Pack, PackMatter } from '../pack/pack';
import type { Claim, Condition } from '../claims/cell';
import type { RegionTree } from '../claims/region-tree';
import { holder, type Verdict } from './verdict';

/** Writes claims, conditions and gaps as texts, with the names of the pack. */
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

  /** The unit of a claim. Its conditions include the region if the power names regions or is held by local units. */
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
      zh: `“${name.zh}”当日不在目录中：${zh}的有效期为${from ?? '最初'}至${until ?? '今'}`,
      en: `"${name.en}" is not in the catalogue on that day: ${en} is valid from ${from ?? 'the beginning'} until ${until ?? 'now'}`,
    };
  }

  gap(matter: PackMatter, others: readonly DecidedUnit[]): Text {
    const { zh, en } = matter.name;
    if (others.length === 0) return { zh: `没有单位对“${zh}”享有职权`, en: `no unit has a power over "${en}"` };
    const who = this.names(others.map((o) => o.unit));
    return {
      zh: `${who.zh}有相关职责，但没有单位有权主办“${zh}”`,
      en: `no unit may lead on "${en}"; other duties: ${who.en}`,
    };
  }

  /** Reason why a question is asked. */
  differs(verdicts: readonly Verdict[]): Text {
    const who = this.names([...new Set(verdicts.map(holder))]);
    return { zh: `答案决定主办单位：${who.zh}`, en: `the answer decides which unit leads: ${who.en}` };
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
        ...(tied ? [this.regionCondition(region)] : []),
        ...[...claim.met, ...claim.when].map((c) => this.condition(c)),
      ],
      basis: claim.power.basis,
      ...claim.terms,
    };
  }

  private regionCondition(region: string): Text {
    const name = this.tree.regions.get(region)?.name ?? plain(region);
    return { zh: `地点在${name.zh}`, en: `in ${name.en}` };
  }

  /** The names of at most four units. */
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
