import { keyReused } from '@hotline/contracts/phrases';
import { Refusal } from '@hotline/runtime';
import { spanAt, spansOf, type CommandRef, type KeptVersion, type Publication } from './publications';

/** Which version to publish, and from when. */
export interface PublishRequest {
  readonly version: string;
  /** Epoch ms; absent: now. */
  readonly from?: number;
  readonly note?: string;
  /** Publish although the check found errors. */
  readonly acceptErrors: boolean;
}

/** @throws Refusal when `from` is in the past, or when the version has errors that the request does not accept */
export function checkPublishRequest(
  { from, acceptErrors }: PublishRequest & { readonly from: number },
  { errors = 0 }: KeptVersion,
  now: number,
): void {
  if (from < now) throw inThePast;
  if (errors > 0 && !acceptErrors) throw hasErrors(errors);
}

/**
 * The publication that the same command made before, if there is one.
 * @throws Refusal key-reused when its Idempotency-Key published something else
 */
export function publishedBy(publications: readonly Publication[], { id, hash }: CommandRef): Publication | undefined {
  const before = publications.find(({ command }) => command?.id === id);
  if (before && before.command?.hash !== hash) throw new Refusal(keyReused);
  return before;
}

/** The publication that already puts the same version in force at the same instant, if there is one. */
export function spanInForce(
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
    en: 'The start lies in the past. A new version cannot change decisions that were already taken',
  },
  hint: { zh: '请给出将来的日期，或省略以立即生效', en: 'Give a later date, or leave the date empty to publish now' },
});

const hasErrors = (errors: number): Refusal =>
  new Refusal({
    refused: 'not-now',
    detail: {
      zh: `该版本检查发现${errors}个错误`,
      en: `The check of this version found ${errors} error${errors === 1 ? '' : 's'}`,
    },
    hint: {
      zh: '请修改后重新上传；确需发布，请选择“带错发布”',
      en: 'Correct the draft and upload it again; to publish it nevertheless, choose “publish with errors”',
    },
  });
