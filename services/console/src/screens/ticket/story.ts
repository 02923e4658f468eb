import {
  channelLabels,
  closureLabels,
  contactLabels,
  dispatchReasonLabels,
  filePurposeLabels,
  followUpActLabels,
  noteReaderLabels,
  outcomeLabels,
  resolutionLabels,
  roleLabels,
  satisfactionLabels,
  targetNameLabels,
} from '@hotline/contracts/labels';
import type { HistoryEntry } from '../../api/paths';
import type { NameTable } from '../../jurisdiction/use-jurisdiction';
import { t, type Text } from '../../language/text';
import { when } from '../../language/when';
import type { IconName } from '../../ui/icon';

export interface StoryStep {
  readonly icon: IconName;
  readonly text: Text;
  /** Text that somebody wrote, shown as a quotation. */
  readonly quote?: string | undefined;
  /** Whether the step is shown on demand only, e.g. most events of clocks. */
  readonly isMinor?: boolean;
}
type Data = Readonly<Record<string, unknown>>;
/** Names of people by their id. */
export type PeopleNames = ReadonlyMap<string, string>;
type Teller = (data: Data, names: NameTable, people: PeopleNames) => StoryStep;

const string = (data: Data, key: string): string => (typeof data[key] === 'string' ? data[key] : '');
const number = (data: Data, key: string): number => (typeof data[key] === 'number' ? data[key] : 0);
const labelled = (labels: Readonly<Record<string, Text>>, code: string): Text => labels[code] ?? t('', '');
const ofUnit = (names: NameTable, data: Data, key = 'unit'): Text => names.unit(string(data, key));
const step = (icon: IconName, zh: string, en: string, quote?: string): StoryStep => ({
  icon,
  text: { zh, en },
  ...(quote ? { quote } : {}),
});
const minor = (icon: IconName, zh: string, en: string): StoryStep => ({ ...step(icon, zh, en), isMinor: true });
const target = (data: Data): Text => labelled(targetNameLabels, string(data, 'name'));
const why = (data: Data, key = 'why'): Text => (data[key] as Text | undefined) ?? t('', '');

const nameIn = (people: PeopleNames, data: Data): Text => {
  const name = people.get(string(data, 'officer'));
  return name === undefined ? t('队员', 'an officer') : t(name, name);
};

const OPINIONS: Readonly<Record<string, Text>> = {
  lead: t('可以主办', 'would lead'),
  assist: t('可以协办', 'would assist'),
  neither: t('不应由本单位办', 'would do neither'),
};

