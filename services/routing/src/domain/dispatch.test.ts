import {
  checkNewEvent,
  type Actor,
  type EventData,
  type EventType,
  type NewEvent,
  type TicketEvent,
} from '@hotline/contracts';
import type { DecidedUnit, Jurisdiction, RoutingDecision, RoutingFacts } from '@hotline/jurisdiction';
import { isRefused, type CommandContext, type Decided } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import * as commands from './commands';
import type { Dispatch } from './dispatch';
import type { RoutingView } from './view';
import * as reactions from './reactions';

const NOW = Date.parse('2026-01-05T01:00:00Z');
const HOUR = 3_600_000;
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
 * A place of two squads: stalls go to the squad of the region, sheds to planning with a permit, nobody owns ghosts, two
 * claim the gate.
 */
function decide({ matter, region, facts }: RoutingFacts): RoutingDecision {
  const rule = { id: 'sole-power', text, basis };
  if (matter === 'ghost') return { kind: 'gap', fallback: 'office', why: text, basis };
  if (matter === 'gate')
    return { kind: 'dispute', candidates: [decided('east'), decided('planning')], body: 'legal', why: text, basis };
  if (matter === 'shed' && facts.permit === 'held')
    return { kind: 'lead', lead: decided('planning'), assistants: [], rule };
  if (!region) return { kind: 'ask', fact: 'region', question: text, holder: 'hotline', why: text };
  return { kind: 'lead', lead: decided(region), assistants: [decided('town')], rule };
}
const units = new Map(
  ['east', 'west', 'planning', 'town', 'office', 'legal', 'hotline'].map((id) => [
    id,
    { id, name: text, kind: 'agency' as const },
  ]),
);
const calendar = { timeZone: 'Asia/Shanghai' };
const jurisdiction = {
  name: 'tiny',
  version: '1',
  coordination: 'legal',
  units,
  decide,
  calendar,
} as unknown as Jurisdiction;
const view: RoutingView = { jurisdiction, returnBy: (from) => from + 8 * HOUR, dateOf: () => '2026-01-05' };

type Step = (state: Dispatch | undefined) => Decided<Dispatch>;
const event = <T extends EventType>(type: T, data: EventData<T>): TicketEvent<T> => ({ type, data }) as TicketEvent<T>;
const by = (actor: Actor, now = NOW): CommandContext<RoutingView> => ({ now, jurisdiction: 'tiny', view, actor });
const of = (unit: string): Actor => ({ id: `clerk of ${unit}`, role: 'unit', unit });
const dispatcher: Actor = { id: 'd', role: 'dispatcher' };
const supervisor: Actor = { id: 's', role: 'supervisor' };
const coordinator: Actor = { id: 'c', role: 'coordinator' };

const classified =
  (change: Partial<EventData<'TicketClassified'>> = {}, seen = view): Step =>
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
    return reactions.classified(state, event('TicketClassified', { ...data, ...change }), context);
  };
const acknowledge =
  (unit: string): Step =>
  (state) =>
    commands.acknowledge(state, {}, by(of(unit)));
const askReturn =
  (unit: string, proposedUnit?: string, now = NOW): Step =>
  (state) =>
    commands.askReturn(
      state,
      { reason: '非本单位职责', basis: '清单', ...(proposedUnit ? { proposedUnit } : {}) },
      by(of(unit), now),
    );
const answerReturn =
  (grant: boolean, actor: Actor, to?: string): Step =>
  (state) =>
    commands.answerReturn(state, { grant, reason: '核实', ...(to ? { to } : {}) }, by(actor));
const resolve =
  (unit: string, approver: string): Step =>
  (state) =>
    commands.resolve(state, { outcome: 'resolved', done: '已清理', publicReply: '已清理', approver }, by(of(unit)));
const reopened =
  (round: number): Step =>
  (state) =>
    reactions.reopened(state, event('TicketReopened', { round, reason: '又来了', by: 'caller' }), by(dispatcher));
