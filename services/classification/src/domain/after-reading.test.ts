import { checkNewEvent, type Actor, type EventData, type TicketEvent } from '@hotline/contracts';
import type { Guide, Jurisdiction, RoutingDecision } from '@hotline/jurisdiction';
import { isRefused, type Decided } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import type { Classification } from './classification';
import { answer, choose, handOver } from './commands';
import { finish, notHelped } from './reactions';
import type { Proposal } from './reading/proposal';
import { decideAfterReading } from './after-reading';

const REGISTERED = '2026-01-05T01:00:00.000Z';
const text = { zh: '文', en: 'text' };
const guide = (code: string, kind: Guide['kind']): [string, Guide] => [
  code,
  { code, kind, title: text, text, words: [], examples: [], basis: { kind: 'law', text: '' }, contact: '119' },
];
const guides = new Map([guide('how-to', 'answer'), guide('court', 'route'), guide('fire', 'emergency')]);
const matters = new Map([
  ['fumes', { urgency: 'normal' }],
  ['gas', { urgency: 'critical' }],
]);
/** The squad leads for fumes and smells; the lead for gas depends on the region. */
const decide = ({ matter }: { matter: string }): RoutingDecision =>
  matter === 'gas'
    ? { kind: 'ask', fact: 'region', question: text, holder: 'hotline', why: text }
    : ({ kind: 'lead', lead: { unit: 'squad' } } as RoutingDecision);
const location = {
  name: 'tiny',
  decide,
  version: 'v1',
  guides,
  matters,
  classification: { threshold: 0.6, thresholds: {}, urgentWords: { critical: [], urgent: [] } },
} as unknown as Jurisdiction;

const sure: Proposal = {
  matter: { code: 'fumes', confidence: 0.8 },
  alternatives: [],
  reasons: [{ word: '油烟', weight: 1, offset: 0 }],
  kind: 'complaint',
  urgency: 'normal',
  urgencyReasons: [],
  facts: { permit: 'none' },
  otherMatters: [],
};
const unsure: Proposal = { ...sure, matter: { code: 'fumes', confidence: 0.3 } };
const registration: EventData<'TicketRegistered'> = {
  ticketNo: '1',
  queryCode: 'x',
  channel: 'phone',
  location: {},
  narrative: '油烟',
  facts: {},
  anonymity: 'named',
  receivedAt: REGISTERED,
};
const registered =
  (found: Proposal, change: Partial<EventData<'TicketRegistered'>> = {}): Step =>
  () =>
    decideAfterReading({ ...registration, ...change }, '油烟', found, location, REGISTERED);
const proposes = (code: string, confidence = 0.9): Pick<Proposal, 'guide'> => ({
  guide: { code, confidence, kind: guides.get(code)?.kind ?? 'answer' },
});

type Step = (state: Classification | undefined) => Decided<Classification>;
const person: Actor = { id: 'o', role: 'operator' };
const chooses =
  (input: Parameters<typeof choose>[1]): Step =>
  (state) =>
    choose(state, input, { now: 7, jurisdiction: 'tiny', view: location, actor: person });
const answers =
  (code: string): Step =>
  (state) =>
    answer(state, guides.get(code) as Guide);
const reopened: Step = (state) =>
  notHelped(state, { data: { round: 1, reason: '', by: 'caller' } } as TicketEvent<'TicketReopened'>);
const reopenedAfterRefusal: Step = (state) =>
  notHelped(state, {
    data: { round: 1, reason: '', by: 'caller', afterRefusal: true },
  } as TicketEvent<'TicketReopened'>);

function given(...steps: Step[]): Classification | undefined {
  return steps.reduce<Classification | undefined>((state, step) => {
    const outcome = afterStorage(step(state));
    if (isRefused(outcome)) throw new Error(outcome.detail.en);
    return outcome ? outcome.state : state;
  }, undefined);
}
function then(state: Classification | undefined, step: Step): string {
  const outcome = afterStorage(step(state));
  if (isRefused(outcome)) return outcome.refused;
  outcome?.events?.forEach(checkNewEvent);
  return outcome?.events?.map(({ type }) => type).join(' ') || 'nothing';
}

describe('the classification of a ticket after reading its text', () => {
  it.each<[string, Proposal, string]>([
    ['classifies a ticket whose matter is certain enough', sure, 'TicketClassified'],
    ['lets a ticket with an uncertain matter wait for a person', unsure, 'ClassificationDeferred'],
    [
      'classifies a ticket with an uncertain matter when the lead unit is certain',
      { ...unsure, alternatives: [{ code: 'smells', confidence: 0.3 }] },
      'TicketClassified',
    ],
    [
      'lets a ticket wait for a person when the likely matters have different leads',
      { ...unsure, alternatives: [{ code: 'gas', confidence: 0.3 }] },
      'ClassificationDeferred',
    ],
    ['answers a ticket directly when a guide has the answer', { ...unsure, ...proposes('how-to') }, 'TicketAnswered'],
    [
      'lets a person confirm before a caller is referred to a court',
      { ...sure, ...proposes('court') },
      'ClassificationDeferred',
    ],
    [
      'informs an emergency service and lets a person decide, however certain the matter is',
      { ...sure, ...proposes('fire') },
      'EmergencyHandedOver ClassificationDeferred',
    ],
    [
      'lets a ticket wait for a person when the pack no longer has the guide',
      { ...sure, ...proposes('gone') },
      'ClassificationDeferred',
    ],
  ])('decides after reading: %s', (_rule, found, facts) => {
    expect(then(undefined, registered(found))).toBe(facts);
  });

  it('makes a ticket critical when a danger is present, whatever its matter', () => {
    expect(registered({ ...sure, ...proposes('fire') })(undefined)).toMatchObject({
      state: { proposal: { urgency: 'critical' } },
      events: [{}, { data: { proposal: { urgency: 'critical' } } }],
    });
  });

  it('prefers the kind, region and facts of the registration to those found in the text', () => {
    const found: Proposal = { ...sure, region: { code: 'west', text: '西镇', offset: 0 } };
    expect(
      registered(found, { kind: 'help', location: { region: 'east' }, facts: { permit: 'held' } })(undefined),
    ).toMatchObject({ events: [{ data: { kind: 'help', region: 'east', facts: { permit: 'held' } } }] });
    expect(registered(found)(undefined)).toMatchObject({
      events: [
        {
          data: {
            kind: 'complaint',
            region: 'west',
            facts: { permit: 'none' },
            registeredAt: REGISTERED,
            catalogue: 'v1',
          },
        },
      ],
    });
  });
});

