import type { Post } from '@hotline/jurisdiction';
import type { Absence, Person } from './person';
import { answeringIn, unitsUpward, type Staff } from './responsible';
import { withShifts, type DutyRoster } from './duty-roster';

const HOUR = 3_600_000;
const NOON = 12 * HOUR;
const name = (zh: string) => ({ zh, en: zh });
const posts: ReadonlyMap<string, Post> = new Map([
  ['officer', { id: 'officer', name: name('队员'), above: 'leader' }],
  ['leader', { id: 'leader', name: name('队长') }],
]);
const away: Absence = { from: 0, until: 24 * HOUR, reason: '年休假' };

const person = (id: string, post: string, more: Partial<Person> = {}): Person => ({
  jurisdiction: 'county',
  id,
  name: id,
  roles: ['officer'],
  positions: [{ unit: 'squad', post }],
  certificates: [],
  substitutes: [],
  absences: [],
  changes: [],
  ...more,
});
const roster = (post: string, ...onDuty: readonly string[]): DutyRoster => ({
  jurisdiction: 'county',
  unit: 'squad',
  post,
  shifts: onDuty.map((id) => ({ person: id, from: 8 * HOUR, until: 20 * HOUR })),
});
const staff = (
  people: readonly Person[],
  rosters: readonly DutyRoster[] = [],
  others: readonly Person[] = [],
): Staff => ({
  unit: 'squad',
  people,
  rosters: new Map(rosters.map((one) => [one.post, one])),
  substitutes: new Map(others.map((one) => [one.id, one])),
});
const answering = (of: Staff, at = NOON, post = 'officer') => {
  const found = answeringIn(of, { post }, posts, at);
  return found && [found.person.id, found.post, found.reason];
};

describe('answeringIn', () => {
  const li = person('li', 'officer');
  const wang = person('wang', 'officer');

  it('chooses the person on duty, not another holder of the post', () => {
    expect(answering(staff([li, wang], [roster('officer', 'wang')]))).toEqual(['wang', 'officer', 'on-duty']);
  });

  it('chooses a holder of the post outside the hours of the duty roster', () => {
    expect(answering(staff([li, wang], [roster('officer', 'wang')]), 21 * HOUR)).toEqual(['li', 'officer', 'holds-it']);
  });

  it('does not choose a person at the very end of their shift', () => {
    expect(answering(staff([li, wang], [roster('officer', 'wang')]), 20 * HOUR)?.[0]).toBe('li');
  });

  it('chooses the substitute of a person on duty who is absent', () => {
    const absent = { ...wang, absences: [away], substitutes: ['zhao'] };
    const zhao = person('zhao', 'officer', { positions: [{ unit: 'elsewhere' }] });
    expect(answering(staff([li, absent], [roster('officer', 'wang')], [zhao]))).toEqual([
      'zhao',
      'officer',
      'stands-in',
    ]);
  });

  it('prefers the substitute named for this absence to the usual one', () => {
    const absent = { ...wang, absences: [{ ...away, substitute: 'sun' }], substitutes: ['zhao'] };
    const others = ['zhao', 'sun'].map((id) => person(id, 'officer', { positions: [] }));
    expect(answering(staff([absent], [], others))?.[0]).toBe('sun');
  });

  it('chooses the substitute of an absent substitute, even if two absent people name each other', () => {
    const first = person('first', 'officer', { absences: [away], substitutes: ['second'] });
    const second = person('second', 'none', { absences: [away], substitutes: ['first', 'third'] });
    const third = person('third', 'none');
    expect(answering(staff([first], [], [second, third]))?.[0]).toBe('third');
  });

  it('chooses a holder of the next post up when nobody holds the post or all its holders are absent', () => {
    const chief = person('chief', 'leader');
    expect(answering(staff([{ ...li, absences: [away] }, chief]))).toEqual(['chief', 'leader', 'holds-it']);
    expect(answering(staff([chief]))).toEqual(['chief', 'leader', 'holds-it']);
  });

  it('never chooses somebody who has left, even when the duty roster still names them', () => {
    const left = { ...wang, leftAt: NOON, substitutes: ['zhao'] };
    expect(answering(staff([left], [roster('officer', 'wang')], [person('zhao', 'none')]))).toBeUndefined();
    expect(answering(staff([left], [roster('officer', 'wang')]), NOON - 1)?.[0]).toBe('wang');
  });

  it('finds the responsible person by a role, and prefers one who is on duty', () => {
    const of = staff([li, person('chief', 'leader', { roles: ['signatory'] }), wang], [roster('officer', 'wang')]);
    expect(answeringIn(of, { role: 'officer' }, posts, NOON)?.person.id).toBe('wang');
    expect(answeringIn(of, { role: 'signatory' }, posts, NOON)?.person.id).toBe('chief');
  });
});

describe('The units above a unit', () => {
  const unit = (id: string, parent?: string) =>
    [id, { id, name: name(id), kind: 'agency' as const, ...(parent ? { parent } : {}) }] as const;
  const units = new Map([unit('squad', 'bureau'), unit('bureau'), unit('hotline')]);

  it('the chain of units above a unit ends with the hotline', () => {
    expect(unitsUpward('squad', units, 'hotline')).toEqual(['squad', 'bureau', 'hotline']);
    expect(unitsUpward('hotline', units, 'hotline')).toEqual(['hotline']);
  });
});

describe('withShifts', () => {
  it('replaces the shifts that begin in the window, and keeps those outside it', () => {
    const before = { ...roster('officer', 'li'), shifts: [shift('early', 1), shift('old', 10), shift('late', 30)] };
    const after = withShifts(before, { from: 8 * HOUR, until: 30 * HOUR }, [shift('new', 9)], NOON);
    expect(after.shifts.map(({ person: id }) => id)).toEqual(['early', 'new', 'late']);
  });

  it('drops shifts that ended more than 400 days ago', () => {
    const before = { ...roster('officer'), shifts: [shift('li', 0)] };
    const window = { from: 0, until: 0 };
    expect(withShifts(before, window, [], 401 * 24 * HOUR).shifts).toEqual([]);
    expect(withShifts(before, window, [], 399 * 24 * HOUR).shifts).toHaveLength(1);
  });

  const shift = (id: string, hour: number) => ({ person: id, from: hour * HOUR, until: (hour + 1) * HOUR });
});
