import type { YearNotice } from '@hotline/calendar';
import type { CalendarRules } from '@hotline/jurisdiction';
import type { FolderText, JurisdictionText } from '@hotline/jurisdiction-files';
import { Refusal } from '@hotline/runtime';

const YEAR_FILE = /^calendar-\d{4}\.yaml$/;

/**
 * The YAML file in which a loaded holiday notice is stored among the files of a jurisdiction. It can be copied into the
 * folder on disk unchanged.
 */
const fileOf = ({ year, holidays, workdays }: YearNotice): string => `# ${year}年节假日安排
calendar:
  years: [${year}]
  holidays: [${holidays.join(', ')}]
  workdays: [${workdays.join(', ')}]
`;

/** The texts of a jurisdiction with the days of one more year; a notice loaded before for that year is replaced. */
export function withYear(text: JurisdictionText, notice: YearNotice): JurisdictionText {
  return withFiles(text, { [`calendar-${notice.year}.yaml`]: fileOf(notice) });
}

/**
 * The texts of a new version with the years that were loaded into the version before it, so that a new power list does
 * not lose the calendar. A file of the new version takes precedence over a loaded one of the same name.
 */
export function withLoadedYears(text: JurisdictionText, before: JurisdictionText): JurisdictionText {
  const loaded = Object.entries(before.at(-1)?.files ?? {}).filter(
    ([name]) => YEAR_FILE.test(name) && text.at(-1)?.files[name] === undefined,
  );
  return loaded.length === 0 ? text : withFiles(text, Object.fromEntries(loaded));
}

/**
 * @throws Refusal when the jurisdiction's own files list other days of that year, because the calendar would mix them
 * with those of the notice
 */
export function refuseOtherDays({ holidays, workdays }: CalendarRules, notice: YearNotice): void {
  const others = [
    ...holidays.filter((date) => !notice.holidays.includes(date)),
    ...workdays.filter((date) => !notice.workdays.includes(date)),
  ].filter((date) => Number(date.slice(0, 4)) === notice.year);
  if (others.length === 0) return;
  throw new Refusal({
    refused: 'invalid-input',
    detail: {
      zh: `辖区配置中${notice.year}年另有日期：${others.join('、')}`,
      en: `The jurisdiction's own files list other days of ${notice.year}: ${others.join(', ')}`,
    },
    hint: {
      zh: '请先从辖区配置中删除这些日期，再录入放假通知',
      en: 'Remove these days from the files first, then load the notice',
    },
  });
}

function withFiles(text: JurisdictionText, more: FolderText['files']): JurisdictionText {
  const own = text.at(-1);
  if (!own) return text;
  const files = Object.entries({ ...own.files, ...more }).sort(([a], [b]) => (a < b ? -1 : 1));
  return [...text.slice(0, -1), { ...own, files: Object.fromEntries(files) }];
}
