import type { Jurisdiction, MatterCode, RegionCode, RoutingDecision, UnitId } from '@hotline/jurisdiction';

/** A past ticket, read from a line of a file. */
export interface PastTicket {
  readonly line: number;
  readonly matter: MatterCode;
  readonly region?: RegionCode;
  readonly facts: Readonly<Record<string, string>>;
  readonly on: string;
  readonly at?: string;
}

/**
 * The unit that holds a ticket after the decision. If the kind is `ask`, it is the hotline, until the question is
 * answered.
 */
export interface TicketHolder {
  readonly kind: RoutingDecision['kind'];
  readonly unit: UnitId;
}

export interface MovedTickets {
  readonly from: TicketHolder;
  readonly to: TicketHolder;
  /** Lines of the moved tickets in the file. */
  readonly lines: readonly number[];
}

export interface Simulation {
  readonly tickets: number;
  /**
   * For each unit: tickets that it leads under the draft, and tickets that it gains and loses. Units with the most
   * leads come first.
   */
  readonly held: readonly {
    readonly unit: UnitId;
    readonly leads: number;
    readonly gained: number;
    readonly lost: number;
  }[];
  readonly kinds: Readonly<Record<RoutingDecision['kind'], number>>;
  /**
   * Tickets that another unit holds under the draft, the most frequent change first. Empty without a pack to compare
   * with.
   */
  readonly moved: readonly MovedTickets[];
  /** Lines of tickets on which no unit may lead under the draft. Those in `new` were no gap under the pack in force. */
  readonly unroutable: { readonly lines: readonly number[]; readonly new: readonly number[] };
}

/**
 * Routes past tickets under a draft and counts them by unit. With `against`, the pack in force, it also counts changes.
 */
export function simulate(tickets: readonly PastTicket[], draft: Jurisdiction, against?: Jurisdiction): Simulation {
  const now = tickets.map((ticket) => holderOf(draft.decide(ticket)));
  const before = against && tickets.map((ticket) => holderOf(against.decide(ticket)));
  const moved = before ? movements(tickets, before, now) : [];
  const gaps = tickets.flatMap((ticket, i) =>
    now[i]?.kind === 'gap' ? [{ line: ticket.line, fresh: before?.[i]?.kind !== 'gap' }] : [],
  );
  return {
    tickets: tickets.length,
    held: heldBy(now, moved),
    kinds: { lead: count(now, 'lead'), gap: count(now, 'gap'), dispute: count(now, 'dispute'), ask: count(now, 'ask') },
    moved,
    unroutable: { lines: gaps.map((g) => g.line), new: before ? gaps.filter((g) => g.fresh).map((g) => g.line) : [] },
  };
}

const count = (holders: readonly TicketHolder[], kind: TicketHolder['kind']): number =>
  holders.filter((p) => p.kind === kind).length;

function holderOf(decision: RoutingDecision): TicketHolder {
  switch (decision.kind) {
    case 'lead':
      return { kind: 'lead', unit: decision.lead.unit };
    case 'gap':
      return { kind: 'gap', unit: decision.fallback };
    case 'dispute':
      return { kind: 'dispute', unit: decision.body };
    case 'ask':
      return { kind: 'ask', unit: decision.holder };
  }
}

function movements(
  tickets: readonly PastTicket[],
  before: readonly TicketHolder[],
  now: readonly TicketHolder[],
): MovedTickets[] {
  const made = new Map<string, { from: TicketHolder; to: TicketHolder; lines: number[] }>();
  tickets.forEach(({ line }, i) => {
    const [from, to] = [before[i] as TicketHolder, now[i] as TicketHolder];
    if (from.kind === to.kind && from.unit === to.unit) return;
    const key = `${from.kind} ${from.unit} ${to.kind} ${to.unit}`;
    const held = made.get(key);
    if (held) held.lines.push(line);
    else made.set(key, { from, to, lines: [line] });
  });
  return [...made.values()].sort((a, b) => b.lines.length - a.lines.length);
}

/**
 * Counts tickets by unit. Gains and losses include only leads, not tickets that a unit coordinates or holds as
 * fallback.
 */
function heldBy(now: readonly TicketHolder[], moved: readonly MovedTickets[]): Simulation['held'] {
  const units = new Map<UnitId, { leads: number; gained: number; lost: number }>();
  const of = (unit: UnitId): { leads: number; gained: number; lost: number } => {
    const held = units.get(unit) ?? { leads: 0, gained: 0, lost: 0 };
    units.set(unit, held);
    return held;
  };
  for (const { kind, unit } of now) if (kind === 'lead') of(unit).leads += 1;
  for (const { from, to, lines } of moved) {
    if (from.kind === 'lead' && (to.kind !== 'lead' || to.unit !== from.unit)) of(from.unit).lost += lines.length;
    if (to.kind === 'lead' && (from.kind !== 'lead' || to.unit !== from.unit)) of(to.unit).gained += lines.length;
  }
  return [...units]
    .map(([unit, n]) => ({ unit, ...n }))
    .sort((a, b) => b.leads - a.leads || (a.unit < b.unit ? -1 : 1));
}
