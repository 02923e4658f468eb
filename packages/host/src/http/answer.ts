import type { Receipt } from '@hotline/contracts';
import type { Command, RunningService } from '@hotline/runtime';
import type { CallInfo } from './request-context';

/** The cause that the loop records for a command: its sender, its jurisdiction and its Idempotency-Key. */
export const causeOf = (call: CallInfo, command: string) => ({
  id: call.command?.id ?? `${command}:${call.actor.id}`,
  jurisdiction: call.jurisdiction,
  actor: call.actor,
  ...(call.command ? { command: call.command } : {}),
  ...(call.traceparent ? { traceparent: call.traceparent } : {}),
});

/**
 * The cause of a reading of personal data. It has no Idempotency-Key, so that a repeated request is checked and recorded
 * like the first.
 */
export function causeOfReading({ command: _key, ...call }: CallInfo, command: string) {
  return causeOf(call, command);
}

/** Executes a command and returns its receipt. Rejects with `Refusal`. */
export async function answer<S, I>(
  service: RunningService<S>,
  command: Command<S, I, never>,
  ticketId: string,
  input: I,
  call: CallInfo,
): Promise<Receipt> {
  const { recorded, repeated } = await service.loop.execute(command, {
    id: ticketId,
    input,
    cause: causeOf(call, command.name),
  });
  return { ticketId, recorded: [...recorded], repeated };
}
