import { seatsOf } from '../escalation/seats';
import { explain } from '../explain';
import { find, type SlaClock } from '../sla-clock';
import {
  CALLED,
  classified,
  dispatched,
  disputed,
  instant,
  registered,
  reported,
  released,
  signedFor,
  timePasses,
  type LocalEvent,
} from '../testing/ticket-events';
import { lifeOf, stagesIn, viewOfLife, type TicketLife } from '../testing/ticket-life';

/** A dispatch on Sunday morning, 28 September, a make-up working day, with two assistants that have to report. */
const withTwo = (...more: LocalEvent[]): TicketLife =>
  lifeOf(registered(), classified(), assisted('09-28 09:00'), ...more);
const assisted = (at: string, how: 'rule' | 'redo' = 'rule'): LocalEvent => {
  const event = dispatched(at, how);
  return {
    ...event,
    data: { ...event.data, assistants: ['town', 'planning'], parts: ['town', 'planning'] },
  } as LocalEvent;
};
const clock = ({ state }: TicketLife, name: 'assistant-acknowledge' | 'assistant-report', party: string) =>
  state && find(state, { name, party });
const states = (life: TicketLife, party: string) => [
  clock(life, 'assistant-acknowledge', party)?.state,
  clock(life, 'assistant-report', party)?.state,
];

describe('The clocks of assistants', () => {
  it('each assistant that has to report gets its own clocks with the dispatch', () => {
    const life = withTwo();
    for (const unit of ['town', 'planning']) {
      expect(clock(life, 'assistant-acknowledge', unit)).toMatchObject({
        dueAt: instant('09-28 14:30'),
        state: 'running',
      });
      expect(clock(life, 'assistant-report', unit)).toMatchObject({ dueAt: instant('10-11 17:30'), state: 'running' });
    }
    expect(stagesIn(lifeOf(registered(), classified(), dispatched()), 'SlaTargetsSet')).not.toContain(
      'assistant-report.1',
    );
  });

  it('one that is late is breached for itself; one that has reported is not, and the lead is not late with it', () => {
    const life = withTwo(signedFor('09-28 10:00', 'town'), reported('09-29 10:00', 'town'), timePasses('10-11 18:00'));
    expect(states(life, 'town')).toEqual(['met', 'met']);
    const late = life.published.flatMap(({ event }) =>
      event.type === 'SlaTargetBreached' && event.data.party ? [[event.data.name, event.data.party]] : [],
    );
    expect(late).toEqual([
      ['assistant-acknowledge', 'planning'],
      ['assistant-report', 'planning'],
    ]);
    expect(find(life.state as SlaClock, 'resolve')).toMatchObject({ breached: false });
  });

  it('a report without an acknowledgement meets both clocks', () => {
    expect(states(withTwo(reported('09-28 10:00', 'town')), 'town')).toEqual(['met', 'met']);
  });

  it('a release ends the clocks of this assistant only, and it may no longer read the clocks', () => {
    const life = withTwo(released('09-28 10:00', 'town'));
    expect([states(life, 'town'), states(life, 'planning')]).toEqual([
      ['ended', 'ended'],
      ['running', 'running'],
    ]);
    expect(life.state?.units).toEqual(['a', 'planning']);
  });

  it('a dispute ends the clocks of all assistants, and the next round starts them anew', () => {
    expect(states(withTwo(disputed('09-28 10:00')), 'town')).toEqual(['ended', 'ended']);
    const again = withTwo(reported('09-28 10:00', 'town'), assisted('09-29 09:00', 'redo'));
    expect(clock(again, 'assistant-report', 'town')).toMatchObject({ state: 'running', stage: 3 });
    expect(clock(again, 'assistant-report', 'planning')).toMatchObject({ state: 'running', stage: 4 });
  });

  it('a correction of the urgency starts them anew with the shorter limit', () => {
    const life = withTwo(classified('09-28 10:00', 'urgent'));
    expect(clock(life, 'assistant-acknowledge', 'town')).toMatchObject({
      dueAt: instant('09-28 10:30'),
      state: 'running',
    });
  });

  it('people of the assistant are notified of its clocks, and of the lead about all others', () => {
    const holders = { lead: 'a', hotline: 'hotline', coordination: 'legal' };
    const step = { tell: ['responsible' as const, 'signatory' as const], posts: [] };
    expect(seatsOf(step, 'assistant-report', { ...holders, owner: 'town' })).toEqual([
      { unit: 'town', role: 'unit' },
      { unit: 'town', role: 'signatory' },
    ]);
    expect(seatsOf(step, 'resolve', holders)[0]).toEqual({ unit: 'a', role: 'unit' });
  });

  it('the explanation names the assistant of each clock', () => {
    const unit = 'town-xushang';
    const event = dispatched(CALLED);
    const life = lifeOf(registered(), classified(), {
      ...event,
      data: { ...event.data, assistants: [unit], parts: [unit] },
    } as LocalEvent);
    const explained = explain(life.state as SlaClock, viewOfLife(), instant('09-28 09:00'));
    expect(explained.filter(({ party }) => party === unit)).toMatchObject([
      { name: 'assistant-acknowledge', of: { zh: expect.stringContaining('许商') } },
      { name: 'assistant-report', of: { zh: expect.stringContaining('许商') } },
    ]);
  });
});
