import { localDates } from '@hotline/calendar';
import type { Registration } from '@hotline/contracts';
import { causeOf, type CallInfo, type World } from '@hotline/host/http';
import type { CommandAnswer, RunningService } from '@hotline/runtime';
import { commands } from './commands';
import { sketch } from './domain/likeness';
import { sameByText } from './domain/same';
import type { Ticket } from './domain/ticket';
import { newQueryCode, newTicketId } from './gather/identity';
import { openOthers } from './gather/others';

/** Registers what a channel brings: gathers number, code and like tickets, then gives the command. */
export class Registrar {
  constructor(
    private readonly intake: RunningService<Ticket>,
    private readonly world: World,
  ) {}

  /** `notify: false` sends the caller no receipt: for past complaints. Throws `Refusal`. */
  async register(registration: Registration, call: CallInfo, { notify }: { notify: boolean } = { notify: true }): Promise<CommandAnswer<Ticket>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const now = this.world.clock.now();
    const text = sketch(registration.narrative);
    const others = await openOthers(this.intake.loop.documents, registration.caller.phone, registration.place.region, { now, hours: jurisdiction.intake.sameWithinHours });
    const day = localDates(jurisdiction.calendar.timeZone).dateOf(now).replaceAll('-', '');
    const ticketId = newTicketId(call.command?.id);
    const number = await this.world.counters.next(`ticket:${jurisdiction.name}:${day}`);
    const input = {
      ticketId,
      ticketNo: `${day}-${String(number).padStart(6, '0')}`,
      queryCode: newQueryCode(),
      sketch: text,
      possiblySame: sameByText(text, others).filter((one) => one.ticketId !== ticketId),
      registration,
      notify,
    };
    return this.intake.loop.execute(commands.register, { id: ticketId, input, cause: causeOf(call, 'register') });
  }
}
