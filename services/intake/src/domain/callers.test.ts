import * as reactions from './reactions';
import * as callers from './callers';
import {
  id,
  by,
  operator,
  clerkOf,
  event,
  decisionOf,
  ticket,
  ticketWith,
  dispatchedTo,
  noCandidates,
  wang,
} from './testing/tickets';

describe('Personal data of callers', () => {
  const held = decisionOf(
    reactions.dispatched(ticket(), dispatchedTo('lead', ['assistant']), by(operator), noCandidates),
  ).state;
  it('a unit reads the callers only when it leads or assists, and each reading is published', () => {
    expect(callers.viewCaller(held, { reason: '联系' }, by(clerkOf('other')))).toMatchObject({
      refused: 'not-your-ticket',
    });
    for (const name of ['lead', 'assistant'])
      expect(callers.viewCaller(held, { reason: '联系13800138000' }, by(clerkOf(name)))).toMatchObject({
        events: [{ type: 'CallerViewed', data: { reason: '联系＊＊＊' } }],
      });
  });
  it('a unit may not read the callers any more after a return or a dispute', () => {
    const returned = decisionOf(reactions.dispatched(held, dispatchedTo('next'), by(operator), noCandidates)).state;
    expect(callers.viewCaller(returned, { reason: '联系' }, by(clerkOf('lead')))).toMatchObject({
      refused: 'not-your-ticket',
    });
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
  it('a unit sees the data of named callers only, and the numbers of hidden callers are masked in the narrative', () => {
    const hidden = ticketWith({
      narrative: '回电13800138000',
      waiting: [{ ticket: id(1), caller: { ...wang, anonymity: 'hidden', contactWindow: '晚上' } }],
    });
    expect(callers.visibleCallers(held, clerkOf('lead'))).toEqual(held.waiting);
    expect(callers.visibleCallers(hidden, clerkOf('lead'))).toEqual([
      { ticket: id(1), caller: { anonymity: 'hidden' } },
    ]);
    expect([
      callers.visibleNarrative(hidden, clerkOf('lead')),
      callers.visibleNarrative(hidden, { id: 'c', role: 'callback' }),
    ]).toEqual(['回电＊＊＊', '回电13800138000']);
  });
});
