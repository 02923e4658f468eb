import { planRoster } from './roster-commands';
import { at, by, known, person } from './testing/county';

const clerk = by('wang', 'unit', 'squad');
const ma = person('ma');
const plan = (shifts: readonly { person: string; from: string; until: string }[], more: object = {}, context = clerk) =>
  planRoster(
    undefined,
    { unit: 'squad', body: { post: 'officer', from: at(5, 0), until: at(6, 0), shifts: [...shifts], ...more } },
    context,
    known(ma, person('left', 'squad', { leftAt: Date.parse(at(5, 0)) })),
  );
const day = { person: 'ma', from: at(5, 8), until: at(5, 20) };

describe('Planning the duty of a post', () => {
  it('keeps the shifts in order of their beginning', () => {
    const decided = plan([{ ...day, from: at(5, 20), until: at(6, 8) }, day]);
    expect(decided).toMatchObject({
      state: { shifts: [{ from: Date.parse(at(5, 8)) }, { from: Date.parse(at(5, 20)) }] },
    });
  });

  it.each([
    ['a shift that ends before it begins', [{ ...day, until: at(5, 8) }], {}, '班次第1项的结束时间须晚于开始时间'],
    ['a shift outside the period', [{ ...day, from: at(6, 0), until: at(6, 8) }], {}, '班次第1项的开始时间不在'],
    ['somebody who is not listed', [{ ...day, person: 'x' }], {}, '班次第1项的人员不在人员名录中'],
    ['somebody who has left', [{ ...day, person: 'left' }], {}, '届时已离岗'],
    [
      'one person twice at once',
      [day, { ...day, from: at(5, 19), until: at(6, 8) }],
      {},
      '在1月5日19:00有两个重叠的班次',
    ],
    ['a post that does not exist', [day], { post: 'king' }, '岗位清单'],
  ])('refuses a duty roster with %s', (_what, shifts, more, sentence) => {
    const decided = plan(shifts, more);
    expect(decided && 'refused' in decided && decided.detail.zh).toContain(sentence);
  });

  it('only the unit itself, supervisors and administrators may plan its duty', () => {
    expect(plan([day], {}, by('x', 'signatory', 'bureau'))).toMatchObject({ refused: 'not-allowed' });
    expect(plan([day], {}, by('x', 'supervisor'))).toHaveProperty('state');
  });
});
