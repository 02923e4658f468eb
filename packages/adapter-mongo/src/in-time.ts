const ANSWER_MS = 10_000;

/** The server did not answer. What was asked may have happened or not. */
export class NoAnswer extends Error {
  constructor(ms: number) {
    super(`MongoDB did not answer within ${ms} ms`);
    this.name = 'MongoNoAnswer';
  }
}

/**
 * The answer, or `NoAnswer`. For messages that are too large to be sent at once: the driver waits for ever when the server goes away while it takes in
 * such a one, because it then listens for an error of the connection and not for its end.
 */
export async function inTime<T>(work: Promise<T>, ms = ANSWER_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new NoAnswer(ms)), ms)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
