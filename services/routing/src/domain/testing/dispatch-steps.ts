import {
  checkNewEvent,
  type Actor,
  type BodyOf,
  type EventData,
  type EventType,
  type NewEvent,
  type decidePrecedent as decidePrecedentOperation,
  type giveOpinion as giveOpinionOperation,
  type recordVisit as recordVisitOperation,
  type reportAssistance as reportAssistanceOperation,
  type raiseDispute as raiseDisputeOperation,
  type resolveTicket,
  type signResolution,
  type TicketEvent,
} from '@hotline/contracts';
import type { DecidedUnit, Handling, Jurisdiction, RoutingDecision, RoutingFacts } from '@hotline/jurisdiction';
import type { Person } from '@hotline/directory';
import { isRefused, type CommandContext, type Decided } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { assignOfficer as assignOfficerCommand } from '../assignment/assign-officer';
import {
  releaseAssistant as releaseAssistantCommand,
  reportAssistance as reportAssistanceCommand,
} from '../assistance/assistance-commands';
import * as commands from '../commands';
import { hasLead, type Dispatch } from '../dispatch';
import { giveOpinion as giveOpinionCommand, raiseDispute as raiseDisputeCommand } from '../disputes/consultation';
import { designate as designateCommand } from '../disputes/designate';
import {
  decidePrecedent as decidePrecedentCommand,
  adopted as adoptedOutcome,
  type Adoption,
  type PrecedentEffect,
} from '../disputes/precedent';
import { attachEvidence as attachEvidenceCommand } from '../evidence/attach-evidence';
import { addNote as addNoteCommand } from '../notes/add-note';
import * as reactions from '../reactions';
import { recordContact as recordContactCommand } from '../resolution/contact';
import { resolve as resolveCommand } from '../resolution/resolve';
import { review as reviewCommand } from '../resolution/review';
import { sign as signCommand } from '../resolution/sign';
import { dispatchAnew as dispatchAnewCommand, lapsed as lapsedReaction } from '../returns/lapse';
import { decideReturn as decideReturnCommand, requestReturn as requestReturnCommand } from '../returns/return-commands';
import type { RoutingView } from '../view';
import { recordVisit as recordVisitCommand } from '../visits/record-visit';

export const NOW = Date.parse('2026-01-05T01:00:00Z');
export const HOUR_MS = 3_600_000;

const basis = { kind: 'assumption' as const, text: 'invented for tests' };
const text = { zh: '文', en: 'text' };
const decided = (unit: string): DecidedUnit => ({
  unit,
  power: `power-of-${unit}`,
  duty: 'punish',
  inNameOf: unit,
  mode: 'own',
  conditions: [],
  basis,
});

/**
 * Rules of a small jurisdiction. The unit of the region leads on stalls; planning leads on sheds with a permit; no unit
 * has the power over ghosts; two units have the power over gates.
 */
export function decide({ matter, region, facts }: RoutingFacts): RoutingDecision {
  const rule = { id: 'sole-power', text, basis };
  if (matter === 'ghost') return { kind: 'gap', fallback: 'office', why: text, basis };
  if (matter === 'gate')
    return { kind: 'dispute', candidates: [decided('east'), decided('planning')], body: 'legal', why: text, basis };
  if (matter === 'shed' && facts.permit === 'held')
    return { kind: 'lead', lead: decided('planning'), assistants: [], rule };
  if (!region) return { kind: 'ask', fact: 'region', question: text, holder: 'hotline', why: text };
  return { kind: 'lead', lead: decided(region), assistants: [decided('town')], rule };
}

/**
 * The outcomes "untrue" and "cannot-resolve" are reviewed, and from round 3 every outcome is. Only the head of a unit
 * may sign "cannot-resolve".
 */
