/**
 * `eventually` checks in each of the first turns of the event loop, then every few milliseconds, because engines on a
 * network are slower. It gives up after about 20 s.
 */
const QUICK_TURNS = 200;
const SLOW_TURN_MS = 5;
const MOST_TURNS = QUICK_TURNS + 4000;

export const oneTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Waits some turns of the event loop, to show that nothing more happens. To wait for something that must happen use
 * `eventually`.
 */
export async function someTurns(turns = 50): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await oneTurn();
}

/**
 * Repeats `check` until it does not throw, and resolves with its result. Rejects after `mostTurns` with its last error.
 */
export async function eventually<T>(check: () => T | Promise<T>, mostTurns = MOST_TURNS): Promise<T> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await check();
    } catch (error) {
      if (turn >= mostTurns)
        throw new Error(
          `still not so after ${mostTurns} turns: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
    }
    await (turn < QUICK_TURNS ? oneTurn() : new Promise((resolve) => setTimeout(resolve, SLOW_TURN_MS)));
  }
}

/** A promise that a test settles by hand. */
export interface ManualPromise {
  readonly opened: Promise<void>;
  open(): void;
}
export function gate(): ManualPromise {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
