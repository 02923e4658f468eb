import { z } from 'zod';
export * from './text';
import { ruleMessage } from './validation/rule-messages';

/**
 * The codes of the domain: one English word for each thing. The Chinese beside it is what users see. See docs/words.md.
 */
export const ticketId = z
  .string()
  .regex(/^[0-9a-f-]{36}$/, ruleMessage('ticket-id'))
  .describe('ticket id');
export const matterCode = z.string().min(1).max(64);
export const regionCode = z.string().min(1).max(64);
export const unitId = z.string().min(1).max(64);
/** The subject of a person's token. */
export const personId = z.string().min(1).max(200);
/** A photo, document or recording that was attached to a ticket: the SHA-256 of its content. */
export const fileId = z.string().trim().min(1).max(128);
export const facts = z.record(z.string().max(64), z.string().max(64));
export const instant = z.iso.datetime({ offset: true }).describe('instant, ISO 8601 with offset');

/** 电话 短信 网站 小程序 手机应用 信箱 来信 网格上报 110转办（公安） 12319转办（城管热线） 其他系统 领导批示 媒体曝光 */
export const channel = z.enum([
  'phone',
  'sms',
  'web',
  'mini-program',
  'app',
  'mailbox',
  'mail',
  'grid',
  'police',
  'urban-hotline',
  'system',
  'leader',
  'media',
]);
export type Channel = z.infer<typeof channel>;

/** 咨询 求助 投诉 举报 建议 表扬 */
export const ticketKind = z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion', 'praise']);
export type TicketKind = z.infer<typeof ticketKind>;

/** 特急 紧急 一般 */
export const urgency = z.enum(['critical', 'urgent', 'normal']);
export type Urgency = z.infer<typeof urgency>;

/** 实名 / 对承办单位隐匿 / 匿名 */
export const anonymity = z.enum(['named', 'hidden', 'anonymous']);

/** 话务员 派单员 承办单位联络员 队员 分管负责人 审核员 回访员 督办员 协调机构 管理员 纪检监察 */
export const role = z.enum([
  'operator',
  'dispatcher',
  'unit',
  'officer',
  'signatory',
  'reviewer',
  'callback',
  'supervisor',
  'coordinator',
  'admin',
  'inspector',
]);
export type Role = z.infer<typeof role>;

/** Roles that read and handle tickets: all except the discipline inspector. */
export const rolesWithTickets: readonly Role[] = role.options.filter((one) => one !== 'inspector');

/** Roles that act for one unit: their tokens must name it. */
export const rolesOfUnits: readonly Role[] = ['unit', 'officer', 'signatory'];

/** The person who gives a command. `unit` names the unit of a person whose role is one of `rolesOfUnits`. */
export interface Actor {
  readonly id: string;
  /** `caller`: somebody without an account, who has the query code of a ticket. */
  readonly role: Role | 'system' | 'caller';
  readonly unit?: string;
  /** Id of the person's post in the unit, such as its head. */
  readonly post?: string;
}

/** 个人 企业 */
export const callerKind = z.enum(['person', 'company']);

/** 未成年人 老年人 其他弱势群体 */
export const circumstance = z.enum(['minor', 'elderly', 'vulnerable']);

/** 群体性事件 媒体关注 */
export const ticketTag = z.enum(['group-event', 'media']);
export type TicketTag = z.infer<typeof ticketTag>;

/** Five elements of a call: 何人 何时 何地 何事 何求 */
export const element = z.enum(['who', 'when', 'where', 'what', 'want']);
export type Element = z.infer<typeof element>;

/** What a follow-up call is about: 催办 补充 更正 撤回 致谢 查询进度 */
export const followUpAct = z.enum(['urge', 'add', 'correct', 'withdraw', 'thank', 'status']);
export type FollowUpAct = z.infer<typeof followUpAct>;

/** Language of the caller, BCP 47: zh, yue, en, ug-Arab. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, ruleMessage('language'))
  .describe('language or dialect, BCP 47, for example zh, yue, en');

/** The states of a ticket as the board shows them, roughly in the order of a ticket's life. */
export const ticketState = z.enum([
  'registered', // 已受理
  'awaiting-classification', // 待人工分类
  'awaiting-facts', // 待补充要素
  'disputed', // 协商中
  'awaiting-dispatch', // 待派遣
  'dispatched', // 待签收
  'acknowledged', // 处置中
  'return-requested', // 退单待审
  'awaiting-signature', // 待签发
  'in-review', // 待审核
  'answered', // 已答复待回访
  'resolved', // 待回访
  'supervised', // 待督办
  'awaiting-closure', // 结案待批
  'closed', // 已结案
  'merged', // 已并案
]);
export type TicketState = z.infer<typeof ticketState>;