export const handling: Handling = {
  contact: { attempts: 3, gapHours: 2 },
  truthOf: ['complaint', 'report'],
  reviewFromRound: 3,
  returns: { dispatcherDecides: 1, supervisorDecides: 1 },
  unacknowledged: 'to-dispatcher',
  files: { perTicket: 3, accepted: new Map([['jpeg', 1024]]) },
  returnReasons: new Map([
    ['not-our-power', { name: { zh: '不属于本单位职责', en: 'not within our powers' }, needsUnit: false, basis }],
    ['other-region', { name: { zh: '不在本单位辖区', en: 'outside our territory' }, needsUnit: true, basis }],
  ]),
  disputeReasons: new Map([
    ['other-unit', { name: { zh: '应由其他单位主办', en: 'another unit should lead' }, needsUnit: true, basis }],
    ['standards', { name: { zh: '执行标准不一致', en: 'the standards differ' }, needsUnit: false, basis }],
  ]),
  visitOutcomes: new Map([['as-reported', { zh: '情况属实', en: 'as reported' }]]),
  assistants: { report: ['appraise'] },
  consultation: { opinionsWithin: { amount: 1, unit: 'working-days' } },
  approvalLevels: [
    { id: 'leader', name: { zh: '分管负责人', en: 'leader in charge' } },
    { id: 'head', name: { zh: '主要负责人', en: 'head of the unit' }, posts: ['head'] },
  ],
  outcomes: new Map([
    ['resolved', { truths: ['confirmed', 'partly-confirmed'], evidence: 1, signedBy: 'leader', reviewed: false }],
    ['untrue', { truths: ['not-confirmed'], evidence: 1, signedBy: 'leader', reviewed: true }],
    ['cannot-resolve', { truths: ['confirmed'], evidence: 1, signedBy: 'head', reviewed: true }],
  ]),
};

const ids = ['east', 'west', 'planning', 'town', 'office', 'legal', 'hotline'];
export const jurisdiction = {
  name: 'tiny',
  version: '1',
  coordination: 'legal',
  hotline: 'hotline',
  units: new Map(ids.map((id) => [id, { id, name: text, kind: 'agency' as const }])),
  decide,
  certificatesFor: (matter: string) => (matter === 'stall' ? ['行政执法证'] : []),
  handling,
  calendar: { timeZone: 'Asia/Shanghai' },
} as unknown as Jurisdiction;

/** The return window and the time for opinions are eight hours. */
export const view: RoutingView = {
  jurisdiction,
  returnBy: (from) => from + 8 * HOUR_MS,
  opinionsBy: (from) => from + 8 * HOUR_MS,
  dateOf: () => '2026-01-05',
};

export const by = (actor: Actor, now = NOW): CommandContext<RoutingView> => ({
  now,
  jurisdiction: 'tiny',
  view,
  actor,
});
export const of = (unit: string): Actor => ({ id: `clerk of ${unit}`, role: 'unit', unit });
export const leaderOf = (unit: string, id = '王', post?: string): Actor => ({
  id,
  role: 'signatory',
  unit,
  ...(post ? { post } : {}),
});
export const reviewer: Actor = { id: 'r', role: 'reviewer' };
export const dispatcher: Actor = { id: 'd', role: 'dispatcher' };
export const supervisor: Actor = { id: 's', role: 'supervisor' };
export const coordinator: Actor = { id: 'c', role: 'coordinator' };

/** One event or command, applied to a dispatch. */
export type DispatchStep = (state: Dispatch | undefined) => Decided<Dispatch>;

export const eventOf = <T extends EventType>(type: T, data: EventData<T>): TicketEvent<T> =>
  ({ type, data }) as TicketEvent<T>;

export const classified =
  (change: Partial<EventData<'TicketClassified'>> = {}, seen = view): DispatchStep =>
  (state) => {
    const data = {
      matter: 'stall',
      kind: 'complaint' as const,
      urgency: 'normal' as const,
      region: 'east',
      facts: {},
      confidence: 1,
      alternatives: [],
      reasons: [],
      by: 'model' as const,
      catalogue: '1',
      registeredAt: '2026-01-05T01:00:00Z',
    };
    const context = { ...by(dispatcher), view: seen };
    return reactions.classified(state, eventOf('TicketClassified', { ...data, ...change }), context);
  };
