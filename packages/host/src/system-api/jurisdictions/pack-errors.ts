import type { Text } from '@hotline/jurisdiction';
import { inBoth, PackError } from '@hotline/jurisdiction-files';
import { BadArchive, BadSheets, cellAddress } from '@hotline/jurisdiction-files/sheets';
import { Refusal } from '@hotline/runtime';

type Issue = Refusal['errors'][number];

/** Largest number of errors in one answer. Further errors appear after these are corrected. */
const MOST_TOLD = 200;

/**
 * Turns errors of a pack into a refusal that names file, line and column, or sheet and cell. Returns other errors
 * unchanged.
 */
export function refusalOf(error: unknown, hint: { readonly zh: string; readonly en: string }): unknown {
  const issues = issuesOf(error);
  if (!issues) return error;
  const many = issues.length;
  const detail = {
    zh: `辖区配置有${many}处错误，未采用，原版本继续有效`,
    en: `The pack has ${many} error${many === 1 ? '' : 's'}; the version in force stays in force`,
  };
  return new Refusal({ refused: 'invalid-input', detail, hint }, issues.slice(0, MOST_TOLD));
}

function issue(path: string, what: Text, hint: Text): Issue {
  const [messageZh, message] = inBoth(what, hint);
  return { path, message, messageZh };
}

function issuesOf(error: unknown): Issue[] | undefined {
  if (error instanceof PackError)
    return error.problems.map(({ file, line, column, message, hint }) =>
      issue(`${file}:${line}:${column}`, message, hint),
    );
  if (error instanceof BadSheets)
    return error.flaws.map((flaw) => issue(cellAddress(flaw) || error.file, flaw.what, flaw.hint));
  if (error instanceof BadArchive) return [issue('body', error.what, error.hint)];
  return undefined;
}
