import { filterOf, isTelephone, queryOf } from './filter';

const startOfDay = (day: string): string => `${day}T00:00:00+08:00`;

describe('The filter of the ticket list', () => {
  it('reads single and several values from the URL, and leaves out what it does not understand', () => {
    expect(
      filterOf({ state: 'closed', unit: ['a', 'b'], urgency: 'no such', from: '30.11.', words: 20261130 }),
    ).toEqual({
      state: ['closed'],
      unit: ['a', 'b'],
      words: '20261130',
    });
  });

  it('lists open tickets by due time at first, and everything newest first once words are searched', () => {
    expect(queryOf({}, startOfDay)).toEqual({ open: 'true', sort: 'due', count: 'true' });
    expect(queryOf({ words: '路灯' }, startOfDay)).toEqual({ words: '路灯', sort: 'newest', count: 'true' });
    expect(queryOf({ state: ['closed'] }, startOfDay)).toEqual({ state: ['closed'], sort: 'newest', count: 'true' });
    expect(queryOf({ words: '路灯', open: 'yes', sort: 'due' }, startOfDay)).toMatchObject({
      open: 'true',
      sort: 'due',
    });
    expect(queryOf({ dueFrom: '2026-12-01' }, startOfDay)).toMatchObject({ dueFrom: '2026-12-01T00:00:00+08:00' });
  });

  it.each([
    '13800138000',
    '+86 138-0013-8000',
    '１３８００１３８０００',
    '(0531)84880001转802',
    '0531-84880001',
    '84880001',
  ])('knows %s as a telephone number', (typed) => expect(isTelephone(typed)).toBe(true));

  it.each(['20261130-000123', '000123', '路灯', '12345', 'DH-2026-000777', '20261130'])(
    'does not take %s for a telephone number',
    (typed) => expect(isTelephone(typed)).toBe(false),
  );
});