const designate =
  (actor: Actor, lead: string, assistants: string[] = []): Step =>
  (state) =>
    commands.designate(state, { lead, assistants, basis: '第25条', reason: '指定' }, by(actor));
const facts =
  (input: { region?: string; facts?: Record<string, string> }): Step =>
  (state) =>
    commands.answerFacts(state, { facts: {}, ...input }, by(dispatcher));
const merged: Step = (state) =>
  reactions.merged(state, event('TicketMerged', { into: 'x', reason: '重复' }), by(dispatcher));
const closed: Step = (state) =>
  reactions.ended(
    state,
    event('TicketClosed', { closure: 'resolved', satisfaction: 'satisfied', rounds: 1 }),
    by(dispatcher),
  );

function given(...steps: Step[]): Dispatch | undefined {
  return steps.reduce<Dispatch | undefined>((state, step) => {
    const outcome = afterStorage(step(state));
    if (isRefused(outcome)) throw new Error(outcome.detail.en);
    outcome?.events?.forEach(checkNewEvent);
    return outcome ? outcome.state : state;
  }, undefined);
}
/** What a step leads to: the refusal's code, or the types of its facts, or "nothing". */
function then(state: Dispatch | undefined, step: Step): string {
  const outcome = afterStorage(step(state));
  if (isRefused(outcome)) return outcome.refused;
  outcome?.events?.forEach(checkNewEvent);
  return outcome?.events?.map(({ type }: NewEvent) => type).join(' ') || 'nothing';
}
const returnedTo = (from: string, to: string, actor: Actor): Step[] => [askReturn(from, to), answerReturn(true, actor)];
const resolvedOnce = [classified(), acknowledge('east'), resolve('east', '王')];

describe('a classified ticket', () => {
  it('goes to exactly one lead, with the reason', () => {
    expect(classified()(undefined)).toMatchObject({
      state: { situation: 'dispatched', lead: 'east', assistants: ['town'] },
      events: [
        {
          type: 'TicketDispatched',
          data: { how: 'rule', round: 1, hop: 1, why: { lead: { power: 'power-of-east' } } },
        },
      ],
    });
  });
  it('a matter without a power goes to the fallback unit, and a gap is found', () => {
    expect(then(undefined, classified({ matter: 'ghost' }))).toBe('GapFound TicketDispatched');
    expect(given(classified({ matter: 'ghost' }))).toMatchObject({ lead: 'office' });
  });
  it('a matter with two equal powers goes to the coordination body, which designates', () => {
    expect(then(undefined, classified({ matter: 'gate' }))).toBe('JurisdictionDisputed');
    expect(given(classified({ matter: 'gate' }), designate(coordinator, 'planning'))).toMatchObject({
      situation: 'dispatched',
      lead: 'planning',
    });
  });
  it('a ticket without a location waits with the hotline for one answer, and then goes on', () => {
    const asking = given(classified({ region: undefined }));
    expect(asking).toMatchObject({ situation: 'asking', holder: 'hotline', fact: 'region' });
    expect(then(asking, facts({ region: 'west' }))).toBe('FactsProvided TicketDispatched');
    expect(given(classified({ region: undefined }), facts({ region: 'west' }))).not.toHaveProperty('question');
  });
  it('a merged ticket is not dispatched, in whichever order the events come', () => {
    expect(given(merged, classified())).toMatchObject({ situation: 'ended' });
    expect(given(classified(), merged)).toMatchObject({ situation: 'ended' });
    expect(then(given(merged), classified())).toBe('nothing');
    expect(then(given(classified(), merged), reopened(2))).toBe('nothing');
  });
  it('a ticket that was answered and closed before its correction is not dispatched', () => {
    expect(then(given(closed), classified())).toBe('nothing');
  });
});

