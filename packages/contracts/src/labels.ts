import type { z } from 'zod';
import type { jurisdictionDisputed, opinionGiven } from './events/disputes';
import type { ticketClosed } from './events/feedback';
import type { whySame } from './events/intake';
import type { EventType } from './events/registry';
import type { noteAdded } from './events/unit-work';
import type { clockDifferenceCause, limit } from './events/sla';
import type { callerContacted, returnRequested, ticketDispatched } from './events/routing';
import type { ApprovalKind } from './operations/approvals';
import type { assistantPartState, listFindings } from './operations/board';
import type { PromiseState } from './operations/clock-changes/promises';
import type { clockView } from './operations/sla';
import type { precedentState } from './operations/disputes';
import type { modelState } from './operations/models';
import type {
  Actor,
  anonymity,
  Attitude,
  callerKind,
  Channel,
  circumstance,
  ClosureType,
  Element,
  FileKind,
  FilePurpose,
  FollowUpAct,
  outcome,
  Resolution,
  Satisfaction,
  SupervisionCause,
  TargetName,
  Text,
  TicketKind,
  TicketState,
  Truth,
  TicketTag,
  Urgency,
} from './words';

/**
 * What users read instead of a code. Each table is a `Record` over its codes, so a new code without a label does not
 * compile. This file imports types only: rules in `domain/` may import it as `@hotline/contracts/labels`.
 */
type Labels<Code extends string> = Readonly<Record<Code, Text>>;

/** Labels of states that staff read on the board and in lists. */
export const ticketStateLabels: Labels<TicketState> = {
  registered: { zh: '已受理', en: 'Registered' },
  'awaiting-classification': { zh: '待人工分类', en: 'To classify' },
  'awaiting-facts': { zh: '待补充要素', en: 'Facts needed' },
  disputed: { zh: '协商中', en: 'Disputed' },
  'awaiting-dispatch': { zh: '待派遣', en: 'To dispatch' },
  dispatched: { zh: '待签收', en: 'To acknowledge' },
  acknowledged: { zh: '处置中', en: 'In hand' },
  'return-requested': { zh: '退单待审', en: 'Return asked' },
  'awaiting-signature': { zh: '待签发', en: 'To be signed' },
  'in-review': { zh: '待审核', en: 'In review' },
  answered: { zh: '已答复待回访', en: 'Answered' },
  resolved: { zh: '待回访', en: 'To call back' },
  supervised: { zh: '待督办', en: 'Supervised' },
  'awaiting-closure': { zh: '结案待批', en: 'Closure to approve' },
  closed: { zh: '已结案', en: 'Closed' },
  merged: { zh: '已并案', en: 'Merged' },
};

export const followUpActLabels: Labels<FollowUpAct> = {
  urge: { zh: '催办', en: 'Urging' },
  add: { zh: '补充情况', en: 'Information to add' },
  correct: { zh: '更正', en: 'Correction' },
  withdraw: { zh: '撤回', en: 'Withdrawal' },
  thank: { zh: '致谢', en: 'Thanks' },
  status: { zh: '查询进度', en: 'Question about progress' },
};

/** Labels of states that callers read on the query page. */
export const callerStateLabels: Labels<TicketState> = {
  registered: { zh: '已受理', en: 'Registered' },
  'awaiting-classification': { zh: '正在确定事项', en: 'We are finding out what it is about' },
  'awaiting-facts': { zh: '正在核实情况', en: 'We are checking a detail' },
  disputed: { zh: '正在协商主办单位', en: 'We are settling which unit is responsible' },
  'awaiting-dispatch': { zh: '正在安排承办单位', en: 'We are choosing the responsible unit' },
  dispatched: { zh: '已派单，待承办单位签收', en: 'Sent to the responsible unit' },
  acknowledged: { zh: '承办单位正在办理', en: 'The responsible unit is working on it' },
  'return-requested': { zh: '正在办理，承办单位待确认', en: 'In progress; the responsible unit may change' },
  'awaiting-signature': { zh: '承办单位正在审批答复', en: 'The unit is approving its answer' },
  'in-review': { zh: '热线正在审核答复', en: 'The hotline is reviewing the answer' },
  answered: { zh: '已答复，待回访', en: 'Answered; we will call you' },
  resolved: { zh: '承办单位已办结，待回访', en: 'The unit reports it resolved; we will call you' },
  supervised: { zh: '督办中', en: 'A supervisor is looking into it' },
  'awaiting-closure': { zh: '正在审批办理结果', en: 'A supervisor is reviewing how it ended' },
  closed: { zh: '已结案', en: 'Closed' },
  merged: { zh: '已并案办理', en: 'Handled together with another ticket' },
};