describe('a decision of a person', () => {
  it('stores the matter that a person chose as training data', () => {
    const decided = chooses({ matter: 'gas', facts: { permit: 'held' } })(given(registered(unsure)));
    expect(decided).toMatchObject({
      state: {
        situation: 'classified',
        matter: 'gas',
        choice: { matter: 'gas', by: 'o', at: 7 },
        proposal: { matter: { code: 'fumes' } },
      },
      events: [{ data: { by: 'person', confidence: 1, reasons: [], facts: { permit: 'held' } } }],
    });
    expect((decided as { state: object }).state).not.toHaveProperty('why');
  });
  it('raises the urgency to that of the chosen matter unless the person gave one', () => {
    expect(chooses({ matter: 'gas', facts: {} })(given(registered(unsure)))).toMatchObject({
      events: [{ data: { urgency: 'critical' } }],
    });
    expect(chooses({ matter: 'fumes', facts: {} })(given(registered({ ...unsure, urgency: 'urgent' })))).toMatchObject({
      events: [{ data: { urgency: 'urgent' } }],
    });
    expect(chooses({ matter: 'gas', urgency: 'normal', facts: {} })(given(registered(unsure)))).toMatchObject({
      events: [{ data: { urgency: 'normal' } }],
    });
  });
  it('lets a person choose another matter for a classified or answered ticket; the last choice counts', () => {
    expect(then(given(registered(sure)), chooses({ matter: 'gas', facts: {} }))).toBe('TicketClassified');
    expect(then(given(registered({ ...unsure, ...proposes('how-to') })), chooses({ matter: 'gas', facts: {} }))).toBe(
      'TicketClassified',
    );
    expect(
      given(registered(unsure), chooses({ matter: 'gas', facts: {} }), chooses({ matter: 'fumes', facts: {} })),
    ).toMatchObject({ matter: 'fumes', choice: { matter: 'fumes' } });
  });
  it('lets a person answer from a guide only while the ticket has no unit', () => {
    expect([
      then(given(registered(unsure)), answers('how-to')),
      then(given(registered(unsure)), answers('court')),
      then(given(registered(sure)), answers('how-to')),
    ]).toEqual(['TicketAnswered', 'TicketRedirected', 'not-now']);
  });
  const handsOver =
    (reason: string) =>
    (state: Classification | undefined): Decided<Classification> =>
      handOver(state, { guide: guides.get('fire') as Guide, reason }, { view: location });
  it.each([
    ['classified', sure, 'TicketClassified'],
    ['waiting', unsure, 'ClassificationDeferred'],
  ])('informing an emergency service makes a %s ticket critical and keeps its situation', (situation, found, next) => {
    const decided = handsOver('楼上冒烟')(given(registered(found)));
    expect(decided).toMatchObject({
      state: { situation, proposal: { urgency: 'critical' } },
      events: [
        { type: 'EmergencyHandedOver', data: { guide: 'fire', contact: '119', by: 'person', reason: '楼上冒烟' } },
        { type: next },
      ],
    });
  });
  it('refuses commands before the ticket was read and after it ended', () => {
    for (const step of [chooses({ matter: 'gas', facts: {} }), answers('how-to'), handsOver('楼上冒烟')]) {
      expect([then(undefined, step), then(given(registered(sure), finish), step)]).toEqual(['not-found', 'not-now']);
    }
  });
});

describe('the reopening of a ticket', () => {
  const answered = registered({ ...unsure, ...proposes('how-to') });
  it('a ticket whose direct answer did not help waits for a person, and its guide is removed', () => {
    expect(then(given(answered), reopened)).toBe('ClassificationDeferred');
    expect(given(answered, reopened)).not.toHaveProperty('guide');
  });
  it('a ticket that was closed after a direct answer waits for a person when the caller appeals', () => {
    expect(then(given(answered, finish), reopened)).toBe('ClassificationDeferred');
    expect(then(given(registered(sure), finish), reopened)).toBe('nothing');
  });
  it('a ticket that was refused waits for a person when it is open again, whatever it was before', () => {
    for (const before of [registered(sure), registered(unsure), answered])
      expect(then(given(before, finish), reopenedAfterRefusal)).toBe('ClassificationDeferred');
  });
  it('the reopening of a ticket that a unit handled does not change its classification', () => {
    expect(then(given(registered(sure)), reopened)).toBe('nothing');
    expect(then(given(answered, chooses({ matter: 'gas', facts: {} })), reopened)).toBe('nothing');
  });
});

it('keeps the choice of a person when the ticket ends, and ignores a second end', () => {
  expect(given(registered(unsure), chooses({ matter: 'gas', facts: {} }), finish)).toMatchObject({
    situation: 'ended',
    choice: { matter: 'gas' },
  });
  expect(finish(given(registered(sure), finish))).toBeUndefined();
  expect(finish(undefined)).toBeUndefined();
});