/**
 * The clocks of a ticket. `resolve` runs from registration and is never reset. The others are stage clocks, which start
 * anew with each stage. `dispatch` (受理派单) runs while no unit has the ticket. `supervise` (督办): a supervisor has to
 * order how a ticket goes on. `hand-over` (转接确认): an emergency service that was informed has to take over. Each assistant
 * that has to report has its own `assistant-acknowledge` and `assistant-report`. `promise` (承诺): a unit or the hotline
 * has promised something to the callers by a day. `accept` (受理告知): a law demands that the unit tells the callers whether
 * it accepts the matter.
 */
export const targetName = z.enum([
  'dispatch',
  'acknowledge',
  'first-contact',
  'resolve',
  'callback',
  'redo',
  'supervise',
  'hand-over',
  'assistant-acknowledge',
  'assistant-report',
  'accept',
  'promise',
]);
export type TargetName = z.infer<typeof targetName>;

/** 属实办理 部分办理 解释说明 不属实 不能解决 */
export const outcome = z.enum(['resolved', 'partly-resolved', 'explained', 'untrue', 'cannot-resolve']);
export type Outcome = z.infer<typeof outcome>;

/** 属实 部分属实 不属实 */
export const truth = z.enum(['confirmed', 'partly-confirmed', 'not-confirmed']);
export type Truth = z.infer<typeof truth>;

/** The types of files that a jurisdiction can accept, found from their content. */
export const fileType = z.enum([
  'jpeg',
  'png',
  'webp',
  'mp4',
  'mov',
  'webm',
  'mp3',
  'wav',
  'm4a',
  'aac',
  'amr',
  'ogg',
  'pdf',
  'docx',
  'xlsx',
]);
export type FileType = z.infer<typeof fileType>;

/** 照片 视频 录音 文书 */
export const fileKind = z.enum(['photo', 'video', 'recording', 'document']);
export type FileKind = z.infer<typeof fileKind>;

/** What a file of the hotline is for: 通话录音 诉求人提供的材料 热线的文书 */
export const hotlineFilePurpose = z.enum(['call-recording', 'from-caller', 'hotline-document']);
/** What a file of a unit is for: 处置前 处置中 处置后 答复文书 通话录音 */
export const evidencePurpose = z.enum(['before', 'during', 'after', 'reply-document', 'contact-recording']);
export type FilePurpose = z.infer<typeof hotlineFilePurpose> | z.infer<typeof evidencePurpose>;

/** The caller's answers: 解决 部分解决 未解决; 满意 基本满意 不满意 不评价. */
export const resolution = z.enum(['resolved', 'partly', 'not-resolved']);
export type Resolution = z.infer<typeof resolution>;
export const satisfaction = z.enum(['satisfied', 'basically-satisfied', 'dissatisfied', 'declined']);
export type Satisfaction = z.infer<typeof satisfaction>;
/** How the caller found the manner of the people who handled the ticket: 好 一般 差. */
export const attitude = z.enum(['good', 'fair', 'poor']);
export type Attitude = z.infer<typeof attitude>;

/**
 * 结案方式 that need an approval, because the caller was not satisfied or did not answer: 部分解决并承诺时限, 解释说明, 不属实, 超出职责, 联系不上,
 * 最终答复.
 */
export const approvedClosure = z.enum([
  'partly-resolved',
  'explained',
  'untrue',
  'beyond-duty',
  'unreachable',
  'final-reply',
]);
export type ApprovedClosure = z.infer<typeof approvedClosure>;
/** All kinds of closure. A merged ticket has none, because the merge ends it. */
export const closureType = z.enum([
  'answered',
  'resolved',
  'redirected',
  'refused',
  'withdrawn',
  ...approvedClosure.options,
]);
export type ClosureType = z.infer<typeof closureType>;
/** Why a supervisor has the ticket: rounds used up, caller not reached, caller declined to answer. */
export const supervisionCause = z.enum(['unsatisfied', 'unreachable', 'declined']);
export type SupervisionCause = z.infer<typeof supervisionCause>;

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ example: '18:00' });
/** When a caller can be reached, as far as their own words say so. Local times. */
export const contactHours = z.object({
  days: z.enum(['working-days', 'rest-days']).optional(),
  from: timeOfDay.optional(),
  to: timeOfDay.optional(),
});

/**
 * Reads a code as people type it: small letters, full width, spaces and hyphens, and letters that are taken for a digit
 * or another letter.
 */
const asWritten = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V');
/** The code with which a caller who has no account follows their ticket. */
export const queryCode = z
  .string()
  .max(60)
  .overwrite(asWritten)
  .regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, ruleMessage('query-code'));

/** How an answer of a caller came, if not on the telephone: on the page of the ticket. */
export const answeredThrough = z.enum(['page']);
