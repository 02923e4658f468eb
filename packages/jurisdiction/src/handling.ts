import type { CodedReason, FileRules, FileTypeCode, Handling, ReadingReason } from './jurisdiction';
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
  const { reviewFromRound, files, ...settings } = handling;
  return {
    ...settings,
    files: fileRulesOf(files),
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

/** The reasons for which people may read who a caller is, from the list of the pack. */
export const readingReasonsOf = ({
  readingReasons,
}: Pick<Pack, 'readingReasons'>): ReadonlyMap<string, ReadingReason> =>
  new Map(
    readingReasons.map(({ id, name, roles, secondPerson }) => [
      id,
      { name, roles, ...(secondPerson ? { secondPerson } : {}) },
    ]),
  );

const MEGABYTE = 1024 * 1024;
const fileRulesOf = ({ perTicket, accepted }: Pack['handling']['files']): FileRules => ({
  perTicket,
  accepted: new Map(
    accepted.flatMap(({ types, megabytes }) =>
      types.map((type): [FileTypeCode, number] => [type, Math.round(megabytes * MEGABYTE)]),
    ),
  ),
});

const byId = (reasons: readonly PackCodedReason[]): ReadonlyMap<string, CodedReason> =>
  new Map(reasons.map(({ id, name, needsUnit, basis }) => [id, { name, needsUnit: needsUnit ?? false, basis }]));

interface Signatory {
  readonly role: string;
  readonly post?: string;
}

/** Ids of the approval levels whose resolutions a person may sign: those of their own level and of every lower one. */
export function levelsToSign(
  { role, post }: Signatory,
  { approvalLevels }: Pick<Handling, 'approvalLevels'>,
): string[] {
  if (role !== 'signatory') return [];
  const own = approvalLevels.map(({ posts }) => posts === undefined || (post !== undefined && posts.includes(post)));
  return approvalLevels.filter((_level, i) => own.slice(i).includes(true)).map(({ id }) => id);
}

/** Whether a person may sign a resolution that needs the approval level `required`. */
export const maySign = (required: string, signatory: Signatory, handling: Pick<Handling, 'approvalLevels'>): boolean =>
  levelsToSign(signatory, handling).includes(required);
