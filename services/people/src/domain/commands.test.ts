import type { Decided } from '@hotline/runtime';
import type { Person } from '@hotline/directory';
import { beAbsent, change, endAbsence, enter, nameSubstitutes } from './commands';
import { at, by, county, known, NOW, person } from './testing/county';

const admin = by('root', 'admin');
const stateOf = (decided: Decided<Person>): Person => {
  if (!decided || 'refused' in decided) throw new Error(`it was refused: ${JSON.stringify(decided)}`);
  return decided.state;
};
const refusedBy = (decided: Decided<Person>): string | undefined =>
  decided && 'refused' in decided ? decided.detail.zh : undefined;
const body = {
  name: '马军',
  roles: ['officer' as const],
  positions: [{ unit: 'squad' }],
  certificates: [],
  substitutes: [],
};
const away = { from: at(5, 8), until: at(6, 18), reason: '年休假' };

describe('Entering and changing people', () => {
  it('records who entered a person and when', () => {
    const entered = stateOf(enter(undefined, { id: 'ma', body }, admin, known()));
    expect(entered.changes).toEqual([{ at: NOW, by: 'root', what: 'entered' }]);
  });

  it('changes only the given fields, even of a person who is listed in the pack but not stored', () => {
    const view = { ...county, listed: known(person('ma')) };
    const context = { ...admin, view };
    expect(stateOf(change(undefined, { id: 'ma', body: { name: '马俊' } }, context, known()))).toMatchObject({
      name: '马俊',
      positions: [{ unit: 'squad', post: 'officer' }],
    });
    expect(refusedBy(enter(undefined, { id: 'ma', body }, context, known()))).toContain('已属于');
  });

  it('closes an account and opens it again', () => {
    const left = stateOf(change(person('ma'), { id: 'ma', body: { leftAt: at(6, 0) } }, admin, known()));
    expect(left.leftAt).toBe(Date.parse(at(6, 0)));
    expect(stateOf(change(left, { id: 'ma', body: { leftAt: null } }, admin, known()))).not.toHaveProperty('leftAt');
  });

  it.each([
    ['a role given twice', { roles: ['officer' as const, 'officer' as const] }, '角色有重复'],
    ['a position given twice', { positions: [{ unit: 'squad' }, { unit: 'squad' }] }, '任职有重复'],
    [
      'a second position in a unit that does not exist',
      { positions: [{ unit: 'squad' }, { unit: 'x' }] },
      '任职第2项的单位',
    ],
    ['oneself as substitute', { substitutes: ['ma'] }, '不能是本人'],
  ])('refuses a person entered with %s', (_what, more, sentence) => {
    expect(refusedBy(enter(undefined, { id: 'ma', body: { ...body, ...more } }, admin, known()))).toContain(sentence);
  });
});

describe('Absences', () => {
  it.each([
    ['the person', by('ma', 'officer', 'squad'), true],
    ['the clerk of their unit', by('wang', 'unit', 'squad'), true],
    ['the clerk of another unit', by('wang', 'unit', 'bureau'), false],
    ['a colleague of the same unit who is only an officer', by('li', 'officer', 'squad'), false],
    ['a supervisor', by('sv', 'supervisor'), true],
    ['an operator', by('op', 'operator'), false],
  ])('decides whether %s may record an absence (case %#)', (_who, context, may) => {
    expect(refusedBy(beAbsent(person('ma'), { id: 'ma', body: away }, context, known())) === undefined).toBe(may);
  });

  it('two absences of a person may adjoin but not overlap', () => {
    const before = stateOf(beAbsent(person('ma'), { id: 'ma', body: away }, admin, known()));
    const put = (from: string, until: string) =>
      refusedBy(beAbsent(before, { id: 'ma', body: { from, until, reason: '病假' } }, admin, known()));
    expect(put(at(6, 18), at(7, 18))).toBeUndefined();
    expect(put(at(6, 17), at(7, 18))).toBe('ma同志在1月5日08:00至1月6日18:00已登记请假');
  });

  it('ending an absence stops it now if it has begun, and cancels it if it has not', () => {
    const later = { from: at(8, 8), until: at(9, 8), reason: '培训' };
    const begun = stateOf(beAbsent(person('ma'), { id: 'ma', body: away }, admin, known()));
    const both = stateOf(beAbsent(begun, { id: 'ma', body: later }, admin, known()));
    expect(stateOf(endAbsence(both, { id: 'ma', body: { from: away.from } }, admin)).absences[0]?.until).toBe(NOW);
    expect(stateOf(endAbsence(both, { id: 'ma', body: { from: later.from } }, admin)).absences).toHaveLength(1);
    expect(refusedBy(endAbsence(both, { id: 'ma', body: { from: at(20, 8) } }, admin))).toContain('没有在该时间开始');
  });
});

describe('Substitutes', () => {
  it('refuses a substitute who is not in the list of people', () => {
    const name = (...substitutes: string[]) =>
      nameSubstitutes(person('ma'), { id: 'ma', body: { substitutes } }, admin, known(person('li')));
    expect(stateOf(name('li')).substitutes).toEqual(['li']);
    expect(refusedBy(name('li', 'nobody'))).toBe('替岗人员第2项不在人员名录中');
  });
});
