import type { Actor, BodyOf, decideExtension as operation, NewEvent, Role } from '@hotline/contracts';
import { localTime, ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { checkDue } from '../breaches';
import type { LedgerEntry } from '../ledger';
import { findStage, isRunning, isTimed, type SlaClock, type TimedTarget } from '../sla-clock';
import { decided } from '../targets';
import type { SlaView } from '../view';
import { extend } from './extend';
import { noExtensionAsked, notByRole, ownRequest, sameApprover } from './refusals';
import type { AskedExtension } from './state';

const iso = (at: number): string => new Date(at).toISOString();

/** 延期审批: one level approves or rejects; after the last level the clock is due later. */
export function decideExtension(
  state: SlaClock | undefined,
  { approve, reason }: BodyOf<typeof operation>,
  { actor, now, view, jurisdiction }: CommandContext<SlaView>,
): Decided<SlaClock> {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  const { extension: asked, ...rest } = state;
  const target = asked && findStage(state, asked.name, asked.stage);
  if (!asked || !isRunning(target)) return noExtensionAsked;
  if (asked.askedBy === actor.id) return ownRequest;
  if (asked.approvedBy.includes(actor.id)) return sameApprover;
  const { name, stage, approvers, approvedBy } = asked;
  const role = approvers[approvedBy.length] as Role;
  if (!isOfLevel(actor, role, asked.unit)) return notByRole(role, asked.unit, view);
  if (!approve)
    return { state: rest, events: [{ type: 'ExtensionRejected', data: { name, stage, reason: mask(reason) } }] };
  const approved: AskedExtension = { ...asked, approvedBy: [...approvedBy, actor.id] };
  const next = approvers[approved.approvedBy.length];
  if (next)
    return {
      state: { ...rest, extension: approved },
      events: [{ type: 'ExtensionApproved', data: { name, stage, next } }],
    };
  return granted(rest, target, approved, { now, view });
}

const isOfLevel = (actor: Actor, role: Role, unit: string): boolean =>
  actor.role === role && (role !== 'signatory' || actor.unit === unit);

function granted(
  state: SlaClock,
  target: TimedTarget,
  asked: AskedExtension,
  { now, view }: { readonly now: number; readonly view: SlaView },
): Decided<SlaClock> {
  const change = extend({ state, events: [] }, target, entryOf(asked, now), { now, time: view });
  const after = findStage(change.state, target.name, target.stage);
  const until = after && isTimed(after) ? after.dueAt : target.dueAt;
  const events = [grantOf(asked, target.dueAt, until, view, now), ...change.events];
  return decided(checkDue({ ...change, events }, now));
}

const entryOf = (
  { name, stage, ms, countedIn, code, evidence, askedBy, approvedBy, approvers }: AskedExtension,
  at: number,
): LedgerEntry => ({
  what: 'extend',
  name,
  stage,
  at,
  ms,
  countedIn,
  code,
  evidence,
  askedBy,
  approvedBy,
  roles: approvers,
});

function grantOf(
  { name, stage, number, code }: AskedExtension,
  from: number,
  until: number,
  view: SlaView,
  now: number,
): NewEvent {
  const reason = view.extensionReasons.get(code);
  const at = localTime(until, view.zone, now);
  const text = {
    zh: `${reason ? `因${reason.zh}，` : ''}办理时限延长至${at.zh}`,
    en: `${reason ? `because ${reason.en}, ` : ''}it may take until ${at.en}`,
  };
  return { type: 'ExtensionGranted', data: { name, stage, number, from: iso(from), until: iso(until), text } };
}
