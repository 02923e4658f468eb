import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { unknownScheme } from '../figures/scheme-refusals';
import * as refusals from './refusals';
import { emptySheet, type ScoreAppeal, type ScoreSheet, type SheetOf, type SheetView } from './sheet';

type Context = CommandContext<SheetView>;
type Input<T> = T & { readonly sheet: SheetOf };

/** The sheet, new if nobody has written on it; a refusal if the pack has no such scheme. */
function sheetOf(state: ScoreSheet | undefined, sheet: SheetOf, { view, jurisdiction }: Context): ScoreSheet | Refused {
  if (!view.schemes.has(sheet.scheme)) return unknownScheme([...view.schemes.values()]);
  return state ?? emptySheet(jurisdiction, sheet);
}

/** As `sheetOf`, and refuses a frozen sheet. */
function openSheet(state: ScoreSheet | undefined, sheet: SheetOf, context: Context): ScoreSheet | Refused {
  return state?.frozen ? refusals.frozen : sheetOf(state, sheet, context);
}

export interface StateNumber {
  readonly unit: string;
  readonly statedNumber: string;
  readonly value: number;
  readonly source: string;
}

/** Records a number that no ticket holds. The latest one of a unit counts. */
export function stateNumber(
  state: ScoreSheet | undefined,
  { sheet, unit, statedNumber, value, source }: Input<StateNumber>,
  context: Context,
): Decided<ScoreSheet> {
  const opened = openSheet(state, sheet, context);
  if ('refused' in opened) return opened;
  const { actor, now, view } = context;
  const numbers = view.schemes.get(sheet.scheme)?.stated ?? [];
  if (!view.units.has(unit)) return refusals.unknownUnit;
  if (!numbers.some(({ id }) => id === statedNumber)) return refusals.unknownNumber(numbers);
  const stated = { unit, statedNumber, value, source, by: actor.id, at: now };
  return { state: { ...opened, stated: [...opened.stated, stated] } };
}

export interface ExcludeTicket {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly code: string;
  readonly evidence: string;
}

/** Asks to leave a ticket out of the scores. */
export function requestExclusion(
  state: ScoreSheet | undefined,
  { sheet, ticketId, ticketNo, code, evidence }: Input<ExcludeTicket>,
  context: Context,
): Decided<ScoreSheet> {
  const opened = openSheet(state, sheet, context);
  if ('refused' in opened) return opened;
  const { actor, now, view } = context;
  if (!view.exclusions.has(code)) return refusals.unknownExclusion([...view.exclusions.values()]);
  const isKnown = opened.exclusions.some((one) => one.ticketId === ticketId && one.decided?.approved !== false);
  if (isKnown) return refusals.alreadyExcluded;
  const exclusion = { ticketId, ticketNo, code, evidence, by: actor.id, at: now };
  return { state: { ...opened, exclusions: [...opened.exclusions, exclusion] } };
}

export interface DecideExclusion {
  readonly ticketId: string;
  readonly approve: boolean;
  readonly reason: string;
}

/** A second person decides whether the ticket is left out. */
export function decideExclusion(
  state: ScoreSheet | undefined,
  { sheet, ticketId, approve, reason }: Input<DecideExclusion>,
  context: Context,
): Decided<ScoreSheet> {
  const opened = openSheet(state, sheet, context);
  if ('refused' in opened) return opened;
  const { actor, now } = context;
  const asked = opened.exclusions.find((one) => one.ticketId === ticketId && !one.decided);
  if (!asked) return refusals.noExclusionAsked;
  if (asked.by === actor.id) return refusals.ownExclusion;
  const decided = { approved: approve, reason, by: actor.id, at: now };
  const exclusions = opened.exclusions.map((one) => (one === asked ? { ...one, decided } : one));
  return { state: { ...opened, exclusions } };
}

/** Freezes the scores of a period that is over. Open requests for exclusion must be decided first. */
export function freeze(state: ScoreSheet | undefined, { sheet }: Input<object>, context: Context): Decided<ScoreSheet> {
  const opened = openSheet(state, sheet, context);
  if ('refused' in opened) return opened;
  const { actor, now, view } = context;
  if (now < view.endOf(sheet.until)) return refusals.periodNotOver;
  if (opened.exclusions.some(({ decided }) => !decided)) return refusals.exclusionsOpen;
  return { state: { ...opened, frozen: { by: actor.id, at: now } } };
}

export interface AppealScore {
  readonly id: string;
  readonly item?: string | undefined;
  readonly reason: string;
}

/** A unit contests its own score. */
export function appeal(
  state: ScoreSheet | undefined,
  { sheet, id, item, reason }: Input<AppealScore>,
  context: Context,
): Decided<ScoreSheet> {
  const opened = sheetOf(state, sheet, context);
  if ('refused' in opened) return opened;
  const { actor, now, view } = context;
  const items = view.schemes.get(sheet.scheme)?.items ?? [];
  if (item !== undefined && !items.some((one) => one.id === item)) return refusals.unknownItem(items);
  const unit = actor.unit ?? '';
  if (opened.appeals.some((one) => one.unit === unit && one.item === item && !one.decided))
    return refusals.alreadyAppealed;
  const made: ScoreAppeal = { id, unit, ...(item === undefined ? {} : { item }), reason, by: actor.id, at: now };
  return { state: { ...opened, appeals: [...opened.appeals, made] } };
}

export interface DecideAppeal {
  readonly id: string;
  readonly accept: boolean;
  readonly points?: number | undefined;
  readonly reason: string;
}

/** Decides on the appeal of a unit. An accepted appeal corrects the score, also after it was frozen. */
export function decideAppeal(
  state: ScoreSheet | undefined,
  { sheet, id, accept, points, reason }: Input<DecideAppeal>,
  context: Context,
): Decided<ScoreSheet> {
  const opened = sheetOf(state, sheet, context);
  if ('refused' in opened) return opened;
  const { actor, now } = context;
  const asked = opened.appeals.find((one) => one.id === id);
  if (!asked) return refusals.noAppeal;
  if (asked.decided) return refusals.appealDecided;
  if (accept !== (points !== undefined)) return refusals.pointsOfAppeal;
  const decided = { accepted: accept, points: points ?? 0, reason, by: actor.id, at: now };
  return { state: { ...opened, appeals: opened.appeals.map((one) => (one === asked ? { ...one, decided } : one)) } };
}
