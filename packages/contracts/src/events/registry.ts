import type { z } from 'zod';
import * as assistance from './assistance';
import * as classification from './classification';
import * as disputes from './disputes';
import * as feedback from './feedback';
import * as files from './files';
import * as intake from './intake';
import * as routing from './routing';
import * as sla from './sla';
import * as suspension from './suspension';
import * as unitWork from './unit-work';

/**
 * All events with producer, schema version, Chinese name and data. docs/events.md and the AsyncAPI document are
 * generated from this list.
 */
export const eventRegistry = {
  TicketRegistered: { source: 'intake', version: 1, zh: '受理', data: intake.ticketRegistered },
  TicketMerged: { source: 'intake', version: 1, zh: '并案', data: intake.ticketMerged },
  TicketSplit: { source: 'intake', version: 1, zh: '拆分', data: intake.ticketSplit },
  PartSplitOff: { source: 'intake', version: 1, zh: '拆出', data: intake.partSplitOff },
  CallerJoined: { source: 'intake', version: 1, zh: '诉求人并入', data: intake.callerJoined },
  PossiblySameFound: { source: 'intake', version: 1, zh: '疑似重复', data: intake.possiblySameFound },
  CallerViewRequested: { source: 'intake', version: 1, zh: '申请查看诉求人信息', data: intake.callerViewRequested },
  CallerViewDecided: { source: 'intake', version: 1, zh: '查看诉求人信息审批', data: intake.callerViewDecided },
  CallerViewed: { source: 'intake', version: 1, zh: '查看诉求人信息', data: intake.callerViewed },
  TicketAmended: { source: 'intake', version: 1, zh: '更正', data: intake.ticketAmended },
  TicketUrged: { source: 'intake', version: 1, zh: '催办', data: intake.ticketUrged },
  InformationAdded: { source: 'intake', version: 1, zh: '补充情况', data: intake.informationAdded },
  FileAttached: { source: 'intake', version: 1, zh: '添加材料', data: files.fileAttached },
  RecordingOpened: { source: 'intake', version: 1, zh: '调听录音', data: files.recordingOpened },
  FollowUpNoted: { source: 'intake', version: 1, zh: '来电跟进', data: intake.followUpNoted },
  WithdrawalRequested: { source: 'intake', version: 1, zh: '申请撤回', data: intake.withdrawalRequested },
  MessageSent: { source: 'intake', version: 1, zh: '已发送短信', data: intake.messageSent },
  TicketClassified: { source: 'classification', version: 1, zh: '分类', data: classification.ticketClassified },
  ClassificationDeferred: {
    source: 'classification',
    version: 1,
    zh: '待人工分类',
    data: classification.classificationDeferred,
  },
  TicketAnswered: { source: 'classification', version: 1, zh: '直接答复', data: classification.ticketAnswered },
  TicketRedirected: { source: 'classification', version: 1, zh: '告知法定途径', data: classification.ticketRedirected },
  EmergencyHandedOver: {
    source: 'classification',
    version: 1,
    zh: '转接紧急服务',
    data: classification.emergencyHandedOver,
  },
  TicketDispatched: { source: 'routing', version: 1, zh: '派单', data: routing.ticketDispatched },
  RoutingFactsNeeded: { source: 'routing', version: 1, zh: '待补充要素', data: routing.routingFactsNeeded },
  GapFound: { source: 'routing', version: 1, zh: '职责缺口', data: routing.gapFound },
  DisputeRaised: { source: 'routing', version: 1, zh: '提出争议', data: disputes.disputeRaised },
  JurisdictionDisputed: { source: 'routing', version: 1, zh: '管辖争议', data: disputes.jurisdictionDisputed },
  OpinionGiven: { source: 'routing', version: 1, zh: '协商意见', data: disputes.opinionGiven },
  InterimMeasureOrdered: { source: 'routing', version: 1, zh: '临时处置', data: disputes.interimMeasureOrdered },
  UnitDesignated: { source: 'routing', version: 1, zh: '指定管辖', data: disputes.unitDesignated },
  PrecedentApproved: { source: 'routing', version: 1, zh: '批准先例', data: disputes.precedentApproved },
  PrecedentDeclined: { source: 'routing', version: 1, zh: '不作为先例', data: disputes.precedentDeclined },
  PrecedentAdopted: { source: 'routing', version: 1, zh: '先例生效', data: disputes.precedentAdopted },
  PrecedentFailed: { source: 'routing', version: 1, zh: '先例未生效', data: disputes.precedentFailed },
  DispatchAcknowledged: { source: 'routing', version: 1, zh: '签收', data: routing.dispatchAcknowledged },
  CallerContacted: { source: 'routing', version: 1, zh: '首次联系', data: routing.callerContacted },
  AssistantAcknowledged: { source: 'routing', version: 1, zh: '协办签收', data: assistance.assistantAcknowledged },
  AssistantReported: { source: 'routing', version: 1, zh: '协办反馈', data: assistance.assistantReported },
  AssistantReleased: { source: 'routing', version: 1, zh: '免除协办', data: assistance.assistantReleased },
  OfficerAssigned: { source: 'routing', version: 1, zh: '派给队员', data: unitWork.officerAssigned },
  NoteAdded: { source: 'routing', version: 1, zh: '进展说明', data: unitWork.noteAdded },
  EvidenceAttached: { source: 'routing', version: 1, zh: '上传证据', data: files.evidenceAttached },
  LocationVisited: { source: 'routing', version: 1, zh: '现场查看', data: unitWork.locationVisited },
  OfficerUnassigned: { source: 'routing', version: 1, zh: '交回单位', data: unitWork.officerUnassigned },
  ReturnRequested: { source: 'routing', version: 1, zh: '申请退单', data: routing.returnRequested },
  DispatchReturned: { source: 'routing', version: 1, zh: '同意退单', data: routing.dispatchReturned },
  ReturnRejected: { source: 'routing', version: 1, zh: '驳回退单', data: routing.returnRejected },
  DispatchLapsed: { source: 'routing', version: 1, zh: '逾期未签收收回', data: routing.dispatchLapsed },
  FactsAsked: { source: 'routing', version: 1, zh: '询问要素', data: routing.factsAsked },
  FactsProvided: { source: 'routing', version: 1, zh: '补充要素', data: routing.factsProvided },
  ResolutionSubmitted: { source: 'routing', version: 1, zh: '提请签发', data: routing.resolutionSubmitted },
  ResolutionSigned: { source: 'routing', version: 1, zh: '已签发待审核', data: routing.resolutionSigned },
  ResolutionSentBack: { source: 'routing', version: 1, zh: '退回重写', data: routing.resolutionSentBack },
  TicketResolved: { source: 'routing', version: 1, zh: '办结', data: routing.ticketResolved },
  SlaTargetsSet: { source: 'sla', version: 1, zh: '设定时限', data: sla.slaTargetsSet },
  SlaTargetPending: { source: 'sla', version: 1, zh: '待定时限', data: sla.slaTargetPending },
  SlaTargetMet: { source: 'sla', version: 1, zh: '时限达成', data: sla.slaTargetMet },
  SlaTargetAtRisk: { source: 'sla', version: 1, zh: '时限预警', data: sla.slaTargetAtRisk },
  SlaTargetBreached: { source: 'sla', version: 1, zh: '超时', data: sla.slaTargetBreached },
  TicketEscalated: { source: 'sla', version: 1, zh: '逐级提醒', data: sla.ticketEscalated },
  NoticeAcknowledged: { source: 'sla', version: 1, zh: '提醒已确认', data: sla.noticeAcknowledged },
  HandOverAcknowledged: { source: 'sla', version: 1, zh: '紧急服务已接收', data: sla.handOverAcknowledged },
  ClockRecounted: { source: 'sla', version: 1, zh: '重新计算时限', data: sla.clockRecounted },
  StatutoryLimitChanged: { source: 'sla', version: 1, zh: '法定期限', data: sla.statutoryLimitChanged },
  AcceptanceDecided: { source: 'sla', version: 1, zh: '受理告知', data: sla.acceptanceDecided },
  PromiseMade: { source: 'sla', version: 1, zh: '承诺', data: sla.promiseMade },
  PromiseKept: { source: 'sla', version: 1, zh: '兑现承诺', data: sla.promiseKept },
  ExtensionRequested: { source: 'sla', version: 1, zh: '申请延期', data: sla.extensionRequested },
  ExtensionApproved: { source: 'sla', version: 1, zh: '延期审批通过一级', data: sla.extensionApproved },
  ExtensionGranted: { source: 'sla', version: 1, zh: '同意延期', data: sla.extensionGranted },
  ExtensionRejected: { source: 'sla', version: 1, zh: '驳回延期', data: sla.extensionRejected },
  PauseRequested: { source: 'sla', version: 1, zh: '申请暂停计时', data: sla.pauseRequested },
  PauseApproved: { source: 'sla', version: 1, zh: '暂停审批通过一级', data: sla.pauseApproved },
  PauseRejected: { source: 'sla', version: 1, zh: '驳回暂停', data: sla.pauseRejected },
  ClockPaused: { source: 'sla', version: 1, zh: '暂停计时', data: sla.clockPaused },
  ClockResumed: { source: 'sla', version: 1, zh: '恢复计时', data: sla.clockResumed },
  SuspensionRequested: { source: 'sla', version: 1, zh: '申请挂账', data: suspension.suspensionRequested },
  SuspensionApproved: { source: 'sla', version: 1, zh: '挂账审批通过一级', data: suspension.suspensionApproved },
  SuspensionRejected: { source: 'sla', version: 1, zh: '驳回挂账', data: suspension.suspensionRejected },
  TicketSuspended: { source: 'sla', version: 1, zh: '挂账', data: suspension.ticketSuspended },
  MilestoneReached: { source: 'sla', version: 1, zh: '里程碑完成', data: suspension.milestoneReached },
  SuspensionReviewed: { source: 'sla', version: 1, zh: '挂账复核', data: suspension.suspensionReviewed },
  SuspensionEnded: { source: 'sla', version: 1, zh: '挂账结束', data: suspension.suspensionEnded },
  CallbackOpened: { source: 'feedback', version: 1, zh: '待回访', data: feedback.callbackOpened },
  CallbackRecorded: { source: 'feedback', version: 1, zh: '回访结果', data: feedback.callbackRecorded },
  CallbackScheduled: { source: 'feedback', version: 1, zh: '约定回访', data: feedback.callbackScheduled },
  CallbackSkipped: { source: 'feedback', version: 1, zh: '暂缓回访', data: feedback.callbackSkipped },
  TicketReopened: { source: 'feedback', version: 1, zh: '重办', data: feedback.ticketReopened },
  SupervisionRequested: { source: 'feedback', version: 1, zh: '转督办', data: feedback.supervisionRequested },
  RefusalRequested: { source: 'feedback', version: 1, zh: '申请不予受理', data: feedback.refusalRequested },
  RefusalRejected: { source: 'feedback', version: 1, zh: '不予受理申请被驳回', data: feedback.refusalRejected },
  TicketRefused: { source: 'feedback', version: 1, zh: '不予受理', data: feedback.ticketRefused },
  ClosureRequested: { source: 'feedback', version: 1, zh: '申请结案', data: feedback.closureRequested },
  ClosureRejected: { source: 'feedback', version: 1, zh: '结案申请被驳回', data: feedback.closureRejected },
  TicketClosed: { source: 'feedback', version: 1, zh: '结案', data: feedback.ticketClosed },
} as const satisfies Record<string, { source: string; version: number; zh: string; data: z.ZodType }>;

export type EventRegistry = typeof eventRegistry;
export type EventType = keyof EventRegistry;
export type EventData<T extends EventType> = z.infer<EventRegistry[T]['data']>;
export const eventTypes = Object.keys(eventRegistry) as EventType[];
