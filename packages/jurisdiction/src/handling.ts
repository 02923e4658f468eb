import type { CodedReason, Handling } from './jurisdiction';
import type { Pack, PackCodedReason } from './pack/pack';

/**
 * The rules of handling, from the section `handling` and the lists of outcomes, approval levels, reasons and visit
 * results.
 */
export function handlingOf({
  handling,
  outcomes,
  approvalLevels,
  returnReasons,
  disputeReasons,
  visitOutcomes,
}: Pack): Handling {
  const { reviewFromRound, ...settings } = handling;
  return {
    ...settings,
    ...(reviewFromRound === undefined ? {} : { reviewFromRound }),
    outcomes: new Map(
      outcomes.map(({ id, truths, evidence, signedBy, reviewed }) => [
        id,
        { truths, evidence, signedBy, reviewed: reviewed ?? false },
      ]),
    ),
    approvalLevels: approvalLevels.map(({ id, name, posts }) => ({ id, name, ...(posts ? { posts } : {}) })),
    returnReasons: byId(returnReasons),
    disputeReasons: byId(disputeReasons),
    visitOutcomes: new Map(visitOutcomes.map(({ id, name }) => [id, name])),
  };
}

const byId = (reasons: readonly PackCodedReason[]): ReadonlyMap<string, CodedReason> =>
  new Map(reasons.map(({ id, name, needsUnit, basis }) => [id, { name, needsUnit: needsUnit ?? false, basis }]));
