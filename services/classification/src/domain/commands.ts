import type { BodyOf, classifyTicket, NewEvent } from '@hotline/contracts';
import type { Guide, Jurisdiction } from '@hotline/jurisdiction';
import type { Command, CommandContext, Decided } from '@hotline/runtime';
import { commonOf, type Classification } from './classification';
import { answered, classifiedAs, handedOver } from './after-reading';
import { alreadyClassified, ended, noTicket } from './refusals';

/** 人工分类: a person's choice replaces the proposal and is stored for training, even after the ticket was dispatched. */
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

/** The higher of two urgencies: of the text, and of the chosen matter. */
function raised(
  { proposal }: Classification,
  jurisdiction: Jurisdiction,
  matter: string,
): Classification['proposal']['urgency'] {
  const order = ['normal', 'urgent', 'critical'] as const;
  const own = jurisdiction.matters.get(matter)?.urgency ?? 'normal';
  return order.indexOf(own) > order.indexOf(proposal.urgency) ? own : proposal.urgency;
}

/** A person answers a ticket by a guide (直接答复), or refers the caller to a statutory procedure (告知法定途径). */
export function answer(state: Classification | undefined, guide: Guide): Decided<Classification> {
  if (!state) return noTicket;
  if (state.situation === 'ended') return ended;
  if (state.situation === 'classified') return alreadyClassified;
  return {
    state: { ...commonOf(state), situation: 'answered', guide: guide.code },
    events: [answered(guide, state, 'person')],
  };
}

export interface HandOverInput {
  /** A guide of the kind `emergency`. */
  readonly guide: Guide;
  readonly reason: string;
}

/**
 * 转接紧急服务: a person informs an emergency service about a danger that the detector missed. The ticket becomes critical,
 * and keeps its state and unit. Unless it was answered directly, an event tells its time limits the new urgency.
 */
export function handOver(
  state: Classification | undefined,
  { guide, reason }: HandOverInput,
  { view: jurisdiction }: Pick<CommandContext<Jurisdiction>, 'view'>,
): Decided<Classification> {
  if (!state) return noTicket;
  if (state.situation === 'ended') return ended;
  const proposal = { ...state.proposal, urgency: 'critical' as const };
  const { registeredAt } = state;
  const told = handedOver(guide, { by: 'person', reason });
  if (state.situation === 'answered') return { state: { ...state, proposal }, events: told };
  const urgent: NewEvent =
    state.situation === 'classified'
      ? classifiedAs(state.matter, { proposal, registeredAt }, state.choice ? 'person' : 'model', jurisdiction.version)
      : {
          type: 'ClassificationDeferred',
          data: { why: state.why, code: 'emergency', proposal, registeredAt },
        };
  return { state: { ...state, proposal }, events: [...told, urgent] };
}

const chooseCommand: Command<Classification, BodyOf<typeof classifyTicket>, Jurisdiction> = {
  name: 'classification',
  decide: choose,
};
const answerCommand: Command<Classification, Guide, Jurisdiction> = { name: 'answer', decide: answer };
const handOverCommand: Command<Classification, HandOverInput, Jurisdiction> = { name: 'emergency', decide: handOver };
export const commands = { choose: chooseCommand, answer: answerCommand, handOver: handOverCommand };
export type ClassificationCommands = typeof commands;