/** No matter is certain, so a person has to classify the ticket. */
export const deferred: DispatchStep = (state) => {
  const event = eventOf('ClassificationDeferred', {
    why: text,
    code: 'no-matter',
    proposal: {
      kind: 'complaint',
      urgency: 'urgent',
      region: 'east',
      facts: {},
      alternatives: [],
      reasons: [],
      urgencyReasons: [],
      otherMatters: [],
    },
    registeredAt: '2026-01-05T01:00:00Z',
  });
  return reactions.deferred(state, event, by(dispatcher));
};
/** A guide has answered the ticket. */
export const answered: DispatchStep = (state) => reactions.answered(state);
export const reopened =
  (round: number, seen = view): DispatchStep =>
  (state) => {
    const event = eventOf('TicketReopened', { round, reason: '又来了', by: 'caller' });
    return reactions.reopened(state, event, { ...by(dispatcher), view: seen });
  };
/** The ticket was refused, and is open again. */
export const reopenedAfterRefusal: DispatchStep = (state) => {
  const event = eventOf('TicketReopened', { round: 1, reason: '应当受理', by: 'caller', afterRefusal: true });
  return reactions.reopened(state, event, by(dispatcher));
};
export const merged: DispatchStep = (state) =>
  reactions.merged(state, eventOf('TicketMerged', { into: 'x', reason: '重复' }), by(dispatcher));
export const closed: DispatchStep = (state) => {
  const event = eventOf('TicketClosed', { closure: 'resolved', satisfaction: 'satisfied', rounds: 1 });
  return reactions.closed(state, event, by(dispatcher));
};

export const acknowledge =
  (unit: string): DispatchStep =>
  (state) =>
    commands.acknowledge(state, {}, by(of(unit)));
export const requestReturn =
  (unit: string, proposedUnit?: string, now = NOW, seen = view): DispatchStep =>
  (state) => {
    const input = {
      code: 'not-our-power',
      reason: '非本单位职责',
      basis: '清单',
      ...(proposedUnit ? { proposedUnit } : {}),
    };
    return requestReturnCommand(state, input, { ...by(of(unit), now), view: seen });
  };
/** The unit did not acknowledge by `dueAt`, ISO 8601. */
export const lapsed =
  (dueAt = '2026-01-05T05:00:00Z', name: 'acknowledge' | 'resolve' = 'acknowledge'): DispatchStep =>
  (state) => {
    const data = { name, stage: 1, dueAt, text: { zh: '签收超时', en: 'overdue' } };
    return lapsedReaction(state, eventOf('SlaTargetBreached', data), by(dispatcher));
  };
export const dispatchAnew =
  (lead: string, actor = dispatcher): DispatchStep =>
  (state) =>
    dispatchAnewCommand(state, { lead, assistants: [], reason: '电话核实后重派' }, by(actor));
export const decideReturn =
  (grant: boolean, actor: Actor, to?: string): DispatchStep =>
  (state) => {
    const input = { grant, reason: '核实', ...(to ? { to } : {}) };
    return decideReturnCommand(state, input, by(actor));
  };
export const provideFacts =
  (input: { region?: string; facts?: Record<string, string>; answer?: string }, seen = view): DispatchStep =>
  (state) =>
    commands.provideFacts(state, { facts: {}, ...input }, { ...by(dispatcher), view: seen });
export const registered =
  (change: Partial<EventData<'TicketRegistered'>> = {}): DispatchStep =>
  (state) => {
    const data: EventData<'TicketRegistered'> = {
      ticketNo: '20260105-000001',
      queryCode: 'ABCDEFGHJK',
      channel: 'phone',
      location: {},
      narrative: '路口摆摊',
      facts: {},
      anonymity: 'named',
      receivedAt: '2026-01-05T01:00:00Z',
    };
    return reactions.registered(state, eventOf('TicketRegistered', { ...data, ...change }), by(dispatcher));
  };
export const contact =
  (unit: string, outcome: 'reached' | 'not-reached' = 'reached', now = NOW): DispatchStep =>
  (state) =>
    recordContactCommand(state, { outcome }, by(of(unit), now));
