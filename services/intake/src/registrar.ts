import { localDates } from '@hotline/calendar';
import type { Registration } from '@hotline/contracts';
import { causeOf, type CallInfo, type World } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { fingerprintOf, type Fingerprint } from '@hotline/learning';
import type { CommandAnswer, RunningService } from '@hotline/runtime';
import { commands } from './commands';
import { joinIssue, sameByText, type Joined } from './domain/same';
import type { Candidate, Ticket } from './domain/ticket';
import { withoutAreas } from './gather/areas';
import { newQueryCode, newTicketId } from './gather/identity';
import { likeTickets, textOf } from './gather/others';

/** What a caller tells, as far as others are compared with it. */
export type Telling = Pick<Registration, 'narrative' | 'demand' | 'place'> & { readonly phone?: string | undefined };

export interface Similar {
  readonly fingerprint: Fingerprint;
  readonly possiblySame: readonly Candidate[];
  readonly joined: Joined;
}

/** Registers what a channel brings: gathers number, code and like tickets, then gives the command. */
export class Registrar {
  constructor(
    private readonly intake: RunningService<Ticket>,
    private readonly world: World,
  ) {}

  /** `notify: false` sends the caller no receipt: for past complaints. Throws `Refusal`. */
  async register(registration: Registration, call: CallInfo, { notify }: { notify: boolean } = { notify: true }): Promise<CommandAnswer<Ticket>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const ticketId = newTicketId(call.command?.id);
    const similar = await this.similar(jurisdiction, { ...registration, phone: registration.caller.phone }, ticketId);
    const day = localDates(jurisdiction.calendar.timeZone).dateOf(this.world.clock.now()).replaceAll('-', '');
    const number = await this.world.counters.next(`ticket:${jurisdiction.name}:${day}`);
    const input = { ticketId, ticketNo: `${day}-${String(number).padStart(6, '0')}`, queryCode: newQueryCode(), registration, notify, ...similar };
    return this.intake.loop.execute(commands.register, { id: ticketId, input, cause: causeOf(call, 'register') });
  }

  /** Open tickets of the jurisdiction that may be about the same; a ticket with the id itself is left out. */
  async similar(jurisdiction: Jurisdiction, { narrative, demand, place, phone }: Telling, id?: string): Promise<Similar> {
    const text = textOf({ narrative, demand });
    const fingerprint = fingerprintOf({ text, address: place.address }, withoutAreas(jurisdiction));
    const sought = { at: this.world.clock.now(), text, fingerprint, phone, region: place.region, ...(id ? { id } : {}) };
    const known = await likeTickets(this.intake.loop.documents, jurisdiction, sought);
    return { fingerprint, possiblySame: sameByText(known), joined: joinIssue(known) };
  }
}
