import { encodeKey } from '@hotline/runtime';
import { tickets } from '../collection';
import * as reactions from './reactions';
import { phoneKey, type Ticket } from './ticket';
import { NOW, id, ticket, ticketWith } from './testing/tickets';

describe('The indexes of tickets', () => {
  const keys = (state: Ticket) =>
    Object.fromEntries(
      Object.entries(tickets.indexes).map(([name, keysOf]) => [
        name,
        keysOf(state).map((key) => (encodeKey(key), key)),
      ]),
    );
  it('the indexes hold no closed and no merged ticket', () => {
    for (const situation of ['closed', 'merged'] as const)
      expect(Object.values(keys(ticketWith({ situation, matter: 'stall', issue: id(9) }))).flat()).toEqual([]);
  });
  it('the indexes find an open ticket by text, matter and region, issue, and each of its callers', () => {
    const joined = ticketWith({
      matter: 'stall',
      issue: id(9),
      waiting: [...ticket().waiting, { ticket: id(2), caller: { phone: '+86 139-0013-9000', anonymity: 'named' } }],
    });
    const { openByCaller, openByMatter, openByIssue, ...slots } = keys(joined);
    expect({ openByCaller, openByMatter, openByIssue }).toEqual({
      openByCaller: [
        ['tiny', '13800138000', NOW],
        ['tiny', '13900139000', NOW],
      ],
      openByMatter: [['tiny', 'stall', 'east', NOW]],
      openByIssue: [[id(9), NOW]],
    });
    expect(Object.values(slots).flat()).toContainEqual(['tiny', expect.stringMatching(/油烟|烧烤|烤摊|楼下/), NOW]);
  });
  it('the indexes have no key for what is not known', () => {
    expect(
      Object.values(keys(ticket({ caller: { anonymity: 'anonymous' }, location: {}, narrative: '喂？' }))).flat(),
    ).toEqual([]);
  });
  it('all spellings of a phone number have one key', () => {
    expect(new Set(['13800138000', '138 0013-8000', '+86 13800138000', '008613800138000'].map(phoneKey)).size).toBe(1);
    expect(phoneKey('8653184886666')).toBe('8653184886666');
  });
  it('a closed ticket opens again when a late caller is not satisfied; a merged one does not', () => {
    expect(reactions.reopened(ticketWith({ situation: 'closed' }))).toMatchObject({ state: { situation: 'open' } });
    expect(reactions.reopened(ticketWith({ situation: 'merged' }))).toBeUndefined();
    expect(reactions.closed(ticketWith({ situation: 'merged' }))).toBeUndefined();
  });
});