/** Events that callers see as steps on the query page. */
export const progressStepLabels = {
  NoteAdded: { zh: '承办单位说明', en: 'Note from the unit' },
  TicketRegistered: { zh: '已受理', en: 'Registered' },
  TicketSplit: { zh: '已分为多张工单办理', en: 'Split into several tickets' },
  TicketClassified: { zh: '已确定事项', en: 'Matter identified' },
  TicketAnswered: { zh: '已答复', en: 'Answered' },
  TicketRedirected: { zh: '已告知法定途径', en: 'Told which lawful procedure to use' },
  TicketDispatched: { zh: '已派单', en: 'Sent to the responsible unit' },
  DispatchAcknowledged: { zh: '承办单位已签收', en: 'Accepted by the unit' },
  CallerContacted: { zh: '承办单位已联系', en: 'Contacted by the unit' },
  TicketResolved: { zh: '承办单位已办结', en: 'Reported resolved by the unit' },
  StatutoryLimitChanged: { zh: '办理期限', en: 'Time limit' },
  AcceptanceDecided: { zh: '是否受理', en: 'Whether it is accepted' },
  PromiseMade: { zh: '向您承诺', en: 'Promised to you' },
  PromiseKept: { zh: '承诺已兑现', en: 'Promise kept' },
  CallbackRecorded: { zh: '已回访', en: 'Called back' },
  TicketSuspended: { zh: '挂账，列入计划分期办理', en: 'Suspended; a long plan handles it' },
  MilestoneReached: { zh: '计划完成一步', en: 'A step of the plan is done' },
  SuspensionEnded: { zh: '挂账结束', en: 'The plan has ended' },
  TicketRefused: { zh: '不予受理', en: 'Not accepted' },
  TicketReopened: { zh: '重新办理', en: 'Reopened' },
  FactsAsked: { zh: '承办单位向您询问', en: 'The unit asks you' },
  InformationAdded: { zh: '您补充了情况', en: 'You added information' },
  TicketUrged: { zh: '您催办了', en: 'You asked for faster handling' },
  WithdrawalRequested: { zh: '已申请撤回，待回访核实', en: 'You asked to withdraw; we will call to confirm' },
  TicketClosed: { zh: '已结案', en: 'Closed' },
} as const satisfies Partial<Record<EventType, Text>>;
export type ProgressStep = keyof typeof progressStepLabels;

/** `system` is the software itself. */
export const roleLabels: Labels<Actor['role']> = {
  operator: { zh: '话务员', en: 'operator' },
  dispatcher: { zh: '派单员', en: 'dispatcher' },
  unit: { zh: '承办单位联络员', en: 'unit officer' },
  officer: { zh: '队员', en: 'squad officer' },
  signatory: { zh: '分管负责人', en: 'signatory' },
  reviewer: { zh: '审核员', en: 'reviewer' },
  callback: { zh: '回访员', en: 'callback agent' },
  supervisor: { zh: '督办员', en: 'supervisor' },
  coordinator: { zh: '协调机构', en: 'coordination body' },
  admin: { zh: '管理员', en: 'administrator' },
  inspector: { zh: '纪检监察', en: 'discipline inspector' },
  system: { zh: '系统', en: 'system' },
  caller: { zh: '诉求人', en: 'caller' },
};

export const channelLabels: Labels<Channel> = {
  phone: { zh: '电话', en: 'phone' },
  sms: { zh: '短信', en: 'text message' },
  web: { zh: '网站', en: 'website' },
  'mini-program': { zh: '小程序', en: 'mini program' },
  app: { zh: '手机应用', en: 'mobile app' },
  mailbox: { zh: '信箱', en: 'mailbox' },
  mail: { zh: '来信', en: 'letter' },
  grid: { zh: '网格上报', en: 'grid officer' },
  police: { zh: '公安转办', en: 'transfer from the police' },
  'urban-hotline': { zh: '城管热线转办', en: 'transfer from the urban management hotline' },
  system: { zh: '其他系统', en: 'another system' },
  leader: { zh: '领导批示', en: 'instruction of a leader' },
  media: { zh: '媒体曝光', en: 'media report' },
};

