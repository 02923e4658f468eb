/** A client of the broker, as far as its connection goes. */
export interface Client {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/**
 * A client that is connected when it is first needed, and thrown away after any error; the next use makes another. An idempotent producer must not
 * be used again after a send that failed: its sequence numbers stand still, and the broker would take the next batch for a repeat and drop it.
 */
export class ReopeningClient<C extends Client> {
  private current: Promise<C> | undefined;
  private closed = false;

  constructor(private readonly make: () => C) {}

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
