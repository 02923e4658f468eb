import type { Actor, NewEvent, Role } from '@hotline/contracts';
import { localTime, ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { checkDue } from '../breaches';
import type { ClockChange } from '../clock-change';
import { findStage, isRunning, isTimed, type SlaClock, type TimedTarget } from '../sla-clock';
import { decided } from '../targets';
import { suspensionTooLate } from '../suspension/refusals';
import { suspend } from '../suspension/suspend';
import type { SlaView } from '../view';
import { pause } from './pausing';
import { recompute } from './recompute';
import { nothingAsked, notByRole, ownRequest, pauseTooLate, sameApprover } from './refusals';
import type { AskedChange, AskedExtension } from './state';

interface Verdict {
  readonly approve: boolean;
  readonly reason: string;
}

const iso = (at: number): string => new Date(at).toISOString();

/**
 * 审批: one role after another approves or rejects an extension, pause or suspension. The clock changes after the last approval.
 */
export const decideChange =
  (what: AskedChange['what']) =>
  (
    state: SlaClock | undefined,
    { approve, reason }: Verdict,
    { actor, now, view, jurisdiction }: CommandContext<SlaView>,
  ): Decided<SlaClock> => {
    if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
    const { asked, ...rest } = state;
    const target = asked && findStage(state, asked.name, asked.stage);
    if (asked?.what !== what || !isRunning(target)) return nothingAsked(what);
    if (asked.askedBy === actor.id) return ownRequest;
    if (asked.approvedBy.includes(actor.id)) return sameApprover;
    const role = asked.approvers[asked.approvedBy.length] as Role;
    if (!isOfLevel(actor, role, asked.unit)) return notByRole(role, asked.unit, view);
    if (!approve) return { state: rest, events: [rejected(asked, mask(reason))] };
    const approved: AskedChange = { ...asked, approvedBy: [...asked.approvedBy, actor.id] };
    const next = approved.approvers[approved.approvedBy.length];
    if (next) return { state: { ...rest, asked: approved }, events: [levelApproved(asked, next)] };
    return granted(rest, target, approved, { now, view });
  };

const isOfLevel = (actor: Actor, role: Role, unit: string): boolean =>
  actor.role === role && (role !== 'signatory' || actor.unit === unit);

const REJECTED = {
  extension: 'ExtensionRejected',
  pause: 'PauseRejected',
  suspension: 'SuspensionRejected',
} as const;
const APPROVED = {
  extension: 'ExtensionApproved',
  pause: 'PauseApproved',
  suspension: 'SuspensionApproved',
} as const;

const rejected = ({ what, name, stage }: AskedChange, reason: string): NewEvent => ({
  type: REJECTED[what],
  data: { name, stage, reason },
});

const levelApproved = ({ what, name, stage }: AskedChange, next: Role): NewEvent => ({
  type: APPROVED[what],
  data: { name, stage, next },
});

interface Granting {
  readonly now: number;
  readonly view: SlaView;
}

function granted(state: SlaClock, target: TimedTarget, asked: AskedChange, { now, view }: Granting): Decided<SlaClock> {
  const { name, stage, code, evidence, askedBy, approvedBy, approvers } = asked;
  const approval = { code, evidence, askedBy, approvedBy, roles: approvers };
  const approved = { name, stage, at: now, ...approval };
  if (asked.what === 'suspension') {
    if (now >= Math.min(target.dueAt, asked.until)) return suspensionTooLate;
    return decided(suspend(state, asked, { now, view, approval }));
  }
  if (asked.what === 'pause') {
    const { until } = asked;
    if (now >= Math.min(target.dueAt, until)) return pauseTooLate;
    return decided(pause(state, target, { ...approved, what: 'pause', until }, view));
  }
  const { ms, countedIn } = asked;
  const entry = { ...approved, what: 'extend' as const, ms, countedIn };
  const change: ClockChange = recompute({ state, events: [] }, target, entry, { now, time: view });
  const after = findStage(change.state, name, stage);
  const until = after && isTimed(after) ? after.dueAt : target.dueAt;
  const events = [extensionGranted(asked, { from: target.dueAt, until }, { now, view }), ...change.events];
  return decided(checkDue({ ...change, events }, now));
}

function extensionGranted(
  { name, stage, number, code }: AskedExtension,
  { from, until }: { readonly from: number; readonly until: number },
  { now, view }: Granting,
): NewEvent {
  const [reason, at] = [view.extensionReasons.get(code), localTime(until, view.zone, now)];
  const text = {
    zh: `${reason ? `因${reason.zh}，` : ''}办理时限延长至${at.zh}`,
    en: `${reason ? `because ${reason.en}, ` : ''}it may take until ${at.en}`,
  };
  return { type: 'ExtensionGranted', data: { name, stage, number, from: iso(from), until: iso(until), text } };
}