export const callerKindLabels: Labels<z.infer<typeof callerKind>> = {
  person: { zh: '个人', en: 'person' },
  company: { zh: '企业', en: 'company' },
};

export const circumstanceLabels: Labels<z.infer<typeof circumstance>> = {
  minor: { zh: '未成年人', en: 'minor' },
  elderly: { zh: '老年人', en: 'elderly person' },
  vulnerable: { zh: '其他弱势群体', en: 'otherwise vulnerable person' },
};

export const ticketTagLabels: Labels<TicketTag> = {
  'group-event': { zh: '群体性事件', en: 'group event' },
  media: { zh: '媒体关注', en: 'attention of the media' },
};

export const elementLabels: Labels<Element> = {
  who: { zh: '何人', en: 'who' },
  when: { zh: '何时', en: 'when' },
  where: { zh: '何地', en: 'where' },
  what: { zh: '何事', en: 'what' },
  want: { zh: '何求', en: 'what the caller wants' },
};

export const ticketKindLabels: Labels<TicketKind> = {
  consultation: { zh: '咨询', en: 'question' },
  help: { zh: '求助', en: 'request for help' },
  complaint: { zh: '投诉', en: 'complaint' },
  report: { zh: '举报', en: 'report of an offence' },
  suggestion: { zh: '建议', en: 'suggestion' },
  praise: { zh: '表扬', en: 'praise' },
};

export const urgencyLabels: Labels<Urgency> = {
  critical: { zh: '特急', en: 'critical' },
  urgent: { zh: '紧急', en: 'urgent' },
  normal: { zh: '一般', en: 'normal' },
};

export const anonymityLabels: Labels<z.infer<typeof anonymity>> = {
  named: { zh: '实名', en: 'named' },
  hidden: { zh: '对承办单位隐匿', en: 'hidden from the unit' },
  anonymous: { zh: '匿名', en: 'anonymous' },
};

export const targetNameLabels: Labels<TargetName> = {
  dispatch: { zh: '受理派单', en: 'acceptance and dispatch' },
  acknowledge: { zh: '签收', en: 'acknowledgement' },
  'first-contact': { zh: '首次联系', en: 'first contact' },
  resolve: { zh: '办结', en: 'resolution' },
  callback: { zh: '回访', en: 'callback' },
  redo: { zh: '重办', en: 'redo' },
  supervise: { zh: '督办', en: 'supervision' },
  'hand-over': { zh: '转接确认', en: 'takeover' },
  'assistant-acknowledge': { zh: '协办签收', en: 'acknowledgement by an assisting unit' },
  'assistant-report': { zh: '协办反馈', en: 'report of an assisting unit' },
  accept: { zh: '受理告知', en: 'notice of acceptance' },
  promise: { zh: '承诺', en: 'promise' },
};

export const clockDifferenceLabels: Labels<z.infer<typeof clockDifferenceCause>> = {
  limit: { zh: '时限规则变更', en: 'another limit' },
  calendar: { zh: '日历变更', en: 'another calendar' },
};

export const promiseStateLabels: Labels<PromiseState> = {
  running: { zh: '待兑现', en: 'to be kept' },
  broken: { zh: '到期未兑现', en: 'not kept in time' },
  kept: { zh: '已兑现', en: 'kept' },
  'kept-late': { zh: '逾期兑现', en: 'kept late' },
  ended: { zh: '已终止', en: 'ended' },
};

export const clockStateLabels: Labels<z.infer<typeof clockView>['state']> = {
  pending: { zh: '时限待定', en: 'limit pending' },
  running: { zh: '计时中', en: 'running' },
  paused: { zh: '暂停计时', en: 'paused' },
  'at-risk': { zh: '临近时限', en: 'at risk' },
  breached: { zh: '已超时', en: 'overdue' },
  met: { zh: '按时', en: 'in time' },
  'met-late': { zh: '逾期完成', en: 'late' },
  ended: { zh: '已终止', en: 'ended' },
};

