import { ActRejected, type Act } from '@hotline/runtime';
import type { Message } from '../domain/ticket';

/** HTTP answers that refuse this one message; any other error concerns the gateway itself. */
const REFUSED_MESSAGE = [400, 409, 413, 422];

/**
 * Hands a message to the gateway: POST JSON {template, text, phone} with the act's id as Idempotency-Key, so that a
 * repeat is one message.
 * Without a gateway the text stays with the ticket. Rejects when the gateway does not accept the message
 * (`ActRejected` when it refuses this message but
 * works otherwise); the sweep sends it again.
 */
export async function sendMessage(
  act: Act,
  gatewayUrl: string | undefined,
  signal: AbortSignal,
): Promise<Message['gateway']> {
  if (!gatewayUrl) return 'kept';
  const response = await fetch(gatewayUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': act.id },
    body: JSON.stringify(act.data),
    signal,
  });
  await response.body?.cancel();
  const message = `the message gateway answered ${response.status}`;
  if (REFUSED_MESSAGE.includes(response.status)) throw new ActRejected(message);
  if (!response.ok) throw new Error(message);
  return 'posted';
}
