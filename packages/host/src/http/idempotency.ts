import { createHash } from 'node:crypto';
import { Refusal } from '@hotline/runtime';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** JSON with sorted keys, so that equal content gives equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

/**
 * Identifies a command by its Idempotency-Key. The id is a hash of jurisdiction, person and key, so that equal keys of two
 * people, or of one person in two jurisdictions, are different commands. The hash covers method, path and body. Undefined without a key; throws `Refusal` invalid-input for a
 * malformed one.
 */
export function commandOf(
  key: unknown,
  owner: { readonly jurisdiction: string; readonly person: string },
  asked: { method: string; path: string; body: unknown },
): { id: string; hash: string } | undefined {
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) throw badKey();
  const hash = createHash('sha256')
    .update(`${asked.method} ${asked.path}\n${canonical(asked.body)}`)
    .digest('base64url');
  const id = createHash('sha256')
    .update(canonical([owner.jurisdiction, owner.person, key]))
    .digest('base64url');
  return { id, hash };
}

function badKey(): Refusal {
  const path = 'headers.idempotency-key';
  const message = 'A submission number must have 1 to 200 Latin letters, digits or signs, without spaces';
  const messageZh = '提交编号应为1至200个英文字母、数字或符号，不含空格';
  return new Refusal(
    { refused: 'invalid-input', detail: { zh: '提交编号格式有误', en: 'The submission number cannot be used' } },
    [{ path, message, messageZh }],
  );
}