export const limitUnitLabels: Labels<z.infer<typeof limit>['unit']> = {
  'working-days': { zh: '个工作日', en: 'working days' },
  'working-hours': { zh: '个工作小时', en: 'working hours' },
  'calendar-days': { zh: '个自然日', en: 'calendar days' },
  'urgent-hours': { zh: '个紧急工作时', en: 'urgent hours' },
  'urgent-days': { zh: '个紧急工作日', en: 'urgent days' },
  'city-hours': { zh: '个工作时', en: 'hours of city management' },
  hours: { zh: '小时', en: 'hours' },
  minutes: { zh: '分钟', en: 'minutes' },
};

export const outcomeLabels: Labels<z.infer<typeof outcome>> = {
  resolved: { zh: '属实办理', en: 'confirmed and resolved' },
  'partly-resolved': { zh: '部分办理', en: 'partly resolved' },
  explained: { zh: '解释说明', en: 'explained' },
  untrue: { zh: '不属实', en: 'not confirmed' },
  'cannot-resolve': { zh: '不能解决', en: 'cannot be resolved' },
};

export const truthLabels: Labels<Truth> = {
  confirmed: { zh: '属实', en: 'confirmed' },
  'partly-confirmed': { zh: '部分属实', en: 'partly confirmed' },
  'not-confirmed': { zh: '不属实', en: 'not confirmed' },
};

export const resolutionLabels: Labels<Resolution> = {
  resolved: { zh: '解决', en: 'resolved' },
  partly: { zh: '部分解决', en: 'partly resolved' },
  'not-resolved': { zh: '未解决', en: 'not resolved' },
};

export const satisfactionLabels: Labels<Satisfaction> = {
  satisfied: { zh: '满意', en: 'satisfied' },
  'basically-satisfied': { zh: '基本满意', en: 'mostly satisfied' },
  dissatisfied: { zh: '不满意', en: 'dissatisfied' },
  declined: { zh: '不评价', en: 'declined to say' },
};

export const attitudeLabels: Labels<Attitude> = {
  good: { zh: '好', en: 'good' },
  fair: { zh: '一般', en: 'fair' },
  poor: { zh: '差', en: 'poor' },
};

export const closureLabels: Labels<ClosureType> = {
  resolved: { zh: '办结', en: 'resolved by the unit' },
  answered: { zh: '直接答复', en: 'answered by the hotline' },
  redirected: { zh: '告知法定途径', en: 'told which lawful procedure to use' },
  refused: { zh: '不予受理', en: 'not accepted' },
  withdrawn: { zh: '诉求人撤回', en: 'withdrawn by the caller' },
  'partly-resolved': { zh: '部分解决并承诺时限', en: 'partly resolved and the rest promised' },
  explained: { zh: '解释说明', en: 'explained' },
  untrue: { zh: '不属实', en: 'not confirmed' },
  'beyond-duty': { zh: '超出职责范围', en: 'beyond the powers of any unit' },
  unreachable: { zh: '未取得诉求人答复', en: 'no answer from the caller' },
  'final-reply': { zh: '最终答复', en: 'final answer' },
};

export const uncalledLabels: Labels<NonNullable<z.infer<typeof ticketClosed>['uncalled']>> = {
  'no-number': { zh: '诉求人未留电话', en: 'the caller left no number' },
  'not-in-sample': { zh: '未抽中回访', en: 'not in the sample that is called back' },
};

export const supervisionLabels: Labels<SupervisionCause> = {
  unsatisfied: { zh: '诉求人不满意', en: 'the caller is dissatisfied' },
  unreachable: { zh: '未联系上诉求人', en: 'the caller could not be reached' },
  declined: { zh: '诉求人不作答复', en: 'the caller declined to answer' },
};

export const contactLabels: Labels<z.infer<typeof callerContacted>['outcome']> = {
  reached: { zh: '已联系上', en: 'reached' },
  'not-reached': { zh: '未联系上', en: 'not reached' },
};

export const noteReaderLabels: Labels<z.infer<typeof noteAdded>['readers']> = {
  unit: { zh: '仅本单位', en: 'our unit only' },
  hotline: { zh: '本单位和热线', en: 'our unit and the hotline' },
  caller: { zh: '诉求人可见', en: 'the caller too' },
};

export const fileKindLabels: Labels<FileKind> = {
  photo: { zh: '照片', en: 'photo' },
  video: { zh: '视频', en: 'video' },
  recording: { zh: '录音', en: 'recording' },
  document: { zh: '文书', en: 'document' },
};

