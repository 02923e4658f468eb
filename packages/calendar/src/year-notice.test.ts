import { checkNotice, type YearNotice } from './year-notice';

/** An invented notice of 2027: the holidays on fixed dates, the Spring Festival week, and two make-up days. */
const notice: YearNotice = {
  year: 2027,
  holidays: ['2027-01-01/2027-01-03', '2027-02-05/2027-02-11', '2027-05-01/2027-05-05', '2027-10-01/2027-10-07'],
  workdays: ['2027-01-31', '2027-02-14'],
};
const faultsOf = (change: Partial<YearNotice>): string[] => {
  const checked = checkNotice({ ...notice, ...change });
  return 'faults' in checked ? checked.faults.map(({ path, text }) => `${path}: ${text.en}`) : [];
};

describe('A notice of the holidays of a year', () => {
  it('spans of a notice are written out as single days, in order', () => {
    const checked = checkNotice({ ...notice, holidays: [...notice.holidays].reverse() });
    expect(checked).toMatchObject({ notice: { year: 2027, workdays: ['2027-01-31', '2027-02-14'] } });
    const { holidays } = (checked as { notice: YearNotice }).notice;
    expect(holidays).toHaveLength(3 + 7 + 5 + 7);
    expect(holidays.slice(0, 4)).toEqual(['2027-01-01', '2027-01-02', '2027-01-03', '2027-02-05']);
  });

  it.each([
    ['a day of another year', { workdays: ['2028-01-01'] }, 'workdays.0: 2028-01-01 is not in 2027'],
    [
      'a day that is listed twice',
      { workdays: ['2027-01-31', '2027-01-31'] },
      'workdays.1: 2027-01-31 is listed twice',
    ],
    [
      'a day that is both a holiday and a working day',
      { workdays: ['2027-01-02'] },
      'workdays.0: 2027-01-02 is listed twice (see holidays.0)',
    ],
    ['a make-up day on a weekday', { workdays: ['2027-02-15'] }, 'workdays.0: 2027-02-15 is no Saturday or Sunday'],
    ['a date that does not exist', { workdays: ['2027-02-30'] }, 'workdays.0: "2027-02-30" is no day'],
    [
      'a span that runs backwards',
      { workdays: ['2027-02-14/2027-02-13'] },
      'workdays.0: "2027-02-14/2027-02-13" is no day',
    ],
    [
      'a span longer than a month',
      { holidays: ['2027-01-01/2027-12-31'] },
      'holidays.0: "2027-01-01/2027-12-31" is no day',
    ],
    [
      'missing statutory holidays',
      { holidays: ['2027-01-01', '2027-10-01/2027-10-07'] },
      'holidays: statutory holidays are missing: 2027-05-01, 2027-05-02',
    ],
  ])('refuses a notice of holidays because of %s', (_case, change, expected) => {
    expect(faultsOf(change)).toEqual([expect.stringContaining(expected)]);
  });

  it('reports every fault of a notice of holidays at once', () => {
    expect(faultsOf({ holidays: ['soon'], workdays: ['2026-01-31', '2027-02-15'] })).toHaveLength(3);
  });
});
