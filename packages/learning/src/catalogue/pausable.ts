/** Work that may be paused between its steps, so that a process serves others meanwhile. */
export type Pausable<T> = Generator<void, T, void>;

/** Does all of the work without a pause. */
export function runToEnd<T>(work: Pausable<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
