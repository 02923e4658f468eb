import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Broadcast } from '@hotline/runtime';
import type { Connections } from './connections';

interface Letter {
  readonly from: string;
  readonly topic: string;
  readonly message?: unknown;
}

/**
 * Redis pub/sub: one channel for all topics, messages as JSON. Listeners of this process hear at once and without Redis, and not again when their own
 * message comes back; those of other replicas hear what Redis carries while both are connected. A listener that throws is reported and bothers nobody.
 */
export class RedisBroadcast implements Broadcast {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly self = randomUUID();

  private constructor(
    private readonly connections: Connections,
    private readonly channel: string,
    private readonly onError: (error: Error) => void,
  ) {}

  static async open(connections: Connections, channel: string, onError: (error: Error) => void): Promise<RedisBroadcast> {
    const broadcast = new RedisBroadcast(connections, channel, onError);
    connections.hearing.on('message', (_channel, text) => broadcast.hear(text));
    await connections.hearing.subscribe(channel);
    return broadcast;
  }

  publish(topic: string, message: unknown): void {
    const text = JSON.stringify({ from: this.self, topic, message } satisfies Letter);
    this.tell(JSON.parse(text) as Letter);
    this.connections.quick.publish(this.channel, text).catch(this.onError);
  }

  subscribe(topic: string, listener: (message: unknown) => void): () => void {
    const guarded = (message: unknown): void => {
      try {
        listener(message);
      } catch (error) {
        this.onError(error as Error);
      }
    };
    this.emitter.on(topic, guarded);
    return () => this.emitter.off(topic, guarded);
  }

  private hear(text: string): void {
    const letter = JSON.parse(text) as Letter;
    if (letter.from !== this.self) this.tell(letter);
  }

  private tell({ topic, message }: Letter): void {
    this.emitter.emit(topic, message);
  }
}
