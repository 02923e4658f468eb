import type { CommandContext } from '@hotline/runtime';
import { by, decisionOf, event, id, operator, ticket, ticketWith } from '../testing/tickets';
import type { Ticket } from '../ticket';
import { addInformation, informationPassedOn, urge } from './urge';
import type { IntakeView } from '../view';

const HOUR_MS = 3_600_000;
const view = {
  urging: [
    { after: 4, urgency: 'critical' },
    { after: 2, urgency: 'urgent' },
  ],
  urgeGapMs: 24 * HOUR_MS,
  timeZone: 'Asia/Shanghai',
} as Partial<IntakeView> as IntakeView;
const context: CommandContext<IntakeView> = { ...by(operator), view };
const reason = '三天无人联系，电话13800138000';

describe('The command urge', () => {
  const urgedTimes = (times: number): { state: Ticket; urgencies: unknown[] } => {
    let state = ticket();
    const urgencies: unknown[] = [];
    for (let n = 0; n < times; n += 1) {
      const decided = decisionOf(urge(state, { reason }, context));
      state = decided.state;
      urgencies.push((decided.events[0]?.data as { urgency?: string }).urgency);
    }
    return { state, urgencies };
  };
  it('counts each urging, and raises the urgency at the counts that the jurisdiction states', () => {
    const { state, urgencies } = urgedTimes(5);
    expect(state.urged).toBe(5);
    expect(urgencies).toEqual([undefined, 'urgent', 'urgent', 'critical', 'critical']);
  });
  it('raises no urgency where the jurisdiction states no counts', () => {
    const quiet = { ...context, view: { ...view, urging: [] } };
    expect(decisionOf(urge(ticketWith({ urged: 9 }), { reason }, quiet)).events).toEqual([
      { type: 'TicketUrged', data: { count: 10, reason: '三天无人联系，电话＊＊＊' } },
    ]);
  });
  it('counts a caller who urges on the page once in the hours of the pack, and every call of an operator', () => {
    const onPage = { reason, caller: ticket().waiting[0]?.ticket ?? '' };
    const after = (hours: number) => ({ ...context, now: context.now + hours * HOUR_MS });
    const { state, events } = decisionOf(urge(ticket(), onPage, context));
    expect(events[0]?.data).toMatchObject({ count: 1, caller: onPage.caller });
    expect(urge(state, onPage, after(23))).toMatchObject({
      refused: 'not-now',
      hint: { zh: '1月6日09:00后可再次催办；有新情况请补充说明' },
    });
    expect(decisionOf(urge(state, onPage, after(24))).state).toMatchObject({
      urged: 2,
      urgedOnPage: [{ caller: onPage.caller, at: after(24).now }],
    });
    expect(decisionOf(urge(state, { ...onPage, caller: '9'.repeat(36) }, after(1))).state.urged).toBe(2);
    expect(decisionOf(urge(state, { reason }, after(1))).state.urged).toBe(2);
  });
  it('refuses to urge a closed or merged ticket, and one of another jurisdiction', () => {
    for (const situation of ['closed', 'merged'] as const)
      expect(urge(ticketWith({ situation }), { reason }, context)).toMatchObject({ refused: 'not-now' });
    expect(urge(ticketWith({ jurisdiction: 'other' }), { reason }, context)).toMatchObject({ refused: 'not-found' });
  });
});

describe('The command add-information', () => {
  it('stores the original words and publishes them with numbers masked', () => {
    const { state, events } = decisionOf(addInformation(ticket(), { text: '请打13800138000' }, context));
    expect(state.additions).toEqual([{ at: context.now, text: '请打13800138000' }]);
    expect(events).toEqual([{ type: 'InformationAdded', data: { text: '请打＊＊＊' } }]);
  });
  it('accepts further information on a closed ticket', () => {
    const { state } = decisionOf(addInformation(ticketWith({ situation: 'closed' }), { text: '还有' }, context));
    expect(state).toMatchObject({ situation: 'closed', additions: [{ text: '还有' }] });
  });
  it('passes information about a merged ticket to the ticket into which it was merged', () => {
    const merged = ticketWith({ situation: 'merged', mergedInto: id(2) });
    const { events } = decisionOf(addInformation(merged, { text: '还有' }, context));
    const [told] = events;
    if (told?.type !== 'InformationAdded') throw new Error('no information');
    const heard = { ...event('InformationAdded', id(1), told.data), time: '2026-01-05T01:00:00Z' };
    expect(decisionOf(informationPassedOn(ticket({}, id(2)), heard)).state.additions).toMatchObject([{ text: '还有' }]);
    expect(informationPassedOn(ticket({}, id(1)), event('InformationAdded', id(1), { text: '还有' }))).toBeUndefined();
  });
});
