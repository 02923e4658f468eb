import type { TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Context, Decided, Decision } from '@hotline/runtime';
import type { Classification } from './classification';
import { choose } from './commands';
import type { Proposal } from './reading/proposal';
import { decideAfterReading } from './after-reading';

/** A matter that somebody chose when a ticket was split. */
interface ChosenMatter {
  readonly matter: string;
  readonly by: string;
}

/**
 * The choice of a person goes before what was read; an emergency service is told all the same. A matter that the pack
 * does not have any more is no choice.
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
 * 拆分: the ticket is about the kept words alone. One that waits for a person is read again by them, or goes on with the
 * matter that was chosen; one that has its
 * matter keeps it unless another was chosen. What was called in an emergency is not called twice.
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
