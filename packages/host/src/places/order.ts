import { Refusal } from '@hotline/runtime';
import { spanAt, spansOf, type KeptVersion, type Publication } from './publications';

/** What is to be published. */
export interface Order {
  readonly version: string;
  /** Epoch ms; absent: now. */
  readonly from?: number;
  readonly note?: string;
  /** Publish although the check found errors. */
  readonly acceptErrors: boolean;
}

/** @throws Refusal for the past, or for errors that nobody accepted */
export function refuse(
  { from, acceptErrors }: Order & { readonly from: number },
  { errors = 0 }: KeptVersion,
  now: number,
): void {
  if (from < now) throw inThePast;
  if (errors > 0 && !acceptErrors) throw hasErrors(errors);
}

/** The span in which that version is in force at that instant already. */
export function inForceFrom(
  publications: readonly Publication[],
  { version, from }: Publication,
): Publication | undefined {
  const span = spanAt(spansOf(publications), from);
  return span?.version === version && span.from <= from ? span : undefined;
}

const inThePast = new Refusal({
  refused: 'invalid-input',
  detail: {
    zh: '生效时间已过：已作出的决定不受新版本影响',
    en: 'That is past: what was decided stands as it was decided',
  },
  hint: { zh: '请给出将来的日期，或省略以立即生效', en: 'Name a day to come, or leave it out to publish now' },
});

const hasErrors = (errors: number): Refusal =>
  new Refusal({
    refused: 'not-now',
    detail: {
      zh: `该版本检查有${errors}个错误`,
      en: `The check of this version found ${errors} error${errors === 1 ? '' : 's'}`,
    },
    hint: {
      zh: '请修改后重新上传；确要发布，请加 acceptErrors: true',
      en: 'Mend and upload it again; to publish it all the same, send acceptErrors: true',
    },
  });
