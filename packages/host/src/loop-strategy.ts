import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { RunningService } from '@hotline/runtime';

/**
 * Lets one service listen, drain and close with Nest's lifecycle. The loop of the runtime reads the log; Nest's pattern
 * handlers are not used, because they lose or stall messages on errors.
 */
export class LoopStrategy extends Server implements CustomTransportStrategy {
  constructor(private readonly running: RunningService<never>) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.running.listen().then(() => callback(), callback);
  }

  close(): Promise<void> {
    return this.running.close();
  }

  on(): never {
    throw new Error('the loop has no events of its own');
  }

  unwrap<T>(): T {
    return this.running as T;
  }
}
