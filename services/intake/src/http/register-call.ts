import type { Registration } from '@hotline/contracts';
import { causeOf, type CallInfo } from '@hotline/host/http';
import type { CommandAnswer, RunningService } from '@hotline/runtime';
import type { IntakeCommands } from '../domain/commands';
import type { RegisterInput } from '../domain/register';
import type { Ticket } from '../domain/ticket';
import { newTicketId } from '../gather/identity';

export interface RegisterOptions {
  /** Epoch ms. */
  readonly now: number;
  /** Whether the caller gets a receipt by message. False when past complaints are replayed. */
  readonly notify: boolean;
  readonly followUps: RegisterInput['followUps'];
  /** Whether somebody confirmed that the call is about something new. */
  readonly isConfirmedNew?: boolean;
}

/** Registers what a channel delivers. Throws `Refusal`. */
export function registerCall(
  intake: RunningService<Ticket>,
  { register }: Pick<IntakeCommands, 'register'>,
  registration: Registration,
  call: CallInfo,
  { now, ...options }: RegisterOptions,
): Promise<CommandAnswer<Ticket>> {
  const ticketId = newTicketId(call.command?.id, now);
  const input = { ticketId, registration, ...options };
  return intake.loop.execute(register, { id: ticketId, input, cause: causeOf(call, register.name) });
}
