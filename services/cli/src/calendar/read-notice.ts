import { checkNotice, type YearNotice, type YearNoticeFault } from '@hotline/calendar';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { counted, type Bilingual } from '../answering';
import { refused } from '../exit-codes';

const noticeFile = z.strictObject({
  year: z.number().int(),
  holidays: z.array(z.string()),
  workdays: z.array(z.string()),
  /** The official document that states the days; only for people who read the file. */
  basis: z.unknown().optional(),
});

const EXPECTED = 'year: 2027, holidays: [2027-01-01, 2027-02-05/2027-02-11, …], workdays: [2027-01-31, …]';

/**
 * Reads the notice with the holidays of a year from YAML or JSON, and checks it; the hotline checks it again. `file`:
 * name of the file in messages.
 * @throws CommandError with every fault of the file
 */
export function readNotice(file: string, text: string): YearNotice {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) throw refused(`${file}：不是 YAML 或 JSON`, `${file} is neither YAML nor JSON: ${broken.message}`);
  const parsed = noticeFile.safeParse(document.toJS());
  if (!parsed.success) {
    const keys = [...new Set(parsed.error.issues.map(({ path, ...issue }) => keyOf(path, issue)))].join(', ');
    throw refused(
      `${file}：以下内容缺失或格式有误：${keys}。格式：${EXPECTED}`,
      `${file}: missing or not as expected: ${keys}. Write ${EXPECTED}`,
    );
  }
  const { year, holidays, workdays } = parsed.data;
  const checked = checkNotice({ year, holidays, workdays });
  if ('faults' in checked) throw faulty(file, checked.faults);
  return checked.notice;
}

const keyOf = (path: readonly PropertyKey[], issue: object): string =>
  path.length > 0
    ? path.join('.')
    : 'keys' in issue && Array.isArray(issue.keys)
      ? issue.keys.join(', ')
      : 'year, holidays, workdays';

/** Puts a path into words: `holidays.0` is entry 1 of `holidays`. */
function entryOf(path: string): Bilingual {
  const [key = '', index] = path.split('.');
  if (index === undefined) return { zh: key, en: key };
  return { zh: `${key} 第${Number(index) + 1}项`, en: `${key}, entry ${Number(index) + 1}` };
}

const faulty = (file: string, faults: readonly YearNoticeFault[]) =>
  refused(
    [`${file}：${faults.length}处错误`, ...faults.map(({ path, text }) => `${entryOf(path).zh}：${text.zh}`)].join(
      '\n',
    ),
    [
      `${file}: ${counted(faults.length, 'fault')}`,
      ...faults.map(({ path, text }) => `  ${entryOf(path).en}: ${text.en}`),
    ].join('\n'),
  );
