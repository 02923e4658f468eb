interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchLimits {
  /** Largest number of questions in one batch. */
  readonly size: number;
  /** Largest number of batches under way at the same time. */
  readonly concurrent: number;
}

/**
 * Sends questions to an engine in batches, because sending a message costs more than the question in it. A batch holds
 * the questions of one turn of the event loop. While as many batches as allowed are under way, new questions wait for
 * the next batch. When a batch fails, all its questions are rejected with the same error.
 */
export class Batcher<Q, A> {
  private waiting: Waiting<Q, A>[] = [];
  private underWay = 0;
  private planned = false;

  constructor(
    /** Resolves with the answers of a batch, in the order of its questions. */
    private readonly send: (questions: readonly Q[]) => Promise<readonly A[]>,
    private readonly limits: BatchLimits,
  ) {}

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      this.plan();
    });
  }

  private plan(): void {
    if (this.planned || this.waiting.length === 0 || this.underWay >= this.limits.concurrent) return;
    this.planned = true;
    setImmediate(() => {
      this.planned = false;
      this.underWay += 1;
      void this.settle(this.waiting.splice(0, this.limits.size)).finally(() => {
        this.underWay -= 1;
        this.plan();
      });
      this.plan();
    });
  }

  private async settle(batch: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await this.send(batch.map(({ question }) => question));
      batch.forEach(({ resolve }, i) => resolve(answers[i] as A));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
