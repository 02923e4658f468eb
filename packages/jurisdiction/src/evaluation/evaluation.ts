import type { EvaluationRules, ScoreScheme } from '../model/evaluation';
import type { Pack } from '../pack/pack';
import { formulaOf } from './formula';

const RECURRENCE_DAYS = 30;

/** The measures of the section `evaluation` of the pack. */
export function evaluationOf({ evaluation, units }: Pack): EvaluationRules {
  const { recurrenceDays = RECURRENCE_DAYS, rates = [], peerGroups = [], schemes = [], exclusions = [] } = evaluation;
  const groupOf = (unit: Pack['units'][number]) =>
    peerGroups.find(
      (group) => (group.units?.includes(unit.id) ?? false) || (group.kinds?.includes(unit.kind) ?? false),
    );
  return {
    recurrenceDays,
    rates: rates.map(({ id, name, show = 'share', formula }) => ({
      id,
      name,
      show,
      written: formula,
      formula: formulaOf(formula),
    })),
    schemes: schemes.map(schemeOf),
    exclusions: exclusions.map(({ id, name }) => ({ id, name })),
    peerGroups: peerGroups.map(({ id, name }) => ({ id, name })),
    peersOf: new Map(
      units.flatMap((unit) => {
        const group = groupOf(unit);
        return group ? [[unit.id, group.id] as const] : [];
      }),
    ),
  };
}

type PackScheme = NonNullable<Pack['evaluation']['schemes']>[number];

const schemeOf = ({ id, name, full, peerGroups, stated = [], items }: PackScheme): ScoreScheme => ({
  id,
  name,
  full,
  peerGroups,
  stated,
  items: items.map(({ kind = 'earned', atLeast = 0, without = 'not-scored', formula, ...item }) => ({
    id: item.id,
    name: item.name,
    kind,
    full: item.full,
    atLeast,
    without,
    written: formula,
    formula: formulaOf(formula),
  })),
});
