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
 * Redis pub/sub: one channel for all topics, messages as JSON. Listeners of this process hear at once and without
 * Redis, and not again when their own
 * message comes back; those of other replicas hear what Redis carries while both are connected. A listener that throws
 * is reported and bothers nobody.
 */
export class RedisBroadcast implements Broadcast {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly self = randomUUID();
  /** With this begin the texts that this process has published. */
  private readonly ownBeginning = JSON.stringify({ from: this.self }).slice(0, -1);

  private constructor(
    private readonly connections: Connections,
    private readonly channel: string,
    private readonly onError: (error: Error) => void,
  ) {}

  static async open(
    connections: Connections,
    channel: string,
    onError: (error: Error) => void,
  ): Promise<RedisBroadcast> {
    const broadcast = new RedisBroadcast(connections, channel, onError);
    connections.hearing.on('message', (_channel, text) => broadcast.hear(text));
    await connections.hearing.subscribe(channel);
    return broadcast;
  }

  publish(topic: string, message: unknown): void {
    const text = JSON.stringify({ from: this.self, topic, message } satisfies Letter);
    this.tell(topic, text);
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
    if (text.startsWith(this.ownBeginning)) return;
    this.tell((JSON.parse(text) as Letter).topic, text);
  }

  /** What listeners get went through JSON, wherever it comes from. */
  private tell(topic: string, text: string): void {
    if (this.emitter.listenerCount(topic) > 0) this.emitter.emit(topic, (JSON.parse(text) as Letter).message);
  }
}