export const attach =
  (actor: Actor, file: string): DispatchStep =>
  (state) =>
    attachEvidenceCommand(state, { file, type: 'jpeg', size: 1000, purpose: 'after' }, by(actor));
/** The dispatch after its lead has attached `photo-1` in the present round. */
const withPhoto = (state: Dispatch | undefined): Dispatch | undefined =>
  state && hasLead(state)
    ? { ...state, evidence: [...(state.evidence ?? []), { file: 'photo-1', unit: state.lead, round: state.round }] }
    : state;
type ResolutionInput = BodyOf<typeof resolveTicket>;
export const resolve =
  (actor: Actor, change: Partial<ResolutionInput> = {}): DispatchStep =>
  (state) => {
    const done = { outcome: 'resolved' as const, truth: 'confirmed' as const, done: '已清理', publicReply: '已清理' };
    return resolveCommand(withPhoto(state), { ...done, answers: [], evidence: ['photo-1'], ...change }, by(actor));
  };
export const sign =
  (actor: Actor, sends: Partial<BodyOf<typeof signResolution>> = {}): DispatchStep =>
  (state) =>
    signCommand(state, { sign: true, ...sends }, by(actor));
export const review =
  (accept: boolean, actor = reviewer): DispatchStep =>
  (state) =>
    reviewCommand(state, { accept, ...(accept ? {} : { reason: '未回应诉求' }) }, by(actor));
const officers: Readonly<Record<string, Partial<Person>>> = {
  li: {},
  wang: {},
  guest: { positions: [{ unit: 'west' }] },
  away: { absences: [{ from: NOW - HOUR_MS, until: NOW + HOUR_MS, reason: '年休假' }] },
  left: { leftAt: NOW },
  expired: { certificates: [{ name: '行政执法证', number: '1', validUntil: '2026-01-04' }] },
};
/** A person of `east` with a certificate, changed as `officers` says; undefined for an account that nobody has. */
const registerEntry = (id: string | undefined): Person | undefined =>
  id === undefined || !officers[id]
    ? undefined
    : {
        jurisdiction: 'tiny',
        id,
        name: id,
        roles: ['officer'],
        positions: [{ unit: 'east' }, { unit: 'town' }],
        certificates: [{ name: '行政执法证', number: '1', validUntil: '2026-01-05' }],
        substitutes: [],
        absences: [],
        changes: [],
        ...officers[id],
      };
export const officerOf = (unit: string, id: string): Actor => ({ id, role: 'officer', unit });
export const assignOfficer =
  (actor: Actor, officer?: string, note?: string): DispatchStep =>
  (state) => {
    const input = { ...(officer ? { officer } : {}), ...(note ? { note } : {}) };
    return assignOfficerCommand(state, input, by(actor), registerEntry(officer));
  };

export const recordVisit =
  (actor: Actor, change: Partial<BodyOf<typeof recordVisitOperation>> = {}): DispatchStep =>
  (state) => {
    const visit = { outcome: 'as-reported', location: { region: 'east' }, evidence: [], ...change };
    return recordVisitCommand(state, visit, by(actor));
  };
export const addNote =
  (actor: Actor, readers: EventData<'NoteAdded'>['readers']): DispatchStep =>
  (state) =>
    addNoteCommand(state, { text: '今晚夜查', readers }, by(actor));

export const designate =
  (actor: Actor, lead: string, assistants: string[] = []): DispatchStep =>
  (state) =>
    designateCommand(state, { lead, assistants, document: '指定1号', basis: '第25条', reason: '指定' }, by(actor));

export const reportAssistance =
  (unit: string, change: Partial<BodyOf<typeof reportAssistanceOperation>> = {}): DispatchStep =>
  (state) =>
    reportAssistanceCommand(state, { done: '已监测', evidence: [], ...change }, by(of(unit)));
export const releaseAssistant =
  (unit: string): DispatchStep =>
  (state) =>
    releaseAssistantCommand(state, { unit, reason: '无须监测' }, by(dispatcher));

