import { regionTree, seatNamer } from '@hotline/jurisdiction/analysis';
import type { Pack, PackAssessment, Text, UnitId } from '@hotline/jurisdiction';
import { badLiability, flaw, liabilityIn, type LapseFlaw } from './liability';
import {
  BadLapses,
  type BadLapse,
  type CountedLapse,
  type Lapse,
  type Scorecard,
  type ScoredItem,
  type ScoredPart,
} from './scorecard';
import { sentences } from './sentences';

/**
 * Computes the scores of the units that the assessment lists; without a list, of the units with a record.
 * @throws BadLapses with every record that cannot be counted
 */
export function assess(pack: Pack, assessment: PackAssessment, lapses: readonly Lapse[]): Scorecard[] {
  const flaws = lapses.flatMap((lapse, at) =>
    flawsOf(pack, assessment, lapse).map((flaw): BadLapse => ({ at, ...flaw })),
  );
  if (flaws.length > 0) throw new BadLapses(flaws);
  const liable = liableFor(pack);
  const liabilityOf = liabilityIn(pack);
  const items = new Map(itemsOf(assessment).map((i) => [i.id, i]));
  const counted = lapses.flatMap((lapse) =>
    (items.get(lapse.item)?.joint ? liable(lapse) : [lapse.unit as UnitId]).map((unit) => ({
      ...lapse,
      unit,
      ...liabilityOf(lapse),
    })),
  );
  const units = [...new Set([...(assessment.units ?? []), ...counted.map((l) => l.unit)])].filter(
    (unit) => assessment.units?.includes(unit) ?? true,
  );
  const names = new Map(pack.units.map((u) => [u.id, u.name]));
  return units.map((unit) => {
    const parts = assessment.parts.map((part) =>
      scoredPart(
        part,
        counted.filter((l) => l.unit === unit),
      ),
    );
    const card = { unit, ...totals(assessment.full, parts), parts };
    return { ...card, text: sentences(card, names.get(unit) ?? { zh: unit, en: unit }) };
  });
}

const itemsOf = (a: PackAssessment): Item[] => a.parts.flatMap((p) => p.items);

type Item = PackAssessment['parts'][number]['items'][number];

const text = (zh: string, en: string): Text => ({ zh, en });

function flawsOf(pack: Pack, a: PackAssessment, lapse: Lapse): LapseFlaw[] {
  const item = itemsOf(a).find((i) => i.id === lapse.item);
  if (!item) {
    const ids = itemsOf(a).map((i) => i.id);
    return [
      flaw(
        text(`没有考核项目“${lapse.item}”`, `there is no item "${lapse.item}"`),
        text(`请填写以下之一：${ids.join('、')}`, `write one of ${ids.join(', ')}`),
      ),
    ];
  }
  return [
    ...(item.joint ? badPower(pack, lapse) : badUnit(pack, a, lapse)),
    ...badPoints(item, lapse),
    ...badLiability(pack, a, lapse),
  ];
}

function badPower(pack: Pack, { power = '' }: Lapse): LapseFlaw[] {
  return pack.powers.some((p) => p.id === power)
    ? []
    : [
        flaw(
          text(`没有权责“${power}”`, `there is no power "${power}"`),
          text(
            '请填写所行使的权责：扣分由其责任主体共同承担',
            'name the power that was exercised: the units liable for it are jointly liable',
          ),
        ),
      ];
}

function badUnit(pack: Pack, { units }: PackAssessment, { unit = '' }: Lapse): LapseFlaw[] {
  const assessed = units ?? pack.units.map((u) => u.id);
  return assessed.includes(unit)
    ? []
    : [
        flaw(
          text(`“${unit}”不在考核范围内`, `"${unit}" is not assessed`),
          text(
            `请填写以下之一：${units?.join('、') ?? '本辖区的单位'}`,
            `write one of ${units?.join(', ') ?? 'the units of the jurisdiction'}`,
          ),
        ),
      ];
}

function badPoints({ id, each }: Item, { points }: Lapse): LapseFlaw[] {
  if (each !== undefined && points !== undefined)
    return [
      flaw(
        text(
          `“${id}”每起扣${each}分，不能填写${points}分`,
          `"${id}" takes ${each} points for each event, not ${points}`,
        ),
        text('请去掉分值，填写次数', 'leave the points out and state the number of events'),
      ),
    ];
  if (each === undefined && points === undefined)
    return [
      flaw(
        text(`“${id}”酌情扣分，记录中没有分值`, `"${id}" leaves the points to discretion, and the record states none`),
        text('请填写分值', 'state the points'),
      ),
    ];
  return [];
}

/**
 * Units that are liable for the power in the region where it was exercised; the holder of the power if the pack names
 * no liable unit.
 */
function liableFor(pack: Pack): (lapse: Lapse) => readonly UnitId[] {
  const name = seatNamer(pack, regionTree(pack));
  return ({ power, region }) => {
    const used = pack.powers.find((p) => p.id === power);
    return (used?.liable ?? (used ? [used.holder] : [])).flatMap(
      (seat) => name(seat, region ?? pack.jurisdiction.serves) ?? [],
    );
  };
}

const round = (points: number): number => Math.round(points * 100) / 100;

function totals(
  full: number | undefined,
  of: readonly { readonly taken: number }[],
): { full?: number; taken: number; score?: number } {
  const taken = round(of.reduce((sum, one) => sum + one.taken, 0));
  return full === undefined ? { taken } : { full, taken, score: round(full - taken) };
}

function scoredPart({ id, name, full, items }: PackAssessment['parts'][number], lapses: readonly Lapse[]): ScoredPart {
  const scored = items.map((item): ScoredItem => {
    const own = lapses
      .filter((l) => l.item === item.id)
      .map((l): CountedLapse => ({ ...l, taken: round((item.each ?? l.points ?? 0) * (l.times ?? 1)) }));
    const taken = Math.min(round(own.reduce((sum, l) => sum + l.taken, 0)), item.full ?? Infinity);
    return {
      id: item.id,
      name: item.name,
      ...(item.each === undefined ? {} : { each: item.each }),
      ...totals(item.full, [{ taken }]),
      lapses: own,
    };
  });
  return { id, name, ...totals(full, scored), items: scored };
}
