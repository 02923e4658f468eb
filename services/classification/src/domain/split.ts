import type { TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Context, Decided, Decision } from '@hotline/runtime';
import type { Classification } from './classification';
import { choose } from './commands';
import type { Proposal } from './reading/proposal';
import { decideAfterReading } from './after-reading';

/** A matter that a person chose when a ticket was registered or split. */
interface ChosenMatter {
  readonly matter: string;
  readonly by: string;
}

/**
 * Applies the choice of a person to the decision about a text. The choice takes precedence, but an emergency service is
 * still informed. A matter that the pack no longer has is ignored.
 */
export function withChoice(
  decision: Decision<Classification>,
  choice: ChosenMatter,
  jurisdiction: Jurisdiction,
  now: number,
): Decision<Classification> {
  if (!jurisdiction.matters.has(choice.matter)) return decision;
  const actor = { id: choice.by, role: 'operator' as const };
  const context = { now, jurisdiction: jurisdiction.name, view: jurisdiction, actor };
  const chose = choose(decision.state, { matter: choice.matter, facts: {} }, context);
  if (!chose || 'refused' in chose) return decision;
  const told = (decision.events ?? []).filter(({ type }) => type === 'EmergencyHandedOver');
  return { ...chose, events: [...told, ...(chose.events ?? [])] };
}

/**
 * 拆分: the ticket is now only about the words that it keeps. A waiting ticket is decided again by these words or by the
 * chosen matter. A classified ticket keeps its matter unless another one was chosen. The split informs no emergency
 * service, because the reading of the whole text already did so.
 */
export function narrowed(
  state: Classification | undefined,
  { data: { kept, by } }: TicketEvent<'TicketSplit'>,
  { view: jurisdiction, now }: Context<Jurisdiction>,
  { text, found }: { readonly text: string; readonly found: Proposal },
): Decided<Classification> {
  if (!state || state.situation === 'ended' || (!kept.matter && state.situation !== 'waiting')) return undefined;
  const { region, facts, kind } = state.proposal;
  const told = { kind, facts: {}, location: found.region || !region ? {} : { region } };
  const anew = decideAfterReading(
    told,
    text,
    { ...found, facts: { ...facts, ...found.facts } },
    jurisdiction,
    state.registeredAt,
  );
  const silent = { ...anew, events: (anew.events ?? []).filter(({ type }) => type !== 'EmergencyHandedOver') };
  return kept.matter ? withChoice(silent, { matter: kept.matter, by }, jurisdiction, now) : silent;
}
