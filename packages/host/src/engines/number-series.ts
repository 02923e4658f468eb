import {
  assemble,
  Conflict,
  type Clock,
  type CollectionSpec,
  type Counters,
  type Documents,
  type Stored,
} from '@hotline/runtime';

interface Reserved {
  /** Highest number that may have been given out. */
  readonly upTo: number;
}

/** How many numbers are reserved at once. Must equal the gap that the Redis counters leave after a series was lost. */
const BLOCK = 1000;

/** Document of a series whose numbers up to `value` were given out by another engine. */
export const reservedAbove = (id: string, value: number): Stored<Reserved> => ({
  id,
  version: 1,
  state: { upTo: value + BLOCK },
  seen: {},
  commands: [],
  sequence: 0,
  wakeUps: {},
  acts: [],
});

/**
 * Stores the progress of each series in the documents, once per thousand numbers, so that no number is given out twice
 * after Redis was emptied and the processes restarted. A number is given out only after it is reserved.
 */
export class NumberSeries {
  static readonly collection: CollectionSpec<Reserved> = { name: 'series', indexes: {} };
  private readonly reserved = new Map<string, number>();

  constructor(
    private readonly documents: Documents<Reserved>,
    private readonly clock: Clock,
  ) {}

  /**
   * The highest number that is known to have been given out, or 0. Each of the next thousand may have been given out
   * too.
   */
  async floor(series: string): Promise<number> {
    return Math.max(0, ((await this.documents.load(series))?.state.upTo ?? 0) - BLOCK);
  }

  over(counters: Counters): Counters {
    return {
      hit: (name, forMs) => counters.hit(name, forMs),
      next: async (series) => {
        const number = await counters.next(series);
        if (number > (this.reserved.get(series) ?? 0)) await this.reserve(series, number);
        return number;
      },
    };
  }

  private async reserve(series: string, number: number): Promise<void> {
    for (;;) {
      const stored = await this.documents.load(series);
      const upTo = stored?.state.upTo ?? 0;
      if (number <= upTo) return void this.reserved.set(series, upTo);
      const decision = { state: { upTo: number + BLOCK } };
      try {
        await this.documents.commit(
          assemble({ service: 'series', id: series, now: this.clock.now() }, stored, decision, {
            id: series,
            jurisdiction: '',
          }),
        );
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  }
}
