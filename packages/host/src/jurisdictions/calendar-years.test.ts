import { resolve } from 'node:path';
import { versionOf } from '@hotline/jurisdiction';
import { packOf, readJurisdiction, type JurisdictionFiles } from '@hotline/jurisdiction-files';
import { refuseOtherDays, withYear } from './calendar-years';
import { keepLoadedYears } from './carried-over';

const notice = { year: 2031, holidays: ['2031-10-01', '2031-10-02'], workdays: ['2031-10-04'] };

describe('A year loaded into a jurisdiction', () => {
  let files: JurisdictionFiles;
  beforeAll(async () => {
    files = await readJurisdiction(resolve(__dirname, '../../../../test/src/jurisdictions/fair-county'));
  });
  const loaded = (more: object = {}): JurisdictionFiles => {
    const text = withYear(files.text, { ...notice, ...more });
    return { text, pack: packOf(text, { proven: true }) };
  };

  it('a loaded year changes the calendar and nothing else', () => {
    const { calendar, ...rest } = loaded().pack;
    const { calendar: before, ...restBefore } = files.pack;
    expect(rest).toEqual(restBefore);
    expect(calendar).toEqual({ ...before, years: [2031], holidays: notice.holidays, workdays: notice.workdays });
  });

  it('loading a year again gives the same version, and loading corrected days replaces the earlier ones', () => {
    const again = withYear(loaded().text, notice);
    expect(versionOf(packOf(again, { proven: true }))).toBe(versionOf(loaded().pack));
    const corrected = packOf(withYear(loaded().text, { ...notice, workdays: [] }), { proven: true });
    expect(corrected.calendar.workdays).toEqual([]);
  });

  it('a loaded year is added to a later version whose files do not contain it', () => {
    expect(versionOf(keepLoadedYears(files, loaded().text).pack)).toBe(versionOf(loaded().pack));
    expect(keepLoadedYears(files, files.text).text).toBe(files.text);
  });

  it('a loaded year is refused when other files of the jurisdiction list other days of that year', () => {
    const calendar = { ...loaded().pack.calendar, holidays: [...notice.holidays, '2031-03-03', '2030-03-03'] };
    expect(() => refuseOtherDays(calendar, notice)).toThrow(/2031-03-03$/);
    expect(() => refuseOtherDays(loaded().pack.calendar, notice)).not.toThrow();
  });
});
