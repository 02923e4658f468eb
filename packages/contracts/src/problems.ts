import { z } from 'zod';
import { text, type Text } from './words';

/**
 * Titles of all problems that the API can return, by code. `host` maps each code to an HTTP status (RFC 9457 `type` is
 * `urn:hotline:problem:<code>`).
 */
export const problemTitles = {
  'invalid-input': { zh: '输入有误', en: 'The input is not valid' },
  'other-charset': { zh: '字符编码不受支持', en: 'The character set is not supported' },
  'not-authenticated': { zh: '未登录或令牌无效', en: 'No valid token' },
  'not-allowed': { zh: '无权执行此操作', en: 'Your role may not do this' },
  'not-your-ticket': { zh: '不是本单位的工单', en: 'This ticket is not your unit’s' },
  'not-found': { zh: '未找到', en: 'Not found' },
  'not-now': { zh: '当前状态不能执行此操作', en: 'The ticket’s state does not allow this' },
  'window-passed': { zh: '已超过时限', en: 'The time for this has passed' },
  'second-person': { zh: '须由另一人核准', en: 'A second person has to approve' },
  'follow-up': { zh: '疑似已有工单的跟进来电', en: 'This sounds like a call about an existing ticket' },
  'same-approver': { zh: '须由另一人审批', en: 'Another person has to approve it' },
  'incomplete-resolution': { zh: '办结材料不全', en: 'The resolution is incomplete' },
  'incomplete-closure': { zh: '结案材料不全', en: 'The closure is incomplete' },
  'unknown-region': { zh: '未知的区域', en: 'Unknown region' },
  'unknown-channel': { zh: '渠道未开通', en: 'The channel is not open' },
  'unknown-matter': { zh: '未知的事项', en: 'Unknown matter' },
  'unknown-unit': { zh: '未知的单位', en: 'Unknown unit' },
  'unknown-person': { zh: '未知的人员', en: 'Unknown person' },
  'unknown-post': { zh: '未知的岗位', en: 'Unknown post' },
  'unknown-fact': { zh: '未知的要素', en: 'Unknown fact' },
  'unknown-guide': { zh: '未知的知识条目', en: 'Unknown guide' },
  'wrong-catalogue': { zh: '模型与本地事项目录不符', en: 'The model belongs to another catalogue' },
  'key-reused': { zh: '重复提交的内容与首次不同', en: 'A repeated submission differs from the first' },
  'unknown-file': { zh: '文件未上传到本工单', en: 'The file is not with this ticket' },
  'wrong-file': { zh: '不能上传该文件', en: 'This file cannot be uploaded' },
  'too-many-files': { zh: '文件数量已满', en: 'The ticket has no room for more files' },
  'too-large': { zh: '内容过长', en: 'The request is too large' },
  'too-busy': { zh: '系统繁忙，请稍后再试', en: 'Too busy; try again' },
  unavailable: { zh: '暂时不可用', en: 'Not available now' },
  unexpected: { zh: '系统错误', en: 'Unexpected error' },
} as const satisfies Record<string, Text>;
export type ProblemCode = keyof typeof problemTitles;

/** One field that is wrong: its path for programs, the sentence for people. */
export const fieldError = z.object({
  path: z.string().describe('field names joined by dots, e.g. body.location.region'),
  message: z.string(),
  messageZh: z.string().optional(),
  choices: z.array(z.string()).optional().describe('codes that the API takes here'),
});
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 problem document: what went wrong, in which field (`errors[].path`) and what to do about it (`hint`). */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.string(),
  titleZh: z.string(),
  hint: text.optional(),
  errors: z.array(fieldError).optional(),
  traceId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
