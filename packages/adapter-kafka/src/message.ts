import type { TicketEvent } from '@hotline/contracts';
import { receiveEvent } from '@hotline/runtime';
import type { IHeaders, Message } from 'kafkajs';

/** CloudEvents 1.0, Kafka protocol binding, binary content mode: attributes are headers, the value is the data. */
const PREFIX = 'ce_';
const CONTENT_TYPE = 'content-type';

/** The event as a message. Its key is the ticket, so that all of a ticket stands in one partition. */
export function toMessage(event: TicketEvent): Message & { readonly value: string } {
  // An event that a city brought along may be one that no schema fits, and lack any of them.
  const { data, datacontenttype = 'application/json', ...attributes }: Partial<TicketEvent> = event;
  const headers: IHeaders = { [CONTENT_TYPE]: datacontenttype };
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) headers[PREFIX + name] = String(value);
  return { key: event.subject, value: JSON.stringify(data), headers };
}

/** Where a message stands; unique and the same at every delivery. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** A message as kafkajs brings it. */
export interface Received {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: IHeaders | undefined;
}

/**
 * Reads a message. What no schema fits comes as it stands there, with a ticket and an id made of its key and its place where it names none, so
 * that it can be parked with its ticket. Never throws.
 */
export function fromMessage(message: Received, { topic, partition, offset }: Place): TicketEvent {
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

/** A header that stands there twice counts as its first. */
const textOf = (value: IHeaders[string]): string => String(Array.isArray(value) ? value[0] : value);

/** The JSON, or else the text, which no schema fits. */
function dataOf(value: Buffer | null): unknown {
  const text = value?.toString();
  if (text === undefined) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
