import {
  describeIssues,
  problemTitles,
  UnknownEvent,
  type FieldError,
  type Problem,
  type ProblemCode,
  type Text,
} from '@hotline/contracts';
import { BadCursor, Conflict, EngineAway, Refusal } from '@hotline/runtime';
import { HttpException } from '@nestjs/common';
import { ZodError } from 'zod';
import { notJson } from '../input/input-reader';
import { NotServed } from '../../jurisdictions/loaded-versions';
import { MalformedJson, OtherCharset } from '../input/json-body';

/** HTTP status of each problem. */
export const statusOf = {
  'invalid-input': 400,
  'other-charset': 415,
  'not-authenticated': 401,
  'not-allowed': 403,
  'not-your-ticket': 403,
  'not-found': 404,
  'not-now': 409,
  'window-passed': 409,
  'second-person': 409,
  'follow-up': 409,
  'same-approver': 409,
  'incomplete-resolution': 409,
  'incomplete-closure': 409,
  'wrong-catalogue': 409,
  'unknown-region': 422,
  'unknown-channel': 422,
  'unknown-matter': 422,
  'unknown-unit': 422,
  'unknown-person': 422,
  'unknown-post': 422,
  'unknown-fact': 422,
  'unknown-guide': 422,
  'unknown-file': 422,
  'wrong-file': 422,
  'too-many-files': 409,
  'key-reused': 422,
  'too-large': 413,
  'too-busy': 429,
  unavailable: 503,
  unexpected: 500,
} as const satisfies Record<ProblemCode, number>;

/** Default hints, for failures that bring none of their own. */
const hints: Readonly<Record<ProblemCode, Text>> = {
  'invalid-input': {
    zh: '请修改所列字段；格式见 /docs',
    en: 'Correct the listed fields; /docs shows the format',
  },
  'other-charset': {
    zh: '请以UTF-8编码发送',
    en: 'Send the body in UTF-8',
  },
  'not-authenticated': { zh: '请重新登录', en: 'Sign in again' },
  'not-allowed': { zh: '请由有权限的人员办理', en: 'Ask a person whose role allows this' },
  'not-your-ticket': { zh: '请联系该工单的主办单位', en: 'Ask the lead unit of the ticket' },
  'not-now': { zh: '请刷新后查看最新状态', en: 'Load the page again to see the present state' },
  'window-passed': {
    zh: '请办理；确有争议请申请协商',
    en: 'Handle the ticket. If another unit is responsible, raise a dispute',
  },
  'second-person': { zh: '请先申请，由另一人核准', en: 'First ask another person to approve it' },
  'follow-up': {
    zh: '请记入原工单；确为新诉求的，确认后再登记',
    en: 'Record it on that ticket; if it is something new, confirm this and register it',
  },
  'same-approver': { zh: '请由另一位负责人审批', en: 'Ask another person to approve it' },
  'wrong-catalogue': { zh: '请用现行事项目录重新训练', en: 'Train a model with the matters that are in force' },
  'unknown-region': { zh: '请从本辖区的区域中选择', en: 'Choose a region of the jurisdiction' },
  'unknown-matter': { zh: '请从事项清单中选择', en: 'Choose a matter from the list of matters' },
  'unknown-unit': { zh: '请从单位清单中选择', en: 'Choose a unit from the list of units' },
  'unknown-fact': { zh: '请从所列选项中选择', en: 'Choose one of the listed choices' },
  'unknown-guide': { zh: '请从知识条目中选择', en: 'Choose one of the guides of the jurisdiction' },
  'unknown-channel': { zh: '请从本辖区开通的渠道中选择', en: 'Choose one of the channels of the jurisdiction' },
  'unknown-person': { zh: '请从人员名单中选择', en: 'Choose a person from the list of people' },
  'unknown-post': { zh: '请从岗位清单中选择', en: 'Choose a post from the list of posts' },
  'incomplete-resolution': { zh: '请补齐所列材料后重新提交', en: 'Add what is missing and submit it again' },
  'incomplete-closure': { zh: '请补齐所列材料后重新提交', en: 'Add what is missing and submit it again' },
  'unknown-file': { zh: '请先上传文件，再选作证据', en: 'Upload the file first, then choose it as evidence' },
  'wrong-file': { zh: '请换一个文件', en: 'Choose another file' },
  'too-many-files': { zh: '请只保留必要的文件', en: 'Keep to the files that matter' },
  'key-reused': {
    zh: '如需提交新内容，请刷新页面后重新填写',
    en: 'To submit something new, load the page again and fill it in once more',
  },
  'too-busy': { zh: '请稍后重试', en: 'Try again in a moment' },
  'too-large': {
    zh: '请缩短内容：请求体上限256 KB，诉求内容上限20000字',
    en: 'Shorten the text: a request may have 256 KB, a narrative 20,000 characters',
  },
  'not-found': {
    zh: '请核对地址与标识；接口见 /docs',
    en: 'Check the address and the identifier; /docs lists all operations',
  },
  unavailable: {
    zh: '请稍后重试；系统状态见 /readyz',
    en: 'Try again in a moment; /readyz shows the state of the system',
  },
  unexpected: {
    zh: '请稍后重试；如仍失败，请将跟踪编号告知管理员',
    en: 'Try again; if it still fails, give the trace number to the administrator',
  },
};

