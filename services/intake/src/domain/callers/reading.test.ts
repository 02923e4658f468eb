import type { Actor } from '@hotline/contracts';
import * as reactions from '../reactions';
import {
  NOW,
  by,
  clerkOf,
  decisionOf,
  dispatchedTo,
  event,
  id,
  noCandidates,
  operator,
  readBy,
  ticket,
  ticketWith,
  wang,
} from '../testing/tickets';
import type { Ticket } from '../ticket';
import { decideView, requestView, viewCaller } from './reading';

const MINUTE_MS = 60_000;
const supervisor: Actor = { id: 's1', role: 'supervisor' };
const other: Actor = { id: 's2', role: 'supervisor' };
const check = { code: 'check', reason: '' };
const supervision = { code: 'supervision', reason: '联系13800138000' };

describe('Reading the callers of a ticket', () => {
  const held = decisionOf(
    reactions.dispatched(ticket(), dispatchedTo('lead', ['assistant']), by(operator), noCandidates),
  ).state;
  const work = { code: 'work', reason: '联系13800138000' };

  it('a unit reads the callers only when it leads or assists, and each reading is published', () => {
    expect(viewCaller(held, work, readBy(clerkOf('other')))).toMatchObject({ refused: 'not-your-ticket' });
    for (const name of ['lead', 'assistant'])
      expect(viewCaller(held, work, readBy(clerkOf(name)))).toMatchObject({
        events: [{ type: 'CallerViewed', data: { code: 'work', reason: '联系＊＊＊' } }],
      });
  });

  it('a unit may not read the callers any more after a return or a dispute', () => {
    const returned = decisionOf(reactions.dispatched(held, dispatchedTo('next'), by(operator), noCandidates)).state;
    expect(viewCaller(returned, work, readBy(clerkOf('lead')))).toMatchObject({ refused: 'not-your-ticket' });
    const disputed = decisionOf(
      reactions.held(
        held,
        event('JurisdictionDisputed', id(1), {
          matter: 'm',
          candidates: [],
          parties: [],
          body: 'legal',
          cause: 'rules',
          why: { zh: '', en: '' },
          pack: '1',
        }),
      ),
    ).state;
    expect(disputed.units).toEqual(['legal']);
  });

  it.each(['nothing', 'work', 'constructor'])('an operator reads no caller for the reason "%s"', (code) => {
    expect(viewCaller(held, { code, reason: '' }, readBy(operator))).toMatchObject({
      refused: 'invalid-input',
      hint: { zh: '请选择：事由' },
    });
  });

  describe('The approval by a second person', () => {
    const hidden = ticketWith({ waiting: [{ ticket: id(1), caller: { ...wang, anonymity: 'hidden' } }] });
    const asked = (state: Ticket, given = supervision, who = supervisor) =>
      decisionOf(requestView(state, given, readBy(who))).state;
    const decide = (state: Ticket, who: Actor, requestedBy = supervisor.id, approve = true, now = NOW) =>
      decideView(state, { requestedBy, approve }, readBy(who, now));

    it('an operator needs the approval for a hidden caller, and a supervisor for every caller', () => {
      expect(viewCaller(held, check, readBy(operator))).toMatchObject({ events: [{ type: 'CallerViewed' }] });
      for (const refused of [
        viewCaller(hidden, check, readBy(operator)),
        viewCaller(held, supervision, readBy(supervisor)),
      ])
        expect(refused).toMatchObject({ refused: 'second-person', hint: { zh: expect.stringContaining('督办员') } });
    });

    it('a callback agent needs no approval, because hidden callers are called back too', () => {
      expect(viewCaller(hidden, { code: 'callback', reason: '' }, readBy({ id: 'c', role: 'callback' }))).toMatchObject(
        {
          events: [{ type: 'CallerViewed' }],
        },
      );
    });

    it('the request names no number, and its approval lets that person read for the minutes of the pack', () => {
      const requested = decisionOf(requestView(held, supervision, readBy(supervisor)));
      expect(requested.events).toEqual([
        {
          type: 'CallerViewRequested',
          data: { requestedBy: 's1', code: 'supervision', reason: '联系＊＊＊', approvers: ['supervisor'] },
        },
      ]);
      const approved = decisionOf(decide(requested.state, other)).state;
      const reading = (who: Actor, now: number) => viewCaller(approved, supervision, readBy(who, now));
      expect(reading(supervisor, NOW + 29 * MINUTE_MS)).toMatchObject({
        events: [{ type: 'CallerViewed', data: { code: 'supervision', approvedBy: 's2' } }],
      });
      expect(reading(supervisor, NOW + 30 * MINUTE_MS)).toMatchObject({ refused: 'second-person' });
      expect(reading(other, NOW)).toMatchObject({ refused: 'second-person' });
    });

    it('nobody can approve their own request, or a request that another role must approve', () => {
      expect(decide(asked(held), supervisor)).toMatchObject({ refused: 'same-approver' });
      expect(decide(asked(held), { id: 's1', role: 'admin' })).toMatchObject({ refused: 'same-approver' });
      expect(decide(asked(held), { id: 'r', role: 'reviewer' })).toMatchObject({ refused: 'not-allowed' });
    });

    it('a refused request lets nobody read, and cannot be decided again', () => {
      const refused = decisionOf(decide(asked(held), other, supervisor.id, false));
      expect(refused.events).toEqual([
        { type: 'CallerViewDecided', data: { requestedBy: 's1', code: 'supervision', approved: false } },
      ]);
      expect(viewCaller(refused.state, supervision, readBy(supervisor))).toMatchObject({ refused: 'second-person' });
      expect(decide(refused.state, other)).toMatchObject({ refused: 'not-now' });
    });

    it('a new request of a person replaces the last one, so that a ticket keeps one for each person', () => {
      const twice = asked(asked(held));
      expect(twice.readings).toEqual([{ by: 's1', code: 'supervision' }]);
      expect(asked(twice, supervision, other).readings).toHaveLength(2);
    });

    it('a request that needs no approval is refused', () => {
      expect(requestView(held, check, readBy(operator))).toMatchObject({ refused: 'not-now' });
    });
  });
});
