import type { Role, TargetName } from '@hotline/contracts';
import type { EscalationStep, RecipientKind } from '@hotline/jurisdiction';

/** A role or a post in a unit; its holders get the notices. */
export type RecipientSeat = { readonly unit: string } & ({ readonly role: Role } | { readonly post: string });

interface Holders {
  /** Lead of the ticket; absent while no unit has it. */
  readonly lead?: string;
  readonly hotline: string;
  readonly coordination: string;
  /** The assistant whose clock it is, or the unit that promised; absent for clocks of the whole ticket. */
  readonly owner?: string;
}

/** Clocks on which the hotline has to act, with the role that acts. */
const OF_HOTLINE: { readonly [N in TargetName]?: Role } = {
  dispatch: 'dispatcher',
  callback: 'callback',
  supervise: 'supervisor',
  'hand-over': 'dispatcher',
};

/**
 * Who has to act on a clock: an assistant on its own clocks, who promised on their promise, the hotline on some clocks
 * and while no unit has the ticket. Otherwise the lead.
 */
function holderOf(name: TargetName, { lead, hotline, owner }: Holders): { readonly unit: string; readonly role: Role } {
  if (owner === hotline) return { unit: hotline, role: 'supervisor' };
  if (owner !== undefined) return { unit: owner, role: 'unit' };
  const role = OF_HOTLINE[name];
  if (role) return { unit: hotline, role };
  return lead === undefined ? { unit: hotline, role: 'dispatcher' } : { unit: lead, role: 'unit' };
}

/** The seats whose holders an escalation step notifies, in the order of the pack. */
export function seatsOf(
  step: Pick<EscalationStep, 'tell' | 'posts'>,
  name: TargetName,
  holders: Holders,
): readonly RecipientSeat[] {
  const holder = holderOf(name, holders);
  const { hotline, coordination } = holders;
  const seats: Readonly<Record<RecipientKind, RecipientSeat>> = {
    responsible: holder,
    signatory: { unit: holder.unit, role: 'signatory' },
    dispatcher: { unit: hotline, role: 'dispatcher' },
    supervisor: { unit: hotline, role: 'supervisor' },
    coordinator: { unit: coordination, role: 'coordinator' },
  };
  return [
    ...step.tell.map((recipient) => seats[recipient]),
    ...step.posts.map((post) => ({ unit: holder.unit, post })),
  ];
}