describe('a correction of the classification', () => {
  it('a correction that changes no owner changes nothing', () => {
    expect(then(given(classified(), acknowledge('east')), classified({ urgency: 'critical' }))).toBe('nothing');
    expect(given(classified(), acknowledge('east'), classified({ urgency: 'critical' }))).toMatchObject({
      situation: 'acknowledged',
      known: { urgency: 'critical' },
    });
  });
  it('a correction that changes the owner dispatches to the new one and voids a pending return', () => {
    const moved = given(classified(), askReturn('east'), classified({ region: 'west' }));
    expect(moved).toMatchObject({ situation: 'dispatched', lead: 'west', hop: 2 });
    expect(moved).not.toHaveProperty('request');
  });
  it('does not undo a granted return, a designation or a dispute', () => {
    const urgent = classified({ urgency: 'urgent' });
    expect(given(classified(), ...returnedTo('east', 'planning', dispatcher), urgent)).toMatchObject({
      lead: 'planning',
    });
    expect(given(classified(), designate(supervisor, 'planning'), urgent)).toMatchObject({ lead: 'planning' });
    expect(given(classified({ matter: 'gate' }), classified({ matter: 'gate', urgency: 'urgent' }))).toMatchObject({
      situation: 'disputed',
      hop: 0,
    });
    expect(then(given(classified({ region: undefined })), classified({ region: undefined, urgency: 'urgent' }))).toBe(
      'nothing',
    );
  });
  it('does not overrule a place that was found out since, unless it says another', () => {
    const corrected = [classified({ region: undefined }), facts({ region: 'west' })];
    expect(given(...corrected, classified({ region: undefined, urgency: 'urgent' }))).toMatchObject({
      lead: 'west',
      known: { region: 'west' },
    });
    expect(given(classified(), facts({ region: 'west' }), classified({ urgency: 'urgent' }))).toMatchObject({
      known: { region: 'west' },
    });
    expect(given(...corrected, classified({ region: 'east' }))).toMatchObject({ lead: 'east' });
  });
  it('a correction of a resolved ticket waits for the caller', () => {
    expect(given(...resolvedOnce, classified({ region: 'west' }))).toMatchObject({
      situation: 'resolved',
      lead: 'east',
      known: { region: 'west' },
    });
  });
});

