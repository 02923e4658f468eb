import type { Person } from '@hotline/directory';
import { beAbsent, change, changed, endAbsence } from './commands';
import { at, by, known, NOW, person } from './testing/county';

const admin = by('root', 'admin');
const DAY_MS = 24 * 3_600_000;
const record = (body: object, state: Person | undefined = person('ma')) =>
  beAbsent(state, { id: 'ma', body: { from: at(5, 8), until: at(6, 18), reason: '年休假', ...body } }, admin, known());
const refusalOf = (decided: ReturnType<typeof record>) =>
  decided && 'refused' in decided ? decided.detail.zh : undefined;
const stateOf = (decided: ReturnType<typeof record>): Person => {
  if (!decided || !('state' in decided)) throw new Error('nothing was decided');
  return decided.state;
};

describe('The absences of a person', () => {
  it('the absences of a person are ordered by their beginning, in whatever order they were recorded', () => {
    const later = stateOf(record({ from: at(20, 8), until: at(21, 8) }));
    const both = stateOf(record({ from: at(8, 8), until: at(9, 8) }, later));
    expect(both.absences.map(({ from }) => from)).toEqual([Date.parse(at(8, 8)), Date.parse(at(20, 8))]);
  });

  it('refuses an absence that ends before it begins, or that is over already', () => {
    expect(refusalOf(record({ until: at(5, 8) }))).toContain('结束时间');
    expect(refusalOf(record({ from: at(4, 8), until: at(5, 9) }))).toBe('请假的结束时间已过');
  });

  it('refuses the absent person and an unknown person as substitute', () => {
    expect(refusalOf(record({ substitute: 'ma' }))).toContain('不能是本人');
    expect(refusalOf(record({ substitute: 'wu' }))).toContain('替岗人员');
  });

  it('refuses an absence of a person who is neither stored nor listed in the pack', () => {
    expect(
      beAbsent(undefined, { id: 'x', body: { from: at(5, 8), until: at(6, 8), reason: '' } }, admin, known()),
    ).toMatchObject({ refused: 'not-found' });
  });

  it('ending an absence that begins at this instant cancels it, and an absence that is over cannot be ended', () => {
    const begun = stateOf(record({ from: new Date(NOW).toISOString() }));
    const end = (state: Person, from: string) => endAbsence(state, { id: 'ma', body: { from } }, admin);
    expect(stateOf(end(begun, new Date(NOW).toISOString())).absences).toEqual([]);
    const over = person('ma', 'squad', { absences: [{ from: NOW - DAY_MS, until: NOW, reason: '病假' }] });
    expect(refusalOf(end(over, new Date(NOW - DAY_MS).toISOString()))).toContain('没有在该时间开始');
  });
});

describe('The history of a person', () => {
  it('keeps the last 100 changes', () => {
    const changes = Array.from({ length: 100 }, (_, i) => ({ at: i, by: 'root', what: 'changed' as const }));
    const { state } = changed(person('ma', 'squad', { changes }), 'imported', admin);
    expect([state.changes.length, state.changes[0]?.at, state.changes.at(-1)]).toEqual([
      100,
      1,
      { at: NOW, by: 'root', what: 'imported' },
    ]);
  });

  it('forgets an absence 400 days after its end', () => {
    const ended = (daysAgo: number) => ({ from: 0, until: NOW - daysAgo * DAY_MS, reason: '病假' });
    const { state } = changed(person('ma', 'squad', { absences: [ended(401), ended(399)] }), 'changed', admin);
    expect(state.absences).toEqual([ended(399)]);
  });

  it('keeps fields that a change does not name, and keeps a closed account closed', () => {
    const left = person('ma', 'squad', { phone: '1234567', leftAt: NOW });
    const after = stateOf(change(left, { id: 'ma', body: { name: '马俊' } }, admin, known()));
    expect(after).toMatchObject({ name: '马俊', phone: '1234567', leftAt: NOW, roles: ['officer'] });
  });
});
