import { checkNewEvent, type EventData, type TicketEvent } from '@hotline/contracts';
import type { Guide, Jurisdiction } from '@hotline/jurisdiction';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import type { Classification } from './classification';
import { finish } from './reactions';
import type { Proposal } from './reading/proposal';
import { decideAfterReading } from './after-reading';
import { withChoice, narrowed } from './split';

const CALLED = '2026-01-05T01:00:00.000Z';
const text = { zh: '文', en: 'text' };
const fire: Guide = {
  code: 'fire',
  kind: 'emergency',
  title: text,
  text,
  words: [],
  examples: [],
  basis: { kind: 'law', text: '' },
  contact: '119',
};
const location = {
  name: 'tiny',
  version: 'v1',
  decide: ({ matter }: { matter: string }) => ({ kind: 'lead', lead: { unit: matter } }),
  guides: new Map([['fire', fire]]),
  matters: new Map([
    ['dance', { urgency: 'normal' }],
    ['light', { urgency: 'urgent' }],
  ]),
  classification: { threshold: 0.6, thresholds: {}, urgentWords: { critical: [], urgent: [] } },
} as unknown as Jurisdiction;
const sure: Proposal = {
  matter: { code: 'dance', confidence: 0.8 },
  alternatives: [],
  reasons: [],
  kind: 'complaint',
  urgency: 'normal',
  urgencyReasons: [],
  facts: {},
  otherMatters: [],
};
const several: Proposal = {
  ...sure,
  otherMatters: [{ code: 'light', confidence: 0.9 }],
  facts: { surface: 'pavement' },
};
const unsure: Proposal = { ...sure, matter: { code: 'dance', confidence: 0.3 } };

const told: Pick<EventData<'TicketRegistered'>, 'kind' | 'location' | 'facts'> = {
  location: { region: 'east' },
  facts: { permit: 'none' },
};
const heard = (found: Proposal): Decision<Classification> =>
  decideAfterReading(told, '跳舞太吵，路灯不亮', found, location, CALLED);
const waiting = heard(several).state;
const kept = (matter?: string): TicketEvent<'TicketSplit'> =>
  ({
    data: { kept: { text: '跳舞太吵', ...(matter ? { matter } : {}) }, into: [], location: {}, by: 'o' },
  }) as unknown as TicketEvent<'TicketSplit'>;
const after = (state: Classification | undefined, found: Proposal = sure, matter?: string): Decided<Classification> =>
  narrowed(state, kept(matter), { now: 7, jurisdiction: 'tiny', view: location }, { text: '跳舞太吵', found });
function must(outcome: Decided<Classification>): Decision<Classification> {
  const decided = afterStorage(outcome);
  if (!decided || isRefused(decided)) throw new Error('nothing was decided');
  decided.events?.forEach(checkNewEvent);
  return decided;
}

describe('a ticket that was split', () => {
  it('a waiting ticket is decided again by the words that it keeps; its facts and registration time stay', () => {
    expect(waiting.situation).toBe('waiting');
    expect(must(after(waiting))).toMatchObject({
      state: { situation: 'classified', matter: 'dance', text: '跳舞太吵' },
      events: [
        {
          type: 'TicketClassified',
          data: { matter: 'dance', by: 'model', region: 'east', facts: { permit: 'none' }, registeredAt: CALLED },
        },
      ],
    });
    expect(must(after(waiting, unsure)).events).toMatchObject([
      { type: 'ClassificationDeferred', data: { code: 'not-sure' } },
    ]);
  });
  it('a chosen matter is used, and the choice is stored for training with the words that the ticket keeps', () => {
    expect(must(after(waiting, unsure, 'light'))).toMatchObject({
      state: {
        situation: 'classified',
        matter: 'light',
        text: '跳舞太吵',
        choice: { matter: 'light', by: 'o', at: 7 },
      },
      events: [{ data: { matter: 'light', by: 'person', urgency: 'urgent' } }],
    });
  });
  it('a classified ticket keeps its matter unless another one is chosen', () => {
    const { state } = heard(sure);
    expect(after(state, unsure)).toBeUndefined();
    expect(must(after(state, sure, 'light')).events).toMatchObject([
      { type: 'TicketClassified', data: { matter: 'light', by: 'person' } },
    ]);
  });
  it('a split informs no emergency service, because the reading of the whole text already did so', () => {
    expect(
      must(after(waiting, { ...sure, guide: { code: 'fire', kind: 'emergency', confidence: 0.9 } })).events?.map(
        ({ type }) => type,
      ),
    ).toEqual(['ClassificationDeferred']);
  });
  it('a split changes nothing if the classification of the ticket has ended or has not begun', () => {
    expect([after(must(finish(waiting)).state), after(undefined)]).toEqual([undefined, undefined]);
  });
});

describe('a new ticket with a matter that a person chose', () => {
  it('uses the chosen matter whatever the words say, and still informs an emergency service', () => {
    const alarm = heard({ ...unsure, guide: { code: 'fire', kind: 'emergency', confidence: 0.9 } });
    expect(must(withChoice(alarm, { matter: 'light', by: 'o' }, location, 7))).toMatchObject({
      state: { matter: 'light', choice: { by: 'o' } },
      events: [{ type: 'EmergencyHandedOver' }, { type: 'TicketClassified', data: { matter: 'light', by: 'person' } }],
    });
  });
  it('ignores a chosen matter that the pack no longer has', () => {
    expect(withChoice(heard(sure), { matter: 'gone', by: 'o' }, location, 7)).toEqual(heard(sure));
  });
});
