import { listedPerson } from './person';
import { standingOf } from './standing';

const li = listedPerson(
  { id: 'li', name: '李明', roles: ['unit', 'officer'], posts: [{ unit: 'squad', post: 'officer' }] },
  'county',
);

describe('standingOf', () => {
  it('accepts a token that claims a role and a unit of its person', () => {
    expect(standingOf(li, { role: 'officer', unit: 'squad' }, 0)).toBe('may-act');
  });

  it.each([
    ['a person who is not listed', undefined, { role: 'unit', unit: 'squad' }, 'unlisted'],
    ['a role that they do not hold', li, { role: 'admin' }, 'other-role'],
    ['a unit in which they have no post', li, { role: 'unit', unit: 'bureau' }, 'other-unit'],
    ['a person who has left', { ...li, leftAt: 0 }, { role: 'unit', unit: 'squad' }, 'has-left'],
  ] as const)('rejects a token that claims %s', (_what, person, claim, standing) => {
    expect(standingOf(person, claim, 0)).toBe(standing);
  });
});
