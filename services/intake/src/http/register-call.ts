import type { Registration } from '@hotline/contracts';
import { causeOf, type CallInfo } from '@hotline/host/http';
import type { CommandAnswer, RunningService } from '@hotline/runtime';
import type { IntakeCommands } from '../domain/commands';
import type { Ticket } from '../domain/ticket';
import { newTicketId } from '../gather/identity';

export interface RegisterOptions {
  /** Epoch ms. */
  readonly now: number;
  /** Whether the caller gets a receipt by message. False when past complaints are replayed. */
  readonly notify: boolean;
}

/** Registers what a channel delivers. Throws `Refusal`. */
export function registerCall(
  intake: RunningService<Ticket>,
  { register }: Pick<IntakeCommands, 'register'>,
  registration: Registration,
  call: CallInfo,
  { now, notify }: RegisterOptions,
): Promise<CommandAnswer<Ticket>> {
  const ticketId = newTicketId(call.command?.id, now);
  const input = { ticketId, registration, notify };
  return intake.loop.execute(register, { id: ticketId, input, cause: causeOf(call, register.name) });
}
