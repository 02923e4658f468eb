import { envelope, type EnvelopeAttributes } from '../envelope';
import { eventRegistry, type EventData, type EventType } from './registry';

export * from './registry';

/** An event as a rule publishes it; the loop adds the envelope. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly data: EventData<K> };
}[T];

/** A stored or received event: CloudEvents attributes plus typed data. Immutable. */
export type TicketEvent<T extends EventType = EventType> = {
  [K in T]: Readonly<Omit<EnvelopeAttributes, 'type'>> & { readonly type: K; readonly data: EventData<K> };
}[T];

/** An event of an unknown type or version. It is kept until somebody replays it (parked), never dropped. */
export class UnknownEvent extends Error {
  constructor(readonly detail: string) {
    super(`event cannot be read: ${detail}; add its schema or an upcast to packages/contracts/src/events`);
    this.name = 'UnknownEvent';
  }
}

/** The urn under which a consumer finds the schema of an event type. */
export const schemaOf = (type: EventType): string => `urn:hotline:event:${type}:${eventRegistry[type].version}`;

/** Creates an event. The compiler checks that the data belong to the type. */
export function newEvent<T extends EventType>(type: T, data: EventData<T>): NewEvent<T> {
  return { type, data } as NewEvent<T>;
}

/** Keeps attributes that the schema does not name. Created once, because zod compiles each new schema. */
const attributesOf = envelope.loose();

/**
 * Validates an event that comes from outside (the log, a queue, a file). Throws `UnknownEvent`, or a ZodError with the
 * path of the wrong field.
 */
export function parseEvent(raw: unknown): TicketEvent {
  const attributes = attributesOf.parse(raw);
  const entry = eventRegistry[attributes.type as EventType];
  if (!entry) throw new UnknownEvent(`type ${attributes.type}`);
  if (attributes.dataschema !== schemaOf(attributes.type as EventType))
    throw new UnknownEvent(`schema ${attributes.dataschema}`);
  return { ...attributes, data: entry.data.parse((raw as { data?: unknown }).data) } as TicketEvent;
}

/** Checks the data of an event before it is published. Throws ZodError. */
export function checkNewEvent(candidate: NewEvent): void {
  eventRegistry[candidate.type].data.parse(candidate.data);
}
