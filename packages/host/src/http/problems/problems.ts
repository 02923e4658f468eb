import {
  describeIssues,
  problemTitles,
  UnknownEvent,
  type Problem,
  type ProblemCode,
  type Text,
} from '@hotline/contracts';
import { BadCursor, Conflict, EngineAway, Refusal } from '@hotline/runtime';
import { HttpException } from '@nestjs/common';
import { ZodError } from 'zod';
import { notJson } from '../input/input-reader';
import { MalformedJson } from '../input/json-body';

/** The one table: what went wrong, as an HTTP status. */
export const statusOf = {
  'invalid-input': 400,
  'not-authenticated': 401,
  'not-allowed': 403,
  'not-your-ticket': 403,
  'not-found': 404,
  'not-now': 409,
  'window-passed': 409,
  'same-approver': 409,
  'wrong-catalogue': 409,
  'unknown-region': 422,
  'unknown-matter': 422,
  'unknown-unit': 422,
  'unknown-fact': 422,
  'unknown-guide': 422,
  'key-reused': 422,
  'too-large': 413,
  'too-busy': 429,
  unavailable: 503,
  unexpected: 500,
} as const satisfies Record<ProblemCode, number>;

/** How to mend what the thrower gave no advice for. */
const mends: Partial<Record<ProblemCode, Text>> = {
  'invalid-input': {
    zh: '请按 errors 中列出的位置修改；格式见 /docs',
    en: 'Mend what errors lists; /docs shows what is expected',
  },
  'too-large': {
    zh: '请缩短内容：请求体上限 256 KB，诉求正文上限 20000 字',
    en: 'Shorten it: a body may hold 256 KB, a narrative 20,000 characters',
  },
  'not-found': { zh: '请核对地址与标识；接口见 /docs', en: 'Check the address and the id; /docs lists what there is' },
  unavailable: { zh: '请稍后重试；状态见 /readyz', en: 'Try again in a moment; /readyz shows the state' },
  unexpected: {
    zh: '请稍后重试；仍然失败时把 traceId 告诉管理员',
    en: 'Try again; if it stays, give traceId to the administrator',
  },
};

/** What is known of a failure before it becomes a document. */
export interface Fault {
  readonly code: ProblemCode;
  readonly detail?: Text;
  readonly hint?: Text | undefined;
  readonly errors?: Problem['errors'];
}

/** Names a failure by its consequence. What nobody expected is `unexpected`, and says nothing of its inside. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Refusal)
    return { code: error.code, detail: error.detail, hint: error.hint, errors: [...error.errors] };
  if (error instanceof ZodError) return { code: 'invalid-input', errors: describeIssues(error.issues) };
  if (error instanceof BadCursor)
    return { code: 'invalid-input', errors: [{ path: 'query.cursor', message: error.message }] };
  if (error instanceof UnknownEvent)
    return { code: 'invalid-input', detail: { zh: '无法识别的事件', en: error.message } };
  if (error instanceof MalformedJson)
    return {
      code: 'invalid-input',
      detail: { zh: '请求体不是有效的 JSON', en: 'The body is not valid JSON' },
      errors: [error.fieldError],
    };
  if (error instanceof Conflict)
    return {
      code: 'unavailable',
      detail: { zh: '该工单正被频繁修改', en: 'This ticket is being changed too often at the moment' },
    };
  if (error instanceof EngineAway)
    return {
      code: 'unavailable',
      detail: { zh: `${error.engine} 暂时无法使用`, en: `${error.engine} cannot be used at the moment` },
    };
  if (error instanceof HttpException) return faultOfStatus(error.getStatus(), error.message);
  return { code: 'unexpected' };
}

/** Nest and Fastify speak in statuses. */
function faultOfStatus(status: number, message: string): Fault {
  if (status === 404) return { code: 'not-found', detail: { zh: '没有这个地址', en: message } };
  if (status === 413) return { code: 'too-large' };
  if (status === 415) return { code: 'invalid-input', errors: [notJson] };
  if (status === 429) return { code: 'too-busy' };
  if (status >= 400 && status < 500) return { code: 'invalid-input', detail: { zh: '请求格式有误', en: message } };
  return { code: status === 503 ? 'unavailable' : 'unexpected' };
}

/** The RFC 9457 document. */
export function problemOf(
  fault: Fault,
  about: { instance: string; traceId: string; mends?: Partial<Record<ProblemCode, Text>> },
): Problem {
  const { zh, en } = problemTitles[fault.code];
  const hint = fault.hint ?? about.mends?.[fault.code] ?? mends[fault.code];
  return {
    type: `urn:hotline:problem:${fault.code}`,
    title: en,
    titleZh: zh,
    status: statusOf[fault.code],
    code: fault.code,
    ...(fault.detail ? { detail: `${fault.detail.zh} · ${fault.detail.en}` } : {}),
    instance: about.instance,
    ...(hint ? { hint } : {}),
    ...(fault.errors && fault.errors.length > 0 ? { errors: fault.errors } : {}),
    traceId: about.traceId,
  };
}