export const raiseDispute =
  (unit: string, change: Partial<BodyOf<typeof raiseDisputeOperation>> = {}): DispatchStep =>
  (state) => {
    const given = { code: 'other-unit', reason: '绿化带归园林', basis: '清单', proposedUnit: 'planning', ...change };
    const { proposedUnit, ...input } = given;
    return raiseDisputeCommand(state, { ...input, ...(proposedUnit ? { proposedUnit } : {}) }, by(of(unit)));
  };
export const giveOpinion =
  (unit: string, now = NOW, change: Partial<BodyOf<typeof giveOpinionOperation>> = {}): DispatchStep =>
  (state) =>
    giveOpinionCommand(state, { role: 'neither', opinion: '不归我们', basis: '清单', ...change }, by(of(unit), now));
const harmless: PrecedentEffect = { changes: [text], open: [] };
export const decidePrecedent =
  (
    actor: Actor,
    change: Partial<BodyOf<typeof decidePrecedentOperation>> = {},
    preview: PrecedentEffect | undefined = harmless,
  ): DispatchStep =>
  (state) =>
    decidePrecedentCommand(
      state,
      { approve: true, reason: '今后照办', everywhere: false, ...change },
      by(actor),
      preview,
    );
export const adopted =
  (adoption: Adoption = { power: 'designated-gate-20260105', version: '1+a' }): DispatchStep =>
  (state) => {
    if (!state) throw new Error('an act belongs to a document');
    return adoptedOutcome(state, { id: 'act', type: 'adopt-precedent', data: {} }, adoption);
  };

/** The dispatch after all steps, as it is stored. Throws if a step is refused. */
export function stateAfter(...steps: DispatchStep[]): Dispatch | undefined {
  return steps.reduce<Dispatch | undefined>((state, step) => {
    const outcome = afterStorage(step(state));
    if (isRefused(outcome)) throw new Error(outcome.detail.en);
    outcome?.events?.forEach(checkNewEvent);
    return outcome ? outcome.state : state;
  }, undefined);
}

/** The outcome of a step: the code of its refusal, or the types of its events, or "nothing". */
export function outcomeOf(state: Dispatch | undefined, step: DispatchStep): string {
  const outcome = afterStorage(step(state));
  if (isRefused(outcome)) return outcome.refused;
  outcome?.events?.forEach(checkNewEvent);
  return outcome?.events?.map(({ type }: NewEvent) => type).join(' ') || 'nothing';
}

export const returnedTo = (from: string, to: string, actor: Actor): DispatchStep[] => [
  requestReturn(from, to),
  decideReturn(true, actor),
];
/** The steps until the lead has reached the caller and may resolve the ticket. */
export const contacted = [classified(), acknowledge('east'), contact('east')];
export const resolvedOnce = [...contacted, resolve(leaderOf('east'))];
const untrue = { outcome: 'untrue' as const, truth: 'not-confirmed' as const };

/** A dispatch in each situation, led by `east` where it has a lead. */
export const inSituation: Readonly<Record<Dispatch['situation'], Dispatch | undefined>> = {
  registered: stateAfter(registered({ unreachable: true })),
  asking: stateAfter(classified({ region: undefined })),
  disputed: stateAfter(classified({ matter: 'gate' })),
  'awaiting-dispatch': stateAfter(classified(), lapsed()),
  dispatched: stateAfter(classified()),
  acknowledged: stateAfter(classified(), acknowledge('east')),
  'return-requested': stateAfter(classified(), requestReturn('east')),
  'awaiting-signature': stateAfter(...contacted, resolve(of('east'))),
  'in-review': stateAfter(...contacted, resolve(leaderOf('east'), untrue)),
  resolved: stateAfter(...resolvedOnce),
  ended: stateAfter(...resolvedOnce, closed),
};

/** The outcome of a step in every situation, and for a ticket that was never dispatched (`none`). */
export const outcomesOf = (step: DispatchStep): Record<string, string> => ({
  none: outcomeOf(undefined, step),
  ...Object.fromEntries(Object.entries(inSituation).map(([name, state]) => [name, outcomeOf(state, step)])),
});
