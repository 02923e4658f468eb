import type { TargetName, Text } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { ExtensionRules } from '@hotline/jurisdiction';
import type { CommandContext, Refused } from '@hotline/runtime';
import { find, isRunning, type SlaClock, type TimedTarget } from '../sla-clock';
import type { UnknownYear } from '../time';
import type { SlaView } from '../view';
import {
  alreadyAsked,
  changeNotHere,
  clockNotChangeable,
  clockNotRunning,
  notOfTheLead,
  unknownReason,
  windowPassed,
} from './refusals';
import type { AskedChange, LatestDue } from './state';

interface Wish {
  readonly clock: TargetName;
  readonly code: string;
}
interface Offer {
  readonly what: AskedChange['what'];
  readonly rules: Pick<ExtensionRules, 'clocks'> | undefined;
  readonly reasons: ReadonlyMap<string, Text>;
}
export interface Changeable {
  readonly state: SlaClock;
  readonly target: TimedTarget;
  readonly unit: string;
}

/** The target whose clock the lead asks to change, or the refusal when the clock cannot be changed now. */
export function changeable(
  state: SlaClock | undefined,
  { clock, code }: Wish,
  { what, rules, reasons }: Offer,
  { actor: { unit }, now, view, jurisdiction }: CommandContext<SlaView>,
): Changeable | Refused {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  if (unit === undefined || state.units?.[0] !== unit) return notOfTheLead;
  if (!rules) return changeNotHere[what];
  if (!rules.clocks.some((name) => name === clock)) return clockNotChangeable(what, rules.clocks);
  if (!reasons.has(code)) return unknownReason(what, [...reasons.values()]);
  const target = find(state, clock);
  if (!isRunning(target)) return clockNotRunning(clock);
  if (now >= target.dueAt) return windowPassed(what, target, view, now);
  return state.asked ? alreadyAsked(state.asked.what) : { state, target, unit };
}

/** The instant, or Infinity when it lies in a year that the calendar does not know. */
export const instantOr = (at: number | UnknownYear): number => (typeof at === 'number' ? at : Infinity);

export const earliest = (limits: readonly LatestDue[]): LatestDue =>
  limits.reduce((least, one) => (one.at < least.at ? one : least));

/**
 * The roles that have to approve a change which lasts from `from` until `until`. `number`: its number
 * among those of the clock, from 1.
 */
export const approversOf = (
  { approval }: Pick<ExtensionRules, 'approval'>,
  { number, from, until }: { readonly number: number; readonly from: number; readonly until: number },
  view: SlaView,
): AskedChange['approvers'] =>
  approval.find(
    ({ upToNumber, upTo }) =>
      number <= (upToNumber ?? Infinity) && (upTo === undefined || until <= provenOr(view.dueAt(from, upTo))),
  )?.by ?? ['supervisor'];

/** The instant; -Infinity when it lies in a year that the calendar does not know, so that nothing is proven to be in time. */
const provenOr = (at: number | UnknownYear): number => (typeof at === 'number' ? at : -Infinity);