describe('a return', () => {
  it('a granted return sends the ticket to another unit and releases its assistants', () => {
    expect(given(classified(), ...returnedTo('east', 'west', dispatcher))).toMatchObject({
      situation: 'dispatched',
      lead: 'west',
      assistants: [],
      hop: 2,
      returnedBy: ['east'],
    });
  });
  it('a rejected return leaves the ticket with the unit', () => {
    expect(given(classified(), askReturn('east'), answerReturn(false, dispatcher))).toMatchObject({
      situation: 'dispatched',
      lead: 'east',
    });
    expect(given(classified(), acknowledge('east'), askReturn('east'), answerReturn(false, dispatcher))).toMatchObject({
      situation: 'acknowledged',
    });
  });
  it('a unit may ask for a return once', () => {
    expect(then(given(classified(), askReturn('east'), answerReturn(false, dispatcher)), askReturn('east'))).toBe(
      'not-now',
    );
    expect(
      then(
        given(classified(), ...returnedTo('east', 'west', dispatcher), ...returnedTo('west', 'east', supervisor)),
        askReturn('east'),
      ),
    ).toBe('not-now');
  });
  it('a unit may ask for a return within the window only', () => {
    expect(then(given(classified()), askReturn('east', 'west', NOW + 8 * HOUR))).toBe('ReturnRequested');
    expect(then(given(classified()), askReturn('east', 'west', NOW + 8 * HOUR + 1))).toBe('window-passed');
  });
  it('a return window that ends in a year without a calendar stays open until the calendar is loaded', () => {
    const unknown: RoutingView = { ...view, returnBy: () => undefined };
    const ask = (seen: RoutingView, now: number): string =>
      then(given(classified({}, unknown)), (state) =>
        commands.askReturn(state, { reason: '非本单位职责', basis: '清单' }, { ...by(of('east'), now), view: seen }),
      );
    expect(ask(unknown, NOW + 9 * HOUR)).toBe('ReturnRequested');
    expect(ask(view, NOW + 8 * HOUR)).toBe('ReturnRequested');
    expect(ask(view, NOW + 9 * HOUR)).toBe('window-passed');
  });
  it('a supervisor decides from the second return on', () => {
    const second = given(classified(), ...returnedTo('east', 'west', dispatcher), askReturn('west', 'planning'));
    expect(then(second, answerReturn(true, dispatcher))).toBe('not-allowed');
    expect(then(second, answerReturn(false, dispatcher))).toBe('not-allowed');
    expect(then(second, answerReturn(true, supervisor))).toBe('DispatchReturned TicketDispatched');
  });
  it('a third return goes to the coordination body', () => {
    const third = given(
      classified(),
      ...returnedTo('east', 'west', dispatcher),
      ...returnedTo('west', 'planning', supervisor),
      askReturn('planning', 'town'),
    );
    expect(then(third, answerReturn(true, supervisor))).toBe('JurisdictionDisputed');
    expect(answerReturn(true, supervisor)(third)).toMatchObject({
      state: { situation: 'disputed', body: 'legal', returnedBy: ['east', 'west', 'planning'] },
    });
  });
  it('refuses a return after a designation and in a redo', () => {
    expect(
      then(given(classified({ matter: 'gate' }), designate(coordinator, 'planning')), askReturn('planning', 'west')),
    ).toBe('not-now');
    expect(then(given(...resolvedOnce, reopened(2)), askReturn('east', 'west'))).toBe('not-now');
  });
  it('goes nowhere without a unit, to the same unit, or to one that the place does not have', () => {
    const asked = given(classified(), askReturn('east'));
    expect([
      then(asked, answerReturn(true, dispatcher)),
      then(asked, answerReturn(true, dispatcher, 'east')),
      then(asked, answerReturn(true, dispatcher, 'moon')),
    ]).toEqual(['invalid-input', 'invalid-input', 'unknown-unit']);
  });
});

describe('the lead', () => {
  it('alone acts on the ticket', () => {
    const held = given(classified());
    expect([
      then(held, acknowledge('town')),
      then(held, askReturn('west')),
      then(given(classified(), acknowledge('east')), resolve('town', '李')),
    ]).toEqual(['not-your-ticket', 'not-your-ticket', 'not-your-ticket']);
  });
  it('resolves what it has acknowledged, and nothing else', () => {
    expect(then(given(classified()), resolve('east', '王'))).toBe('not-now');
    expect(then(given(classified(), acknowledge('east')), resolve('east', '王'))).toBe('TicketResolved');
    expect(then(given(...resolvedOnce), resolve('east', '李'))).toBe('not-now');
  });
  it('does nothing any more on a closed ticket', () => {
    expect(then(given(...resolvedOnce, closed), acknowledge('east'))).toBe('not-now');
  });
});

describe('what the clock decides', () => {
  it('facts of time are taken for the instant of the call, also when the owner is decided later', () => {
    const asked: (string | undefined)[] = [];
    const nightly: RoutingView = {
      ...view,
      jurisdiction: {
        ...jurisdiction,
        decide: (given: RoutingFacts) => (asked.push(given.at), decide(given)),
      } as Jurisdiction,
    };
    const registeredAt = '2026-01-04T15:30:00.000Z';
    const known = given((state) =>
      reactions.classified(
        state,
        event('TicketClassified', {
          matter: 'stall',
          kind: 'complaint',
          urgency: 'normal',
          facts: {},
          confidence: 1,
          alternatives: [],
          reasons: [],
          by: 'model',
          catalogue: '1',
          registeredAt,
        }),
        { ...by(dispatcher), view: nightly },
      ),
    );
    then(known, (state) =>
      commands.answerFacts(state, { facts: {}, region: 'east' }, { ...by(dispatcher), view: nightly }),
    );
    expect(asked).toEqual([registeredAt, registeredAt]);
  });
});