export const filePurposeLabels: Labels<FilePurpose> = {
  'call-recording': { zh: '通话录音', en: 'recording of the call' },
  'from-caller': { zh: '诉求人提供', en: 'from the caller' },
  'hotline-document': { zh: '热线文书', en: 'document of the hotline' },
  before: { zh: '处置前', en: 'before the work' },
  during: { zh: '处置中', en: 'during the work' },
  after: { zh: '处置后', en: 'after the work' },
  'reply-document': { zh: '答复文书', en: 'written reply' },
  'contact-recording': { zh: '联系录音', en: 'recording of a contact' },
};

export const dispatchReasonLabels: Labels<z.infer<typeof ticketDispatched>['how']> = {
  rule: { zh: '按规则派单', en: 'sent by rule' },
  fallback: { zh: '兜底派单', en: 'sent to the fallback unit' },
  returned: { zh: '退单转派', en: 'sent on after a return' },
  designated: { zh: '指定管辖', en: 'designated' },
  redo: { zh: '重办', en: 'redo' },
  manual: { zh: '人工派单', en: 'sent by a person' },
};

export const returnDeciderLabels: Labels<z.infer<typeof returnRequested>['decides']> = {
  dispatcher: { zh: '派单员审核', en: 'a dispatcher decides' },
  supervisor: { zh: '督办员审核', en: 'a supervisor decides' },
  coordinator: { zh: '问题工单，提交协商', en: 'a problem ticket that goes to consultation' },
};

export const disputeCauseLabels: Labels<z.infer<typeof jurisdictionDisputed>['cause']> = {
  rules: { zh: '多个单位有权', en: 'several units have the power' },
  returns: { zh: '多次退单', en: 'returned too often' },
  unit: { zh: '承办单位提出', en: 'raised by a unit' },
};

export const opinionRoleLabels: Labels<z.infer<typeof opinionGiven>['role']> = {
  lead: { zh: '可由本单位主办', en: 'the unit would lead' },
  assist: { zh: '可由本单位协办', en: 'the unit would assist' },
  neither: { zh: '不属于本单位职责', en: 'the unit has no part in it' },
};

export const assistantPartLabels: Labels<z.infer<typeof assistantPartState>> = {
  open: { zh: '待签收', en: 'to acknowledge' },
  acknowledged: { zh: '协办中', en: 'in hand' },
  reported: { zh: '已反馈', en: 'reported' },
};

export const precedentStateLabels: Labels<z.infer<typeof precedentState>> = {
  candidate: { zh: '待审批', en: 'to be decided' },
  approved: { zh: '已批准，待生效', en: 'approved and not yet in force' },
  adopted: { zh: '已生效', en: 'in force' },
  declined: { zh: '不作为先例', en: 'declined' },
  failed: { zh: '未生效', en: 'could not come into force' },
};

export const approvalKindLabels: Labels<ApprovalKind> = {
  extension: { zh: '延期', en: 'more time' },
  pause: { zh: '暂停计时', en: 'pause of a clock' },
  suspension: { zh: '挂账', en: 'suspension' },
  closure: { zh: '结案', en: 'closure' },
  refusal: { zh: '不予受理', en: 'refusal of a ticket' },
  signature: { zh: '签发', en: 'signature of a reply' },
  review: { zh: '办结审核', en: 'review of a reply' },
  return: { zh: '退单', en: 'return' },
  precedent: { zh: '先例', en: 'precedent' },
  'caller-view': { zh: '查看诉求人', en: 'reading of the caller' },
};

export const duplicateReasonLabels: Labels<z.infer<typeof whySame>> = {
  'same-caller': { zh: '同一诉求人', en: 'the same caller' },
  'same-location': { zh: '同一地点', en: 'the same location' },
  'same-words': { zh: '内容相近', en: 'similar words' },
};

export const findingLabels: Labels<z.infer<typeof listFindings.response>['findings'][number]['kind']> = {
  gap: { zh: '职责缺口', en: 'no unit is responsible' },
  dispute: { zh: '管辖争议', en: 'several units are responsible' },
};

export const modelStateLabels: Labels<z.infer<typeof modelState>> = {
  stored: { zh: '已入库', en: 'stored' },
  shadow: { zh: '影子运行', en: 'in shadow mode' },
  on: { zh: '启用', en: 'on' },
  off: { zh: '停用', en: 'off' },
  retired: { zh: '退役', en: 'retired' },
};
