import type { World } from '@hotline/host/http';
import type { EscalationStep } from '@hotline/jurisdiction';
import type { Act, Stored } from '@hotline/runtime';
import type { Escalation } from '../domain/escalation/ladder';
import type { Recipient } from '../domain/escalation/state';
import { seatsOf, type RecipientSeat } from '../domain/escalation/seats';
import { findStage, OF_ASSISTANTS, type SlaClock, type Target } from '../domain/sla-clock';

/**
 * Asks the directory who is responsible now for each seat of an escalation step. A person who is responsible for
 * several seats is notified once. If nobody is present for a seat, the notice waits for the hotline.
 */
export async function recipientsOf(world: World, act: Act, { state }: Stored<SlaClock>): Promise<readonly Recipient[]> {
  const { name, stage, step: id } = act.data as unknown as Escalation;
  const step = world.jurisdiction(state.jurisdiction).escalation.find((one) => one.id === id);
  return step ? holdersOf(world, state, step, findStage(state, name, stage) ?? { name }) : [];
}

/** Asks the directory who watches over the suspension of a ticket, as the pack says. */
export async function watchersOf(world: World, { state }: Stored<SlaClock>): Promise<readonly Recipient[]> {
  const { suspensions } = world.jurisdiction(state.jurisdiction).timing;
  if (!suspensions || !state.suspension) return [];
  const { tell, posts = [] } = suspensions;
  return holdersOf(world, state, { tell, posts }, { name: state.suspension.name });
}

async function holdersOf(
  world: World,
  state: SlaClock,
  step: Pick<EscalationStep, 'tell' | 'posts'>,
  { name, party }: Pick<Target, 'name' | 'party'>,
): Promise<readonly Recipient[]> {
  const { hotline, coordination } = world.jurisdiction(state.jurisdiction);
  const lead = state.units?.[0];
  const owner = ownerOf(state, { name, party }, hotline);
  const seats = seatsOf(step, name, {
    ...{ hotline, coordination },
    ...(lead === undefined ? {} : { lead }),
    ...(owner === undefined ? {} : { owner }),
  });
  const found = await Promise.all(seats.map((seat) => answering(world, state.jurisdiction, seat, hotline)));
  return found.filter(
    (one, i) => found.findIndex((other) => other.person?.id === one.person?.id && other.unit === one.unit) === i,
  );
}

/** The assistant whose clock it is, or who promised; a promise of a unit that no longer has the ticket is the lead’s. */
function ownerOf(
  { units = [] }: SlaClock,
  { name, party }: { readonly name: Target['name']; readonly party: string | undefined },
  hotline: string,
): string | undefined {
  if (party === undefined || OF_ASSISTANTS.has(name)) return party;
  return name === 'promise' && (party === hotline || units.includes(party)) ? party : undefined;
}

async function answering(world: World, jurisdiction: string, seat: RecipientSeat, hotline: string): Promise<Recipient> {
  const found = await world.people.responsible(jurisdiction, seat.unit, seat);
  if (!found) return { seat, unit: hotline };
  const { person, unit, standsInFor } = found;
  const { id, name, phone } = person;
  return {
    seat,
    unit,
    person: { id, name, ...(phone === undefined ? {} : { phone }) },
    ...(standsInFor ? { standsInFor: standsInFor.name } : {}),
  };
}