describe('a redo', () => {
  it('names the version that decided, whatever is in force by then', () => {
    const reformed: RoutingView = { ...view, jurisdiction: { ...jurisdiction, version: '2' } };
    const outcome = reactions.reopened(
      given(...resolvedOnce),
      event('TicketReopened', { round: 2, reason: '又来了', by: 'caller' }),
      { ...by(dispatcher), view: reformed },
    );
    expect(outcome && !isRefused(outcome) ? outcome.events : []).toMatchObject([
      { type: 'TicketDispatched', data: { how: 'redo', why: { pack: '1' } } },
    ]);
  });

  it('goes to the same lead and assistants in a new round, and needs another approver', () => {
    const redo = given(...resolvedOnce, reopened(2), acknowledge('east'));
    expect(redo).toMatchObject({ lead: 'east', assistants: ['town'], round: 2, hop: 2 });
    expect([then(redo, resolve('east', '王')), then(redo, resolve('east', '李'))]).toEqual([
      'same-approver',
      'TicketResolved',
    ]);
  });
  it('reaches the lead again when the ticket had closed before a late caller spoke', () => {
    expect(given(...resolvedOnce, closed, reopened(2))).toMatchObject({
      situation: 'dispatched',
      lead: 'east',
      round: 2,
    });
  });
  it('does not disturb a unit that got the ticket meanwhile: it is its first time', () => {
    const elsewhere = given(...resolvedOnce, designate(supervisor, 'west'), acknowledge('west'));
    expect(then(elsewhere, reopened(2))).toBe('nothing');
    expect(given(...resolvedOnce, designate(supervisor, 'west'), reopened(2))).toMatchObject({
      situation: 'dispatched',
      lead: 'west',
      round: 2,
    });
  });
});

describe('a designation', () => {
  it('the coordination body designates in a dispute, a supervisor in every open situation', () => {
    const situations = [
      given(classified()),
      given(classified(), acknowledge('east')),
      given(classified(), askReturn('east')),
      given(classified({ region: undefined })),
      given(classified({ matter: 'gate' })),
      given(...resolvedOnce),
    ];
    expect(situations.map((state) => then(state, designate(coordinator, 'west')))).toEqual([
      'not-now',
      'not-now',
      'not-now',
      'not-now',
      'UnitDesignated TicketDispatched',
      'not-now',
    ]);
    for (const state of situations)
      expect(designate(supervisor, 'west')(state)).toMatchObject({ state: { situation: 'dispatched', lead: 'west' } });
    expect(then(given(...resolvedOnce, closed), designate(supervisor, 'west'))).toBe('not-now');
  });
  it('leaves nothing of the earlier situation behind', () => {
    const state = given(classified({ region: undefined }), designate(supervisor, 'west', ['town', 'west', 'town']));
    expect(Object.keys(state ?? {}).sort()).toEqual([
      'approvers',
      'assistants',
      'heard',
      'hop',
      'jurisdiction',
      'known',
      'lead',
      'pack',
      'returnedBy',
      'round',
      'situation',
    ]);
    expect(state).toMatchObject({ lead: 'west', assistants: ['town'] });
  });
});

it('facts given while a unit has the ticket are kept and move nothing', () => {
  const situations = [
    given(classified()),
    given(classified(), askReturn('east')),
    given(classified({ matter: 'gate' })),
    given(...resolvedOnce),
  ];
  for (const state of situations)
    expect(facts({ facts: { permit: 'held' } })(state)).toMatchObject({
      state: { situation: state?.situation, known: { facts: { permit: 'held' } } },
      events: [{ type: 'FactsProvided' }],
    });
  expect(then(undefined, facts({}))).toBe('not-found');
  expect(then(given(...resolvedOnce, closed), facts({}))).toBe('not-now');
});
