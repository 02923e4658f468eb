import { flawOf } from './person-checks';
import { county, known, person } from './testing/county';

const sentenceOf = (more: Parameters<typeof person>[2], ...others: readonly string[]) =>
  flawOf(person('ma', 'squad', more), county, known(...others.map((id) => person(id))))?.detail.zh;

describe('The check of a person', () => {
  it('accepts a person whose unit, post and substitutes exist', () => {
    expect(sentenceOf({ substitutes: ['li'] }, 'li')).toBeUndefined();
  });

  it('a position needs a unit of the jurisdiction, and if it names a post, the post must exist too', () => {
    expect(sentenceOf({ positions: [{ unit: 'moon' }] })).toContain('任职第1项');
    expect(sentenceOf({ positions: [{ unit: 'squad' }] })).toBeUndefined();
    expect(sentenceOf({ positions: [{ unit: 'squad' }, { unit: 'bureau', post: 'king' }] })).toContain(
      '任职第2项的岗位',
    );
  });

  it('one person may hold two posts in a unit, but not the same one twice', () => {
    const officer = { unit: 'squad', post: 'officer' };
    expect(sentenceOf({ positions: [officer, { unit: 'squad' }] })).toBeUndefined();
    expect(sentenceOf({ positions: [officer, officer] })).toContain('任职有重复');
  });

  it('refuses a substitute who is named twice, is the person themselves, or is not in the list of people', () => {
    expect(sentenceOf({ substitutes: ['li', 'li'] }, 'li')).toContain('替岗人员有重复');
    expect(sentenceOf({ substitutes: ['li', 'ma'] }, 'li')).toContain('不能是本人');
    expect(sentenceOf({ substitutes: ['li', 'wu'] }, 'li')).toContain('替岗人员第2项');
  });
});
