import { withTimeout } from '@hotline/runtime/adapter-support';

const ANSWER_MS = 10_000;

/** The server did not answer in time. The write may have happened or not. */
export class NoAnswer extends Error {
  constructor(ms: number) {
    super(`MongoDB did not answer within ${ms} ms`);
    this.name = 'MongoNoAnswer';
  }
}

/**
 * Resolves with the answer of the server, or rejects with `NoAnswer` after ten seconds. The timeout is needed for
 * messages that are too large for one write to the socket. While the driver waits to write the rest, it notices an
 * error of the connection but not its end. So it would hang if the server goes away.
 */
export const answered = <T>(work: Promise<T>): Promise<T> => withTimeout(work, ANSWER_MS, (ms) => new NoAnswer(ms));