/** A failed request before it becomes a problem document. */
export interface RequestFailure {
  readonly code: ProblemCode;
  readonly detail?: Text;
  readonly hint?: Text | undefined;
  readonly errors?: Problem['errors'];
}

const badCursor: FieldError = {
  path: 'query.cursor',
  message: 'The page cursor does not belong to this list; begin at the first page',
  messageZh: '翻页位置无效，请从第一页重新查询',
};

/** Maps an error to a problem. An unknown error becomes `unexpected` and reveals nothing about its cause. */
export function failureOf(error: unknown): RequestFailure {
  if (error instanceof Refusal)
    return { code: error.code, detail: error.detail, hint: error.hint, errors: [...error.errors] };
  if (error instanceof ZodError) return { code: 'invalid-input', errors: describeIssues(error.issues) };
  if (error instanceof BadCursor) return { code: 'invalid-input', errors: [badCursor] };
  if (error instanceof UnknownEvent)
    return { code: 'invalid-input', detail: { zh: '无法识别的事件类型', en: 'The type of the event is not known' } };
  if (error instanceof MalformedJson)
    return {
      code: 'invalid-input',
      detail: { zh: '提交内容不是有效的JSON', en: 'The body is not valid JSON' },
      errors: [error.fieldError],
    };
  if (error instanceof OtherCharset) return { code: 'other-charset' };
  if (error instanceof NotServed)
    return {
      code: 'not-found',
      detail: { zh: '本系统已不服务该辖区', en: 'This system does not serve that jurisdiction any more' },
      hint: { zh: '请向管理员核实', en: 'Ask the administrator' },
    };
  if (error instanceof Conflict)
    return {
      code: 'unavailable',
      detail: { zh: '该工单正被他人频繁修改', en: 'Other people are changing this ticket at the moment' },
    };
  if (error instanceof EngineAway)
    return {
      code: 'unavailable',
      detail: { zh: `${error.engine}暂时无法使用`, en: `${error.engine} cannot be used at the moment` },
    };
  if (error instanceof HttpException) return failureOfStatus(error.getStatus());
  return { code: 'unexpected' };
}

/** A request that is refused before it reaches an operation, for example because its path cannot be decoded. */
export const malformedRequest: RequestFailure = {
  code: 'invalid-input',
  detail: { zh: '请求格式有误', en: 'The request is malformed' },
  hint: { zh: '请核对网址中的字符与请求的格式', en: 'Check the characters of the address and the form of the request' },
};

/** For errors of Nest and Fastify, which carry only a status. */
function failureOfStatus(status: number): RequestFailure {
  if (status === 404)
    return { code: 'not-found', detail: { zh: '未找到该地址', en: 'There is nothing at this address' } };
  if (status === 413) return { code: 'too-large' };
  if (status === 415) return { code: 'invalid-input', errors: [notJson] };
  if (status === 429) return { code: 'too-busy' };
  if (status >= 400 && status < 500) return malformedRequest;
  return { code: status === 503 ? 'unavailable' : 'unexpected' };
}

/** The problem document of RFC 9457. `hints` replaces the default hints by code. */
export function problemOf(
  failure: RequestFailure,
  about: { instance: string; traceId: string; hints?: Partial<Record<ProblemCode, Text>> },
): Problem {
  const { zh, en } = problemTitles[failure.code];
  const hint = failure.hint ?? about.hints?.[failure.code] ?? hints[failure.code];
  return {
    type: `urn:hotline:problem:${failure.code}`,
    title: en,
    titleZh: zh,
    status: statusOf[failure.code],
    code: failure.code,
    ...(failure.detail ? { detail: `${failure.detail.zh} · ${failure.detail.en}` } : {}),
    instance: about.instance,
    ...(hint ? { hint } : {}),
    ...(failure.errors && failure.errors.length > 0 ? { errors: failure.errors } : {}),
    traceId: about.traceId,
  };
}
