import type { NewEvent, Text, TicketEvent } from '@hotline/contracts';
import { limitUnitLabels } from '@hotline/contracts/labels';
import { dayText } from '@hotline/contracts/phrases';
import type { Limit } from '@hotline/jurisdiction';
import type { Context, Decided } from '@hotline/runtime';
import type { ClockChange } from '../clock-change';
import { find, isTimed, type SlaClock } from '../sla-clock';
import { decided } from '../targets';
import type { SlaView } from '../view';

/** The law whose limit counts for `resolve`; undefined: the limit of the hotline counts, or none is set yet. */
const statuteOf = (state: SlaClock | undefined): string | undefined =>
  state?.ledger.reduce<string | undefined>(
    (statute, entry) => (entry.name === 'resolve' && 'limit' in entry ? entry.statute : statute),
    undefined,
  );

type OnClassified = (
  state: SlaClock | undefined,
  event: TicketEvent<'TicketClassified'>,
  context: Context<SlaView>,
) => Decided<SlaClock>;

/** A reaction that also has the callers told if a law now sets another limit than the hotline, or no longer does. */
export const tellingStatute =
  (reaction: OnClassified): OnClassified =>
  (state, event, context) => {
    const decision = reaction(state, event, context);
    if (!decision || 'refused' in decision) return decision;
    const { state: next, events = [], acts } = decision;
    const told = withStatuteTold(state, { state: next, events, ...(acts ? { acts } : {}) }, context.view);
    return decided(told);
  };

/** Adds the event by which the callers are told which limit counts, if another one does than before. */
export function withStatuteTold(before: SlaClock | undefined, change: ClockChange, view: SlaView): ClockChange {
  const [old, statute] = [statuteOf(before), statuteOf(change.state)];
  const target = find(change.state, 'resolve');
  if (old === statute || !target || !isTimed(target)) return change;
  const { limit } = target;
  const text = changedText({ limit, statute, until: dayText(view.dayOf(target.dueAt - 1)) }, view);
  const told: NewEvent = {
    type: 'StatutoryLimitChanged',
    data: { ...(statute === undefined ? {} : { statute }), limit: { ...limit }, text },
  };
  return { ...change, events: [...change.events, told] };
}

function changedText(
  {
    limit: { amount, unit },
    statute,
    until,
  }: { readonly limit: Limit; readonly statute: string | undefined; readonly until: Text },
  { statutes }: SlaView,
): Text {
  const [{ zh, en }, law] = [limitUnitLabels[unit], statute === undefined ? undefined : statutes.get(statute)];
  if (!law)
    return {
      zh: `适用热线的办理期限${amount}${zh}，最晚${until.zh}答复；法定期限不再适用`,
      en: `The limit of the hotline applies: ${amount} ${en}, so you get an answer by ${until.en}; that of the law no longer does`,
    };
  return {
    zh: `适用${law.name.zh}${amount}${zh}，最晚${until.zh}答复（依据：${law.basis.text}）`,
    en: `The limit of a law applies, ${law.name.en}: ${amount} ${en}, so you get an answer by ${until.en} (${law.basis.text})`,
  };
}
