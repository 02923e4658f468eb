import type { Act } from '@hotline/runtime';
import type { Message } from '../domain/ticket';

const PATIENCE_MS = 10_000;

/**
 * Hands a message to the gateway: POST JSON {template, text, phone} with the act's id as Idempotency-Key, so that a repeat is one message.
 * Without a gateway the text stays with the ticket. Rejects when the gateway does not take it; the sweep tries again.
 */
export async function sendMessage(act: Act, gatewayUrl: string | undefined): Promise<Message['gateway']> {
  if (!gatewayUrl) return 'kept';
  const response = await fetch(gatewayUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': act.id },
    body: JSON.stringify(act.data),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`the message gateway answered ${response.status}`);
  return 'posted';
}
