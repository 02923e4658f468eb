import type { Registration } from '@hotline/contracts';
import { causeOf, type CallInfo, type World } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { CommandAnswer, RunningService } from '@hotline/runtime';
import { commands } from './commands';
import type { Ticket } from './domain/ticket';
import { newQueryCode, newTicketId, nextTicketNo } from './gather/identity';
import { similarTo, type Similar, type Telling } from './gather/similar';

/** Registers what a channel brings: gathers number, code and like tickets, then gives the command. */
export class Registrar {
  constructor(
    private readonly intake: RunningService<Ticket>,
    private readonly world: World,
  ) {}

  /** `notify: false` sends the caller no receipt: for past complaints. Throws `Refusal`. */
  async register(
    registration: Registration,
    call: CallInfo,
    { notify }: { notify: boolean } = { notify: true },
  ): Promise<CommandAnswer<Ticket>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const ticketId = newTicketId(call.command?.id, this.world.clock.now());
    const similar = await this.similar(jurisdiction, { ...registration, phone: registration.caller.phone }, ticketId);
    const input = {
      ticketId,
      ticketNo: await nextTicketNo(this.world, jurisdiction),
      queryCode: newQueryCode(),
      registration,
      notify,
      ...similar,
    };
    return this.intake.loop.execute(commands.register, { id: ticketId, input, cause: causeOf(call, 'register') });
  }

  /** Open tickets of the jurisdiction that may be about the same; a ticket with the id itself is left out. */
  async similar(
    jurisdiction: Jurisdiction,
    { narrative, demand, location, phone }: Telling,
    id?: string,
  ): Promise<Similar> {
    return similarTo(
      this.intake.loop.documents,
      jurisdiction,
      { narrative, demand, location, phone },
      { at: this.world.clock.now(), without: id ? [id] : [] },
    );
  }
}
