/** Waits that can be cut short together. */
export class Pauses {
  private readonly underWay = new Set<() => void>();
  private over = false;

  /** Resolves after `ms`, or when the pauses are ended. */
  for(ms: number): Promise<void> {
    if (this.over) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.underWay.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.underWay.add(end);
    });
  }

  /** Ends those under way, and all later ones at once. */
  end(): void {
    this.over = true;
    for (const end of this.underWay) end();
  }
}

/** Resolves when the work has ended, well or not, or after `ms`; what hangs is left behind. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}
