import { ActRejected, type Act } from '@hotline/runtime';

/** HTTP statuses with which the gateway refuses this one message. Other errors concern the gateway itself. */
const REFUSED_MESSAGE = [400, 409, 413, 422];

/**
 * Sends a message to the gateway: POST of JSON {template, text, phone}, with the id of the act as Idempotency-Key, so
 * that the gateway can drop repeats. Without a gateway the text is only kept with the ticket. Rejects with
 * `ActRejected` when the gateway refuses this message. Rejects with another error when the gateway fails; the sweep
 * then tries again.
 */
export async function sendMessage(
  act: Act,
  gatewayUrl: string | undefined,
  signal: AbortSignal,
): Promise<'kept' | 'posted'> {
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
