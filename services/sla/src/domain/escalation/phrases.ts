import type { Text } from '@hotline/contracts';
import { limitUnitLabels, roleLabels } from '@hotline/contracts/labels';
import { localTime } from '@hotline/contracts/phrases';
import type { EscalationStep, Limit, Moment } from '@hotline/jurisdiction';
import type { Target } from '../sla-clock';
import { clockName, type SlaView } from '../view';
import type { Recipient } from './state';

const lengthOf = ({ amount, unit }: Limit): Text => ({
  zh: `${amount}${limitUnitLabels[unit].zh}`,
  en: `${amount} ${limitUnitLabels[unit].en}`,
});

/** The progress of a clock at an escalation step, such as `时限已用50%`. */
function stageText(moment: Moment): Text {
  if ('card' in moment)
    return moment.card === 'yellow'
      ? { zh: '临近时限（黄牌）', en: 'is close to its limit (yellow card)' }
      : { zh: '已超时（红牌）', en: 'is overdue (red card)' };
  if ('before' in moment) {
    const { zh, en } = lengthOf(moment.before);
    return { zh: `距到期不足${zh}`, en: `is due in less than ${en}` };
  }
  if ('after' in moment) {
    const { zh, en } = lengthOf(moment.after);
    return { zh: `已超时${zh}`, en: `has been overdue for ${en}` };
  }
  const percent = Math.round(moment.share * 100);
  return { zh: `时限已用${percent}%`, en: `has used ${percent}% of its limit` };
}

interface Said {
  readonly ticketNo: string | undefined;
  readonly clock: Pick<Target, 'name' | 'party'>;
  readonly dueAt: number;
  readonly step: EscalationStep;
}

/** The text of a notice: the ticket, the progress of its clock, and the due time. */
export function noticeText({ ticketNo, clock, dueAt, step }: Said, view: SlaView, now: number): Text {
  const ticket = ticketNo === undefined ? { zh: '工单', en: 'A ticket' } : numbered(ticketNo);
  const stage = stageText(step.at);
  const due = localTime(dueAt, view.zone, now);
  const name = clockName(clock, view);
  const [zh, en] = now < dueAt ? [`${due.zh}到期`, `due ${due.en}`] : [`应于${due.zh}前完成`, `was due ${due.en}`];
  return {
    zh: `${ticket.zh}“${name.zh}”${stage.zh}，${zh}`,
    en: `${ticket.en}: ${name.en} ${stage.en}; ${en}`,
  };
}

const numbered = (ticketNo: string): Text => ({ zh: `工单${ticketNo}`, en: `Ticket ${ticketNo}` });

/** What the history of the ticket says about an escalation step: who was notified. */
export function escalatedText(
  clock: Pick<Target, 'name' | 'party'>,
  step: EscalationStep,
  recipients: readonly Recipient[],
  view: SlaView,
): Text {
  const [stage, name] = [stageText(step.at), clockName(clock, view)];
  const told = recipients.map((recipient) => seatText(recipient, view));
  return {
    zh: `“${name.zh}”${stage.zh}，已提醒${told.map(({ zh }) => zh).join('、')}`,
    en: `The ${name.en} ${stage.en}; told: ${told.map(({ en }) => en).join(', ')}`,
  };
}

/** The role or post that was to be notified, and the unit that gets the notice instead if nobody was present there. */
function seatText({ seat, unit, person }: Recipient, view: SlaView): Text {
  const what = 'role' in seat ? roleLabels[seat.role] : view.postName(seat.post);
  const asked = view.unitName(seat.unit);
  const seated = { zh: `${asked.zh}${what.zh}`, en: `${what.en} of ${asked.en}` };
  if (unit === seat.unit && person) return seated;
  const instead = view.unitName(unit);
  return {
    zh: `${seated.zh}（无人在岗，由${instead.zh}代收）`,
    en: `${seated.en} (nobody is present, so ${instead.en} gets the notice)`,
  };
}
