import type { Actor } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import type { SlaClock } from '../sla-clock';
import { noticeId } from './notices';
import type { Notice } from './state';

export interface Acknowledgement {
  readonly ticketId: string;
  /** Number of the notice in the ticket. */
  readonly n: number;
  readonly remark?: string | undefined;
}

/**
 * Acknowledges a notice, which moves it to the list of those that were read. The notified person, a colleague of the same unit or a
 * supervisor can do this.
 */
export function acknowledge(
  state: SlaClock | undefined,
  { ticketId, n, remark }: Acknowledgement,
  { actor, now }: CommandContext,
  units: readonly string[],
): Decided<SlaClock> {
  const notice = state?.notices.find((one) => one.n === n && !one.acknowledged);
  if (!state || !notice) return noNotice;
  if (!mayAcknowledge(notice, actor, units)) return notToThem(notice);
  const { name, stage, step } = notice;
  const said = remark === undefined ? {} : { remark };
  const read: Notice = { ...notice, acknowledged: { at: now, by: actor.id, ...said } };
  return {
    state: { ...state, notices: state.notices.map((one) => (one === notice ? read : one)) },
    events: [{ type: 'NoticeAcknowledged', data: { name, stage, step, notice: noticeId(ticketId, n), ...said } }],
  };
}

const mayAcknowledge = ({ person, unit }: Notice, { id, role }: Actor, units: readonly string[]): boolean =>
  person === id || units.includes(unit) || role === 'supervisor';

const noNotice: Refused = {
  refused: 'not-found',
  detail: { zh: '没有这条待确认的提醒', en: 'There is no such notice to acknowledge' },
  hint: {
    zh: '可能已由他人确认，或对应时限已停止；请刷新提醒清单',
    en: 'Somebody else may have acknowledged it, or its clock has stopped; load the list again',
  },
};

const notToThem = ({ personName }: Notice): Refused => ({
  refused: 'not-allowed',
  detail: {
    zh: personName ? `这条提醒发给了${personName}` : '这条提醒不是发给本单位的',
    en: personName ? `This notice was given to ${personName}` : 'This notice was not given to your unit',
  },
  hint: {
    zh: '请由收到提醒的人、其本单位同事或督办员确认',
    en: 'The person notified, a colleague of their unit or a supervisor can acknowledge it',
  },
});
