import type { TicketEvent } from '@hotline/contracts';
import type { AppendableLog } from '@hotline/runtime';
import type { Message, Producer } from 'kafkajs';
import { toMessage } from './message';
import type { ReopeningClient } from './reopening-client';

/** A send holds at most this much, so that the part of one partition stays below what a broker takes at once. A larger event goes alone. */
const SEND_BYTES = 512 * 1024;
const SEND_MESSAGES = 2000;
/** Headers and framing of one message, about. */
const ENVELOPE_BYTES = 600;
const ALL_REPLICAS = -1;

interface Asked {
  readonly events: readonly TicketEvent[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Appends events: what is asked for while a send is under way goes out together with the next one, in the order in which it was asked. */
export class Appender implements AppendableLog {
  private waiting: Asked[] = [];
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

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.sending;
  }

  private async drain(): Promise<void> {
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const asked = this.waiting;
      this.waiting = [];
      try {
        for (const messages of portions(asked.flatMap(({ events }) => events))) await this.send(messages);
        for (const { done } of asked) done();
      } catch (error) {
        for (const { failed } of asked) failed(error);
      }
    }
    // Here, not in a later turn: whoever asks again as soon as its promise resolves must find that nothing is under way.
    this.sending = undefined;
  }

  private send(messages: Message[]): Promise<unknown> {
    return this.producer.use((producer) => producer.send({ topic: this.topic, acks: ALL_REPLICAS, messages }));
  }
}

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
