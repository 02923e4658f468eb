import { readNotice } from './read-notice';

const HOLIDAYS = '[2027-01-01/2027-01-03, 2027-05-01/2027-05-05, 2027-10-01/2027-10-07]';
const said = (text: string): string => {
  try {
    readNotice('2027.yaml', text);
    return 'read';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('readNotice', () => {
  it('reads the holidays of a year from YAML, and expands spans into single days', () => {
    const notice = readNotice('2027.yaml', `year: 2027\nholidays: ${HOLIDAYS}\nworkdays: [2027-01-31]\n`);
    expect(notice).toMatchObject({ year: 2027, workdays: ['2027-01-31'] });
    expect(notice.holidays).toHaveLength(15);
  });

  it('reads the holidays of a year from JSON', () => {
    const json = JSON.stringify({ year: 2024, holidays: ['2024-01-01'], workdays: [], basis: '通知' });
    expect(readNotice('2024.json', json)).toEqual({ year: 2024, holidays: ['2024-01-01'], workdays: [] });
  });

  it.each([
    ['a missing year', `holidays: ${HOLIDAYS}\nworkdays: []\n`, 'missing or not as expected: year.'],
    ['an unknown key', `year: 2027\nholidays: ${HOLIDAYS}\nworkdays: []\nrest: []\n`, 'not as expected: rest.'],
    ['an empty file', '', 'not as expected: year, holidays, workdays.'],
    ['text that is not YAML', 'year: [', 'is neither YAML nor JSON'],
    [
      'a make-up day on a weekday',
      `year: 2027\nholidays: ${HOLIDAYS}\nworkdays: [2027-02-15]\n`,
      'workdays, entry 1: 2027-02-15 is no',
    ],
  ])('refuses a file with %s', (_case, text, expected) => {
    expect(said(text)).toContain(expected);
  });
});
