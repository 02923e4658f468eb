import type { Handling } from './jurisdiction';
import type { Pack } from './pack/pack';

/** The rules of handling: settings of the section `handling`, with the lists of outcomes and approval levels. */
export function handlingOf({ handling, outcomes, approvalLevels }: Pack): Handling {
  const { contact, truthOf, reviewFromRound } = handling;
  return {
    contact,
    truthOf,
    ...(reviewFromRound === undefined ? {} : { reviewFromRound }),
    outcomes: new Map(
      outcomes.map(({ id, truths, evidence, signedBy, reviewed }) => [
        id,
        { truths, evidence, signedBy, reviewed: reviewed ?? false },
      ]),
    ),
    approvalLevels: approvalLevels.map(({ id, name, posts }) => ({ id, name, ...(posts ? { posts } : {}) })),
  };
}
