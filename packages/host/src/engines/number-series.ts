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
  /** No number above this one was given out. */
  readonly upTo: number;
}

/** Numbers reserved at once. As many as the counters on Redis leave out when they find that a series was lost. */
const BLOCK = 1000;

/** What a series begins with where numbers up to `value` were given out elsewhere. */
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
 * Remembers in the documents how far each series has come, once in a thousand numbers, so that no number is given twice when Redis was emptied and the
 * processes were started anew. A number is given out only when it is reserved.
 */
export class NumberSeries {
  static readonly collection: CollectionSpec<Reserved> = { name: 'series', indexes: {} };
  private readonly reserved = new Map<string, number>();

  constructor(
    private readonly documents: Documents<Reserved>,
    private readonly clock: Clock,
  ) {}

  /** A number that the series has passed for certain; the next thousand above it may be given out. */
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
