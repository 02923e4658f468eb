import type { EvaluationRules } from '../model/evaluation';
import type { Pack } from '../pack/pack';
import { formulaOf } from './formula';

const RECURRENCE_DAYS = 30;

/** The measures of the section `evaluation` of the pack. */
export function evaluationOf({ evaluation, units }: Pack): EvaluationRules {
  const { recurrenceDays = RECURRENCE_DAYS, rates = [], peerGroups = [] } = evaluation;
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
    peerGroups: peerGroups.map(({ id, name }) => ({ id, name })),
    peersOf: new Map(
      units.flatMap((unit) => {
        const group = groupOf(unit);
        return group ? [[unit.id, group.id] as const] : [];
      }),
    ),
  };
}
