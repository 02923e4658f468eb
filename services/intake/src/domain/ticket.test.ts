import { encodeKey } from '@hotline/runtime';
import { tickets } from '../collection';
import * as reactions from './reactions';
import { isSameLine, type Ticket } from './ticket';
import { NOW, id, ticket, ticketWith } from './testing/tickets';

describe('The indexes of tickets', () => {
  const keys = (state: Ticket) =>
    Object.fromEntries(
      Object.entries(tickets.indexes).map(([name, keysOf]) => [
        name,
        keysOf(state).map((key) => (encodeKey(key), key)),
      ]),
    );
  it('a closed or merged ticket is found only by the number of its caller and by its query code', () => {
    for (const situation of ['closed', 'merged'] as const)
      expect(Object.values(keys(ticketWith({ situation, matter: 'stall', issue: id(9) }))).flat()).toEqual([
        ['tiny', '+8613800138000', 0, NOW],
        ['ABCDEFGH12'],
      ]);
  });
  it('the indexes find an open ticket by text, matter and region, issue, and each of its callers', () => {
    const joined = ticketWith({
      matter: 'stall',
      issue: id(9),
      waiting: [...ticket().waiting, { ticket: id(2), caller: { phone: '+8613900139000', anonymity: 'named' } }],
    });
    const { byCaller, openByMatter, openByIssue, ...slots } = keys(joined);
    expect({ byCaller, openByMatter, openByIssue }).toEqual({
      byCaller: [
        ['tiny', '+8613800138000', 1, NOW],
        ['tiny', '+8613900139000', 1, NOW],
      ],
      openByMatter: [['tiny', 'stall', 'east', NOW]],
      openByIssue: [[id(9), NOW]],
    });
    expect(Object.values(slots).flat()).toContainEqual(['tiny', expect.stringMatching(/油烟|烧烤|烤摊|楼下/), NOW]);
  });
  it('a ticket without number, location and words is found by its query code only', () => {
    expect(
      Object.values(keys(ticket({ caller: { anonymity: 'anonymous' }, location: {}, narrative: '喂？' }))).flat(),
    ).toEqual([['ABCDEFGH12']]);
  });
  it('two extensions of one number are two lines, and a number without extension may be either line', () => {
    const phone = '+8653184880001';
    expect(isSameLine({ phone, extension: '802' }, { phone, extension: '803' })).toBe(false);
    expect(isSameLine({ phone, extension: '802' }, { phone })).toBe(true);
    expect(isSameLine({}, {})).toBe(false);
  });
  it('a closed ticket opens again when it is reopened, but a merged ticket stays merged', () => {
    expect(reactions.reopened(ticketWith({ situation: 'closed' }))).toMatchObject({ state: { situation: 'open' } });
    expect(reactions.reopened(ticketWith({ situation: 'merged' }))).toBeUndefined();
    expect(reactions.closed(ticketWith({ situation: 'merged' }))).toBeUndefined();
  });
});
