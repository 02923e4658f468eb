import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Broadcast } from '@hotline/runtime';
import type { Connections } from './connections';

interface BroadcastMessage {
  readonly from: string;
  readonly topic: string;
  readonly message?: unknown;
}

/**
 * Broadcast over Redis pub/sub: one channel for all topics, messages as JSON. Listeners of this process are called at
 * once, without Redis, and not again when Redis returns the message. Another replica receives a message only if both
 * replicas are connected to Redis. When a listener throws, its error goes to `onError` and the other listeners are
 * still called.
 */
export class RedisBroadcast implements Broadcast {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly self = randomUUID();
  /** The beginning of every text that this process publishes. */
  private readonly ownPrefix = JSON.stringify({ from: this.self }).slice(0, -1);

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
    connections.subscriber.on('message', (_channel, text) => broadcast.receive(text));
    await connections.subscriber.subscribe(channel);
    return broadcast;
  }

  publish(topic: string, message: unknown): void {
    const text = JSON.stringify({ from: this.self, topic, message } satisfies BroadcastMessage);
    this.callListeners(topic, text);
    this.connections.commands.publish(this.channel, text).catch(this.onError);
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

  private receive(text: string): void {
    if (text.startsWith(this.ownPrefix)) return;
    this.callListeners((JSON.parse(text) as BroadcastMessage).topic, text);
  }

  /**
   * Parses the text for listeners of this process too, so that they receive the same value as listeners of other
   * replicas.
   */
  private callListeners(topic: string, text: string): void {
    if (this.emitter.listenerCount(topic) > 0) this.emitter.emit(topic, (JSON.parse(text) as BroadcastMessage).message);
  }
}
