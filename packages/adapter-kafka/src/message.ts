import type { TicketEvent } from '@hotline/contracts';
import { receiveEvent } from '@hotline/runtime';
import type { IHeaders, Message } from 'kafkajs';

/**
 * CloudEvents 1.0, Kafka protocol binding, binary content mode: headers hold the attributes, the value holds the data.
 */
const PREFIX = 'ce_';
const CONTENT_TYPE = 'content-type';

/** Returns the event as a message. The key is the ticket id, so all events of a ticket are in one partition. */
export function toMessage(event: TicketEvent): Message & { readonly value: string } {
  // Events imported from another installation may fit no schema and lack any attribute.
  const { data, datacontenttype = 'application/json', ...attributes }: Partial<TicketEvent> = event;
  const headers: IHeaders = { [CONTENT_TYPE]: datacontenttype };
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) headers[PREFIX + name] = String(value);
  return { key: event.subject, value: JSON.stringify(data), headers };
}

/** The position of a message in Kafka: unique, and the same at every delivery. */
export interface MessagePosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** A message as kafkajs delivers it. */
export interface Received {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: IHeaders | undefined;
}

/**
 * Reads a message; never throws. A message that fits no schema is returned as it is, so that it can be parked with its
 * ticket. A missing ticket id is replaced by the key or the partition, and a missing event id by the position.
 */
export function fromMessage(message: Received, { topic, partition, offset }: MessagePosition): TicketEvent {
  const raw: Raw = { ...attributesOf(message.headers ?? {}), data: dataOf(message.value) };
  const event = receiveEvent(raw);
  if (event === raw) {
    raw.subject ||= message.key?.toString() || `${topic}/${partition}`;
    raw.id ||= `${topic}/${partition}/${offset}`;
  }
  return event;
}

interface Raw extends Record<string, unknown> {
  subject?: string;
  id?: string;
}

function attributesOf(headers: IHeaders): Raw {
  const attributes: Raw = {};
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (lower === CONTENT_TYPE) attributes['datacontenttype'] = textOf(value);
    else if (lower.startsWith(PREFIX)) attributes[lower.slice(PREFIX.length)] = textOf(value);
  }
  const sequence = attributes['sequence'];
  if (typeof sequence === 'string' && /^\d{1,15}$/.test(sequence)) attributes['sequence'] = Number(sequence);
  return attributes;
}

/** Returns the first value of a header that occurs several times. */
const textOf = (value: IHeaders[string]): string => String(Array.isArray(value) ? value[0] : value);

/** Returns the parsed JSON, or the text itself if it is not JSON; no schema fits a text. */
function dataOf(value: Buffer | null): unknown {
  const text = value?.toString();
  if (text === undefined) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
