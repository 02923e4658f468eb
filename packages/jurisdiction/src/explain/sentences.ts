import type { CaseTransfer, DecidedUnit, DisputeStep, Text } from '../jurisdiction';
import type { Pack } from '../pack/pack';
import { joined, type Names } from './names';
import { causeNames, dutyNames, limitText } from './words';

export function actor({ unit, inNameOf }: DecidedUnit, names: Names): Text {
  const [who, name] = [names.unit(unit), names.unit(inNameOf)];
  return unit === inNameOf ? who : { zh: `${who.zh}（以${name.zh}名义）`, en: `${who.en} (in the name of ${name.en})` };
}

/** An assistant in words. The duty is stated unless it is `assist`. */
export function helper(unit: DecidedUnit, names: Names): Text {
  const who = actor(unit, names);
  const duty = unit.duty === 'assist' ? undefined : dutyNames[unit.duty];
  const details = joined([...(duty ? [duty] : []), ...(unit.within ? [limitText(unit.within)] : [])], '，', ', ');
  return details.zh === '' ? who : { zh: `${who.zh}（${details.zh}）`, en: `${who.en} (${details.en})` };
}

/**
 * Sentences about the people of the lead: which units their posts (编制) belong to, which units manage them, and which
 * qualifications they lack.
 */
export function peopleOf({ unit, lacks = [] }: DecidedUnit, pack: Pack, names: Names): Text[] {
  const { staffedBy = [], managedBy = [] } = pack.units.find((u) => u.id === unit) ?? {};
  const missing = lacks.flatMap((id) => pack.qualifications.find((q) => q.id === id)?.name ?? []);
  return [
    ...(staffedBy.length > 0 ? [listed('编制所属', 'Posts of', staffedBy.map(names.unit))] : []),
    ...(managedBy.length > 0 ? [listed('日常管理', 'Managed by', managedBy.map(names.unit))] : []),
    ...(missing.length > 0
      ? [listed('缺少资格，不得单独作出决定', 'Lacks qualifications and may not decide alone', missing)]
      : []),
  ];
}

/** The edition of the catalogue that lists the matter. */
export function editionOf(pack: Pack, code: string): Text[] {
  const catalogue = pack.matters.find((m) => m.code === code)?.catalogue;
  const edition = pack.catalogues.find((c) => c.id === catalogue);
  return edition
    ? [
        {
          zh: `目录：${edition.name.zh}（${edition.version}）`,
          en: `Catalogue: ${edition.name.en} (${edition.version})`,
        },
      ]
    : [];
}

export function handedOver({ to, cause, within }: CaseTransfer, names: Names): Text {
  const [who, why] = [names.unit(to), causeNames[cause] ?? { zh: cause, en: cause }];
  const limit = within ? limitText(within) : undefined;
  return {
    zh: `移送：${why.zh}的，${limit ? `${limit.zh}内` : ''}移送${who.zh}`,
    en: `Transfer: ${why.en} goes to ${who.en}${limit ? ` within ${limit.en}` : ''}`,
  };
}

export function stepOf({ by, text, within, designates }: DisputeStep, n: number, names: Names): Text {
  const who = by === undefined ? { zh: '争议各方', en: 'the parties' } : names.unit(by);
  const limit = within ? limitText(within) : undefined;
  return {
    zh: `第${n}步：${who.zh}，${text.zh}${limit ? `，${limit.zh}内` : ''}${designates ? '（决定有约束力）' : ''}`,
    en: `Step ${n}: ${who.en}, ${text.en}${limit ? `, within ${limit.en}` : ''}${designates ? ' (its decision is binding)' : ''}`,
  };
}

export function listed(zh: string, en: string, all: readonly Text[]): Text {
  return { zh: `${zh}：${all.map((t) => t.zh).join('、')}`, en: `${en}: ${all.map((t) => t.en).join(', ')}` };
}
