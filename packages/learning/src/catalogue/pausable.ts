/** Work in short steps, so that a process can serve requests in between. */
export type Pausable<T> = Generator<void, T, void>;

/** Runs all steps without a pause. */
export function runToEnd<T>(work: Pausable<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
