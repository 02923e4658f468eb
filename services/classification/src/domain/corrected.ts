import type { TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Context, Decided, Decision } from '@hotline/runtime';
import { classifiedAs, decideAfterReading } from './after-reading';
import type { Classification } from './classification';
import type { ReadText } from './reactions';
import { withChoice } from './split';

/** Only a correction of these fields can change the classification; others, such as the title or the caller, cannot. */
const DECIDING: ReadonlySet<string> = new Set(['narrative', 'demand', 'location']);

/**
 * 更正: reads a corrected ticket again. Region, urgency and facts follow the corrected text. The matter stays if a person
 * chose it. It also stays if the corrected text gives no certain matter, because units already work on it. A directly
 * answered ticket stays answered: the callback asks whether the answer helped. An emergency service that was informed
 * is not informed again.
 */
export function corrected(
  state: Classification | undefined,
  { data: { fields, location } }: TicketEvent<'TicketAmended'>,
  { view: jurisdiction, now }: Context<Jurisdiction>,
  { text, found }: ReadText,
): Decided<Classification> {
  if (!state || state.situation === 'ended' || state.situation === 'answered') return undefined;
  if (!fields.some((name) => DECIDING.has(name))) return undefined;
  const { facts, kind, guide } = state.proposal;
  const told = { kind, facts: {}, location };
  const anew = decideAfterReading(
    told,
    text,
    { ...found, facts: { ...facts, ...found.facts } },
    jurisdiction,
    state.registeredAt,
  );
  const decision = guide?.kind === 'emergency' ? withoutHandOver(anew) : anew;
  const { choice } = state;
  if (choice) return withChoice(decision, choice, jurisdiction, now);
  return state.situation === 'classified' && anew.state.situation !== 'classified'
    ? stillAbout(state.matter, decision, jurisdiction.version)
    : decision;
}

const withoutHandOver = (decision: Decision<Classification>): Decision<Classification> => ({
  ...decision,
  events: (decision.events ?? []).filter(({ type }) => type !== 'EmergencyHandedOver'),
});

function stillAbout(
  matter: string,
  { state, events = [] }: Decision<Classification>,
  version: string,
): Decision<Classification> {
  const { jurisdiction, registeredAt, text, proposal } = state;
  const told = events.filter(({ type }) => type === 'EmergencyHandedOver');
  return {
    state: { jurisdiction, registeredAt, text, proposal, situation: 'classified', matter },
    events: [...told, classifiedAs(matter, { proposal, registeredAt }, 'model', version)],
  };
}