const tellers: Readonly<Record<string, Teller>> = {
  TicketRegistered: (data) => {
    const channel = labelled(channelLabels, string(data, 'channel'));
    return step('inbox', `登记受理（${channel.zh}）`, `Registered (${channel.en})`);
  },
  TicketClassified: (data, names) => {
    const matter = names.matter(string(data, 'matter'));
    const isPerson = data.by === 'person';
    const sure = Math.round(number(data, 'confidence') * 100);
    return step(
      'tag',
      isPerson ? `人工分类为“${matter.zh}”` : `识别为“${matter.zh}”（把握 ${sure}%）`,
      isPerson ? `Classified as “${matter.en}” by a person` : `Read as “${matter.en}” (${sure} % sure)`,
    );
  },
  ClassificationDeferred: (data) => step('tag', `转人工分类：${why(data).zh}`, `To be classified: ${why(data).en}`),
  TicketAnswered: (data) => step('message-check', '热线直接答复', 'Answered by the hotline', why(data, 'text').zh),
  TicketRedirected: (data) =>
    step('message-check', '告知法定途径', 'Told the statutory procedure', why(data, 'text').zh),
  EmergencyHandedOver: (data, names) => {
    const service = names.guide(string(data, 'guide'));
    return step('alert', `已转接：${service.zh}`, `Handed over: ${service.en}`, string(data, 'reason'));
  },
  HandOverAcknowledged: (data, names) => {
    const [service, by] = [names.guide(string(data, 'guide')), string(data, 'takenBy')];
    const at = string(data, 'reference');
    return step('check', `${service.zh}已接收：${by}`, `${service.en} took over: ${by}`, at);
  },
  ClockRecounted: (data) => {
    const { zh, en } = labelled(targetNameLabels, string(data, 'name'));
    return step(
      'clock',
      `时限规则或日历变更，“${zh}”重新计算`,
      `Rules changed: ${en} was computed again`,
      string(data, 'reason'),
    );
  },
  StatutoryLimitChanged: (data) => {
    const { zh, en } = why(data, 'text');
    return step('scales', zh, en);
  },
  AcceptanceDecided: (data) => {
    const { zh, en } = why(data, 'text');
    return step(data.accepted === true ? 'check' : 'alert', zh, en);
  },
  PromiseMade: (data) => {
    const { zh, en } = why(data, 'text');
    return step('clock', zh, en);
  },
  PromiseKept: (data) => step('check', '承诺已兑现', 'The promise was kept', string(data, 'done')),
  TicketDispatched: (data, names) => {
    const [unit, how] = [ofUnit(names, data, 'lead'), labelled(dispatchReasonLabels, string(data, 'how'))];
    return step('send', `派单 ${unit.zh}（${how.zh}）`, `Sent to ${unit.en} (${how.en})`);
  },
  RoutingFactsNeeded: (data) =>
    step('help', `需要补充：${why(data, 'question').zh}`, `Asked: ${why(data, 'question').en}`),
  GapFound: (data) => step('alert', why(data).zh, why(data).en),
  JurisdictionDisputed: (data) => step('scales', why(data).zh, why(data).en),
  UnitDesignated: (data, names) => {
    const unit = ofUnit(names, data, 'lead');
    return step('scales', `指定 ${unit.zh} 主办`, `${unit.en} was designated`, string(data, 'reason'));
  },
  DispatchAcknowledged: (data, names) => {
    const unit = ofUnit(names, data);
    return step('tool', `${unit.zh} 签收`, `${unit.en} acknowledged it`);
  },
  OfficerAssigned: (data, names, people) => {
    const [unit, officer] = [ofUnit(names, data), nameIn(people, data)];
    return step(
      'person',
      `${unit.zh} 派给${officer.zh}`,
      `${unit.en} assigned it to ${officer.en}`,
      string(data, 'note'),
    );
  },
  NoteAdded: (data, names) => {
    const [unit, readers] = [ofUnit(names, data), labelled(noteReaderLabels, string(data, 'readers'))];
    return step('pen', `${unit.zh} 进展（${readers.zh}）`, `Note of ${unit.en} (${readers.en})`, string(data, 'text'));
  },
  FileAttached: (data) => {
    const purpose = labelled(filePurposeLabels, string(data, 'purpose'));
    return step('file', `添加材料：${purpose.zh}`, `Attached: ${purpose.en}`);
  },
  RecordingOpened: () => minor('headset', '调听通话录音', 'Listened to the recording of the call'),
  EvidenceAttached: (data, names) => {
    const [unit, purpose] = [ofUnit(names, data), labelled(filePurposeLabels, string(data, 'purpose'))];
    return step('camera', `${unit.zh} 上传证据：${purpose.zh}`, `${unit.en} attached evidence: ${purpose.en}`);
  },
  LocationVisited: (data, names) => {
    const [unit, outcome] = [ofUnit(names, data), names.visitOutcome(string(data, 'outcome'))];
    const { address, region } = (data.location ?? {}) as { address?: string; region?: string };
    const at = when(string(data, 'visitedAt'));
    const where = [region ? names.region(region).zh : '', address ?? ''].filter(Boolean).join(' ');
    return step(
      'place',
      `${unit.zh} ${at.zh}到现场${where && `（${where}）`}：${outcome.zh}`,
      `${unit.en} was there ${at.en}${where && ` (${where})`}: ${outcome.en}`,
      string(data, 'note'),
    );
  },
  OfficerUnassigned: (data, names, people) => {
    const [unit, officer] = [ofUnit(names, data), nameIn(people, data)];
    return step(
      'person',
      `${officer.zh}不再经办，交回${unit.zh}`,
      `Back from ${officer.en} to ${unit.en}`,
      string(data, 'reason'),
    );
  },
  CallerContacted: (data, names) => {
    const [unit, how] = [ofUnit(names, data), labelled(contactLabels, string(data, 'outcome'))];
    return step('phone', `${unit.zh} 联系诉求人：${how.zh}`, `${unit.en} called: ${how.en}`, string(data, 'note'));
  },
  ReturnRequested: (data, names) => {
    const [unit, reason] = [ofUnit(names, data), names.returnReason(string(data, 'code'))];
    const quote = [string(data, 'reason'), string(data, 'basis')].filter(Boolean).join(' · ');
    return step('undo', `${unit.zh} 申请退单：${reason.zh}`, `${unit.en} asks to return it: ${reason.en}`, quote);
  },
  DispatchReturned: (data, names) => {
    const to = ofUnit(names, data, 'to');
    return step('undo', `同意退单，转 ${to.zh}`, `Return granted, to ${to.en}`, string(data, 'reason'));
  },
  ReturnRejected: (data) => step('undo', '驳回退单', 'Return rejected', string(data, 'reason')),
  DispatchLapsed: (data) => step('alert', why(data).zh, why(data).en),
  FactsAsked: (data, names) => {
    const unit = ofUnit(names, data);
    return data.toCaller === true
      ? step('help', `${unit.zh} 询问诉求人`, `${unit.en} asks the caller`, string(data, 'question'))
      : step('help', `${unit.zh} 询问`, `${unit.en} asks`, string(data, 'question'));
  },
  FactsProvided: (data) => step('help', '补充要素', 'Facts given', string(data, 'answer')),
  ResolutionSubmitted: (data, names) => {
    const unit = ofUnit(names, data);
    return step('pen', `${unit.zh} 提请签发`, `${unit.en} asks for a signature`, string(data, 'publicReply'));
  },
  ResolutionSigned: () => step('clipboard', '已签发，待审核', 'Signed, to be reviewed'),
  ResolutionSentBack: (data) => step('undo', '退回重写', 'Sent back to be rewritten', string(data, 'reason')),
  TicketResolved: (data, names) => {
    const [unit, outcome] = [ofUnit(names, data), labelled(outcomeLabels, string(data, 'outcome'))];
    return step('check', `${unit.zh} 办结：${outcome.zh}`, `${unit.en}: ${outcome.en}`, string(data, 'publicReply'));
  },
  CallbackOpened: (data) =>
    step('phone-out', `待回访（第 ${number(data, 'attempt')} 次）`, `Callback ${number(data, 'attempt')} opened`),
  CallbackRecorded: (data) => {
    if (data.reached !== true) return step('phone-out', '回访未接', 'Callback: not reached', string(data, 'note'));
    if (typeof data.withdraws === 'boolean')
      return data.withdraws
        ? step('phone-out', '回访：诉求人撤回', 'Callback: the caller withdraws')
        : step('phone-out', '回访：诉求人不撤回', 'Callback: the caller does not withdraw');
    const solved = labelled(resolutionLabels, string(data, 'resolution'));
    const content = labelled(satisfactionLabels, string(data, 'satisfaction'));
    return step(
      'phone-out',
      `回访：${solved.zh}，${content.zh}`,
      `Callback: ${solved.en}, ${content.en}`,
      string(data, 'note'),
    );
  },
  CallbackScheduled: (data) => {
    const at = when(string(data, 'at'));
    return step('clock', `诉求人约定 ${at.zh} 回访`, `The caller asks to be called ${at.en}`, string(data, 'note'));
  },
  CallbackSkipped: (data) => step('undo', '暂缓回访', 'Call given back', string(data, 'reason')),
  RefusalRequested: (data, names) => {
    const why = names.refusalReason(string(data, 'code'));
    return step('clipboard', `申请不予受理（${why.zh}）`, `Refusal asked for (${why.en})`, string(data, 'reason'));
  },
  RefusalRejected: (data) => step('undo', '不予受理申请被驳回', 'Refusal rejected', string(data, 'reason')),
  TicketRefused: (data, names) => {
    const why = names.refusalReason(string(data, 'code'));
    return step('close', `不予受理（${why.zh}）`, `Not accepted (${why.en})`, string(data, 'reason'));
  },
  TicketReopened: (data) =>
    data.afterRefusal
      ? step('undo', '不予受理后重新打开', 'Open again after a refusal', string(data, 'reason'))
      : step(
          'undo',
          `第 ${number(data, 'round')} 轮重办`,
          `Round ${number(data, 'round')} begins`,
          string(data, 'reason'),
        ),
  SupervisionRequested: (data) => step('eye', why(data).zh, why(data).en),
  ClosureRequested: (data) => {
    const how = labelled(closureLabels, string(data, 'closure'));
    return step('clipboard', `申请结案（${how.zh}）`, `Closure asked for (${how.en})`, string(data, 'reason'));
  },
  ClosureRejected: (data) => step('undo', '结案申请被驳回', 'Closure rejected', string(data, 'reason')),
  WithdrawalRequested: (data) =>
    step('undo', '申请撤回，待回访核实', 'Withdrawal requested, to be confirmed by a call', string(data, 'reason')),
  TicketClosed: (data) => {
    const how = labelled(closureLabels, string(data, 'closure'));
    return step('check', `结案（${how.zh}）`, `Closed (${how.en})`);
  },
  TicketMerged: (data) => step('merge', '并案', 'Merged', string(data, 'reason')),
  CallerJoined: (data) =>
    step('merge', `又有诉求人并入，共 ${number(data, 'callers')} 人`, `${number(data, 'callers')} callers now`),
  TicketSplit: () => step('split', '拆分', 'Split'),
  PartSplitOff: () => ({ ...step('split', '拆出一张工单', 'A part became a ticket of its own'), isMinor: true }),
  PossiblySameFound: (data) => {
    const found = Array.isArray(data.candidates) ? data.candidates.length : 0;
    return step('merge', `发现 ${found} 张可能相同的工单`, `${found} tickets may be the same`);
  },
  CallerViewed: (data, names) => {
    const why = names.readingReason(string(data, 'code'));
    const second = string(data, 'approvedBy') ? t('，经另一人核准', ', approved by a second person') : t('', '');
    const [zh, en] = [`查看诉求人：${why.zh}${second.zh}`, `Data of the caller read: ${why.en}${second.en}`];
    return step('eye', zh, en, string(data, 'reason'));
  },
  CallerViewRequested: (data, names) => {
    const why = names.readingReason(string(data, 'code'));
    return step(
      'eye',
      `申请查看诉求人：${why.zh}`,
      `Approval to see the caller asked for: ${why.en}`,
      string(data, 'reason'),
    );
  },
  CallerViewDecided: (data) =>
    data.approved === true
      ? step('check', '核准查看诉求人', 'Approval to see the caller given')
      : step('undo', '不同意查看诉求人', 'Approval to see the caller refused'),
  MessageSent: () => minor('message-check', '已短信告知诉求人', 'Message sent to the caller'),
  TicketUrged: (data) =>
    step('bell', `催办（第 ${number(data, 'count')} 次）`, `Urged (${number(data, 'count')})`, string(data, 'reason')),
  FollowUpNoted: (data) => {
    const act = labelled(followUpActLabels, string(data, 'act'));
    return step('phone', `来电${act.zh}`, `The caller called: ${act.en.toLowerCase()}`, string(data, 'text'));
  },
  InformationAdded: (data) =>
    data.answersUnit === true
      ? step('help', '诉求人回答单位', 'The caller answers the unit', string(data, 'text'))
      : step('plus', '补充情况', 'Information added', string(data, 'text')),
  TicketAmended: (data) => step('pen', '更正', 'Corrected', string(data, 'reason')),
  ExtensionRequested: (data, names) => {
    const [reason, until] = [names.extensionReason(string(data, 'code')), when(string(data, 'until'))];
    const quote = [string(data, 'reason'), string(data, 'evidence')].filter(Boolean).join(' · ');
    return step(
      'clock',
      `申请“${target(data).zh}”延至${until.zh}：${reason.zh}`,
      `Extension of ${target(data).en} asked for, until ${until.en}: ${reason.en}`,
      quote,
    );
  },
  ExtensionApproved: (data) => {
    const next = labelled(roleLabels, string(data, 'next'));
    return step('clock', `延期审批通过，待${next.zh}审批`, `Extension approved; ${next.en} decides next`);
  },
  ExtensionGranted: (data) => {
    const until = when(string(data, 'until'));
    return step('clock', `同意延期至${until.zh}`, `Extended until ${until.en}`);
  },
  ExtensionRejected: (data) => step('undo', '驳回延期', 'Extension rejected', string(data, 'reason')),
  PauseRequested: (data, names) => {
    const [reason, until] = [names.pauseReason(string(data, 'code')), when(string(data, 'until'))];
    const quote = [string(data, 'reason'), string(data, 'evidence')].filter(Boolean).join(' · ');
    return step(
      'clock',
      `申请暂停“${target(data).zh}”计时至${until.zh}：${reason.zh}`,
      `A pause of ${target(data).en} asked for, until ${until.en}: ${reason.en}`,
      quote,
    );
  },
  PauseApproved: (data) => {
    const next = labelled(roleLabels, string(data, 'next'));
    return step('clock', `暂停审批通过，待${next.zh}审批`, `Pause approved; ${next.en} decides next`);
  },
  PauseRejected: (data) => step('undo', '驳回暂停', 'Pause rejected', string(data, 'reason')),
  ClockPaused: (data) => step('clock', why(data, 'text').zh, why(data, 'text').en),
  ClockResumed: (data) => step('clock', `“${target(data).zh}”恢复计时`, `${target(data).en} runs again`),
  SuspensionRequested: (data, names) => {
    const [reason, until] = [names.suspensionReason(string(data, 'code')), string(data, 'until')];
    const quote = [string(data, 'plan'), string(data, 'reason'), string(data, 'evidence')].filter(Boolean).join(' · ');
    return step(
      'clock',
      `申请挂账至${until}：${reason.zh}`,
      `Suspension until ${until} asked for: ${reason.en}`,
      quote,
    );
  },
  SuspensionApproved: (data) => {
    const next = labelled(roleLabels, string(data, 'next'));
    return step('clock', `挂账审批通过，待${next.zh}审批`, `Suspension approved; ${next.en} decides next`);
  },
  SuspensionRejected: (data) => step('undo', '驳回挂账', 'Suspension rejected', string(data, 'reason')),
  TicketSuspended: (data) => {
    const until = string(data, 'until');
    return step('clock', `挂账至${until}`, `Suspended until ${until}`, string(data, 'plan'));
  },
  MilestoneReached: (data) => {
    const what = string(data, 'what');
    return step('check', `里程碑完成：${what}`, `Milestone reached: ${what}`, string(data, 'done'));
  },
  SuspensionReviewed: (data) => step('eye', '复核：继续挂账', 'Reviewed: it stays suspended', string(data, 'reason')),
  SuspensionEnded: (data) => step('clock', why(data, 'text').zh, why(data, 'text').en, string(data, 'reason')),
  DisputeRaised: (data, names) => {
    const unit = ofUnit(names, data);
    return step('scales', `${unit.zh}提出争议`, `${unit.en} disputes it`, string(data, 'reason'));
  },
  OpinionGiven: (data, names) => {
    const [unit, role] = [ofUnit(names, data), labelled(OPINIONS, string(data, 'role'))];
    return step('message-check', `${unit.zh}：${role.zh}`, `${unit.en}: ${role.en}`, string(data, 'opinion'));
  },
  InterimMeasureOrdered: (data, names) => {
    const unit = ofUnit(names, data);
    return step('alert', `${unit.zh}先行处置`, `${unit.en} acts meanwhile`, string(data, 'measure'));
  },
  PrecedentApproved: (data) => step('book', '同意写成先例', 'To become a rule', string(data, 'reason')),
  PrecedentDeclined: (data) => step('book', '不写成先例', 'Not to become a rule', string(data, 'reason')),
  PrecedentAdopted: () => step('book', '先例已写入权责清单', 'The rule is in force'),
  PrecedentFailed: () => step('book', '先例未能写入权责清单', 'The rule could not be put in force'),
  AssistantAcknowledged: (data, names) => {
    const unit = ofUnit(names, data);
    return step('inbox', `${unit.zh}签收协办`, `${unit.en} acknowledged its part`);
  },
  AssistantReported: (data, names) => {
    const unit = ofUnit(names, data);
    return step('check', `${unit.zh}协办反馈`, `${unit.en} reported on its part`, string(data, 'done'));
  },
  AssistantReleased: (data, names) => {
    const unit = ofUnit(names, data);
    return step('undo', `免除${unit.zh}协办`, `${unit.en} released`, string(data, 'reason'));
  },
  NoticeAcknowledged: () => minor('bell', '确认通知', 'Notice acknowledged'),
  TicketEscalated: (data) => minor('bell', why(data, 'text').zh, why(data, 'text').en),
  SlaTargetsSet: () => minor('clock', '时限开始计算', 'Time limits set'),
  SlaTargetPending: (data) => minor('clock', why(data, 'text').zh, why(data, 'text').en),
  SlaTargetMet: (data) => minor('check', `${target(data).zh}完成`, `${target(data).en} done`),
  SlaTargetAtRisk: (data) =>
    step('clock', `黄牌：${target(data).zh}临近时限`, `Yellow card: ${target(data).en} is due soon`),
  SlaTargetBreached: (data) => step('alert', `红牌：${target(data).zh}超时`, `Red card: ${target(data).en} is overdue`),
};

export const tell = ({ type, data }: HistoryEntry, names: NameTable, people: PeopleNames): StoryStep =>
  tellers[type]?.(data, names, people) ?? minor('clock', '系统记录', 'Recorded');

/** Role and name of the person who did it; with the unit, unless the sentence of the step already names it. */
export function actorOf({ by, data }: HistoryEntry, names: NameTable, people: PeopleNames): Text | undefined {
  if (!by || by.role === 'system') return undefined;
  const role = roleLabels[by.role as keyof typeof roleLabels];
  if (!role) return undefined;
  const unit = by.unit && data.unit !== by.unit ? names.unit(by.unit) : undefined;
  const name = people.get(by.id);
  return {
    zh: [unit?.zh, role.zh, name].filter(Boolean).join(' '),
    en: [unit?.en, role.en, name].filter(Boolean).join(', '),
  };
}
