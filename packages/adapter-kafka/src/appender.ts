import type { TicketEvent } from '@hotline/contracts';
import type { AppendableLog } from '@hotline/runtime';
import type { Message, Producer } from 'kafkajs';
import { toMessage } from './message';
import type { ReopeningClient } from './reopening-client';

/**
 * Largest number of bytes in one send, so that no partition's batch exceeds the brokers' limit. A larger event is sent
 * alone.
 */
const SEND_BYTES = 512 * 1024;
const SEND_MESSAGES = 2000;
/** Estimated bytes of one message's headers and framing. */
const ENVELOPE_BYTES = 600;
const ALL_REPLICAS = -1;

interface PendingAppend {
  readonly events: readonly TicketEvent[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Appends events in the order of the calls. Events appended while a send is under way are sent together afterwards. */
export class Appender implements AppendableLog {
  private waiting: PendingAppend[] = [];
  private sending: Promise<void> | undefined;

  constructor(
    private readonly topic: string,
    private readonly producer: ReopeningClient<Producer>,
  ) {}

  append(events: readonly TicketEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve();
    return new Promise((done, failed) => {
      this.waiting.push({ events, done, failed });
      this.sending ??= this.drain();
    });
  }

  /** Resolves when no send is under way. */
  async settled(): Promise<void> {
    await this.sending;
  }

  private async drain(): Promise<void> {
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const appends = this.waiting;
      this.waiting = [];
      try {
        for (const messages of portions(appends.flatMap(({ events }) => events))) await this.send(messages);
        for (const { done } of appends) done();
      } catch (error) {
        for (const { failed } of appends) failed(error);
      }
    }
    // Cleared before the awaiting code continues, because it may append again at once and must then start a new drain.
    this.sending = undefined;
  }

  private send(messages: Message[]): Promise<unknown> {
    return this.producer.use((producer) => producer.send({ topic: this.topic, acks: ALL_REPLICAS, messages }));
  }
}

/** Splits events into groups of messages; each group is sent at once. */
function* portions(events: readonly TicketEvent[]): Generator<Message[]> {
  let portion: Message[] = [];
  let bytes = 0;
  for (const event of events) {
    const message = toMessage(event);
    const size = Buffer.byteLength(message.value) + ENVELOPE_BYTES;
    if (portion.length === SEND_MESSAGES || (portion.length > 0 && bytes + size > SEND_BYTES)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(message);
    bytes += size;
  }
  yield portion;
}
