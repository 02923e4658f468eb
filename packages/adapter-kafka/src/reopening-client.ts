/** The part of a kafkajs client (producer or admin) that concerns its connection. */
export interface Client {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/**
 * Connects a client at its first use and discards it after any error; the next use makes a new one. Reason: after a
 * failed send, an idempotent producer does not advance its sequence numbers, so the broker would drop the next batch as
 * a duplicate.
 */
export class ReopeningClient<C extends Client> {
  private current: Promise<C> | undefined;
  private closed = false;

  constructor(private readonly make: () => C) {}

  /** Resolves with the result of `work`. Rejects with the error of the connection or of `work`, and after `close`. */
  async use<T>(work: (client: C) => Promise<T>): Promise<T> {
    if (this.closed) throw new Error('the connection to Kafka is closed');
    const current = (this.current ??= this.connect());
    try {
      return await work(await current);
    } catch (error) {
      if (this.current === current) this.current = undefined;
      void current.then((client) => client.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.current?.then((client) => client.disconnect()).catch(() => undefined);
  }

  private async connect(): Promise<C> {
    const client = this.make();
    try {
      await client.connect();
    } catch (error) {
      void client.disconnect().catch(() => undefined);
      throw error;
    }
    return client;
  }
}
