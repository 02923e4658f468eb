import type { GuideCode, Jurisdiction, Text } from '@hotline/jurisdiction';
import type { EventData } from '@hotline/contracts';
import type { Proposal } from './reading/proposal';

export type WhyCode =
  | 'confident'
  | 'answer-known'
  | 'no-matter'
  | 'not-sure'
  | 'two-matters'
  /** It sounds as if it was about an earlier ticket of the caller. */
  | 'follow-up'
  /** It quotes a ticket or tells a second matter, so no automatic answer closes it. */
  | 'asks-more'
  /** Somebody is in danger: a person stays with the caller. */
  | 'emergency'
  /**
   * A court, an arbitrator or a petition office is responsible. A person confirms before the caller is referred there.
   */
  | 'route-to-confirm';

export interface Next {
  readonly next: 'classified' | 'answer' | 'person';
  readonly why: { readonly code: WhyCode; readonly text: Text };
  /** Emergency guide whose service must be informed at once, whatever `next` is. */
  readonly handOver?: GuideCode;
}

/** Lowest confidence (0–1) at which a person is asked to confirm the matter; below it, the person chooses one. */
const WORTH_NAMING = 0.05;

/**
 * The next step of a ticket after its text was read.
 * @param thresholds of the pack; a matter may have its own
 * @param sureOfLead confidence (0–1) in the lead unit. A high value suffices without confidence in the matter, because
 * a wrong matter does harm only if the ticket goes to the wrong unit
 */
export function decideNext(
  proposal: Proposal,
  thresholds: Jurisdiction['classification'],
  sureOfLead = (): number => 0,
): Next {
  const { guide } = proposal;
  const handOver = guide?.kind === 'emergency' ? { handOver: guide.code } : {};
  return { ...decide(proposal, thresholds, sureOfLead), ...handOver };
}

/**
 * The next step of a call that may be about an earlier ticket. A person decides whether it is new, unless the person
 * who registered it has confirmed this. A call that also tells or asks something else is never closed by an automatic
 * answer.
 */
export function afterFollowUp(
  next: Next,
  { followUp, answerByPerson }: Pick<EventData<'TicketRegistered'>, 'followUp' | 'answerByPerson'>,
): Next {
  if (next.handOver) return next;
  if (followUp && !followUp.confirmedNew) return { next: 'person', why: texts['follow-up'] };
  return next.next === 'answer' && answerByPerson ? { next: 'person', why: texts['asks-more'] } : next;
}

function decide(
  { matter, guide, otherMatters, kind }: Proposal,
  { threshold, thresholds }: Jurisdiction['classification'],
  sureOfLead: () => number,
): Next {
  if (guide?.kind === 'emergency') return { next: 'person', why: texts.emergency };
  if (guide?.kind === 'route') return { next: 'person', why: texts['route-to-confirm'] };
  if (guide?.kind === 'answer') return answerOf(kind, otherMatters.length);
  if (!matter || matter.confidence < WORTH_NAMING) return { next: 'person', why: texts['no-matter'] };
  const enough = thresholds[matter.code] ?? threshold;
  if (matter.confidence < enough && sureOfLead() < enough) return { next: 'person', why: texts['not-sure'] };
  if (otherMatters.length > 0) return { next: 'person', why: texts['two-matters'] };
  return { next: 'classified', why: texts.confident };
}

/**
 * A call that tells a second matter gets no automatic answer. If the call only asks something, its other matters count
 * as parts of the same question.
 */
const answerOf = (kind: Proposal['kind'], otherMatters: number): Next =>
  otherMatters > 0 && kind !== 'consultation'
    ? { next: 'person', why: texts['asks-more'] }
    : { next: 'answer', why: texts['answer-known'] };

const why = <C extends WhyCode>(code: C, zh: string, en: string): { code: C; text: Text } => ({
  code,
  text: { zh, en },
});

const texts = {
  confident: why('confident', '系统自动分类', 'Classified by the model'),
  'answer-known': why('answer-known', '知识库可直接答复', 'Can be answered from the knowledge base'),
  'no-matter': why(
    'no-matter',
    '未匹配到事项，请人工分类',
    'No matter of the catalogue fits the text: please choose one',
  ),
  'not-sure': why(
    'not-sure',
    '识别结果不够确定，请人工确认事项',
    'The result is not certain enough: please confirm the matter',
  ),
  'two-matters': why(
    'two-matters',
    '一个诉求涉及多个事项，请人工确认或拆分',
    'The text is about more than one matter: please confirm one or split the ticket',
  ),
  'follow-up': why(
    'follow-up',
    '像是对已有工单的跟进，请核对后并入原工单，或按新诉求分类',
    'This sounds like a message about an existing ticket: merge it into that ticket, or classify it as something new',
  ),
  'asks-more': why(
    'asks-more',
    '内容引用了工单号或另有诉求，不能直接答复，请人工分类',
    'The text quotes a ticket or tells something else, so it is not answered automatically: please choose the matter',
  ),
  emergency: why(
    'emergency',
    '可能有人处于危险之中，已提示转接紧急服务，请人工处理',
    'Somebody may be in danger: the emergency service is told, and a person must handle the ticket',
  ),
  'route-to-confirm': why(
    'route-to-confirm',
    '可能属于法定途径事项，请人工确认后告知诉求人',
    'This may belong to a statutory procedure: please confirm before the caller is told',
  ),
};
