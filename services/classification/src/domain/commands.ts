import type { BodyOf, classifyTicket, TicketEvent } from '@hotline/contracts';
import type { Guide, Jurisdiction } from '@hotline/jurisdiction';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import type { Classification } from './classification';
import { answered, classifiedAs, handedOver } from './after-reading';

const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '该工单尚未读取，或不存在', en: 'The ticket has not been read yet, or there is no such ticket' },
  hint: {
    zh: '请核对工单标识；刚登记的工单稍候即可操作',
    en: 'Check the ticket id; one just registered may need a moment',
  },
};
const ended: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
};
const onlyWaiting: Refused = {
  refused: 'not-now',
  detail: {
    zh: '工单已分类，不能再直接答复',
    en: 'The ticket is classified already; it cannot be answered from a guide any more',
  },
  hint: { zh: '请由承办单位答复', en: 'Let the unit that has it answer' },
};

/** 人工分类: the person's choice stands, and is kept for training. A correction after the dispatch is one too. */
export function choose(
  state: Classification | undefined,
  input: BodyOf<typeof classifyTicket>,
  { actor, now, view: jurisdiction }: CommandContext<Jurisdiction>,
): Decided<Classification> {
  if (!state) return noTicket;
  if (state.situation === 'ended') return ended;
  const proposal = {
    ...state.proposal,
    kind: input.kind ?? state.proposal.kind,
    urgency: input.urgency ?? raised(state, jurisdiction, input.matter),
    facts: { ...state.proposal.facts, ...input.facts },
    ...(input.region ? { region: input.region } : {}),
  };
  const choice = { matter: input.matter, by: actor.id, at: now };
  return {
    state: { ...commonOf(state), situation: 'classified', proposal, choice, matter: input.matter },
    events: [
      classifiedAs(input.matter, { proposal, registeredAt: state.registeredAt }, 'person', jurisdiction.version),
    ],
  };
}

/** What a ticket keeps in whatever situation. */
function commonOf({ jurisdiction, registeredAt, text, proposal, shadow }: Classification) {
  return { jurisdiction, registeredAt, text, proposal, ...(shadow ? { shadow } : {}) };
}

/** The urgency that the words or the chosen matter ask for, whichever is higher. */
function raised(
  { proposal }: Classification,
  jurisdiction: Jurisdiction,
  matter: string,
): Classification['proposal']['urgency'] {
  const order = ['normal', 'urgent', 'critical'] as const;
  const own = jurisdiction.matters.get(matter)?.urgency ?? 'normal';
  return order.indexOf(own) > order.indexOf(proposal.urgency) ? own : proposal.urgency;
}

/** 直接答复 or 告知法定途径, by a person. An emergency is no answer: its service is told, and the ticket goes on. */
export function answer(state: Classification | undefined, guide: Guide): Decided<Classification> {
  if (!state) return noTicket;
  if (state.situation === 'ended') return ended;
  if (guide.kind === 'emergency') return { state, events: handedOver(guide) };
  if (state.situation === 'classified') return onlyWaiting;
  return {
    state: { ...commonOf(state), situation: 'answered', guide: guide.code },
    events: [answered(guide, state, 'person')],
  };
}

/** The caller was not helped by the answer: a person looks at it. */
export function notHelped(
  state: Classification | undefined,
  _event: TicketEvent<'TicketReopened'>,
): Decided<Classification> {
  if (state?.situation !== 'answered') return undefined;
  const { registeredAt, proposal } = state;
  const why = {
    zh: '诉求人对直接答复不满意，请人工处理',
    en: 'The caller was not helped by the answer: please choose the matter',
  };
  return {
    state: { ...commonOf(state), situation: 'waiting', why },
    events: [{ type: 'ClassificationDeferred', data: { why, code: 'answer-did-not-help', proposal, registeredAt } }],
  };
}

export function finish(state: Classification | undefined): Decided<Classification> {
  if (!state || state.situation === 'ended') return undefined;
  return { state: { ...commonOf(state), situation: 'ended', ...(state.choice ? { choice: state.choice } : {}) } };
}
