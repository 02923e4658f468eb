import { inTime } from './in-time';

/** What became of one question: its answer, or why there is none. */
export type Outcome<A> = { readonly answer: A } | { readonly error: unknown };

interface Asked<Q, A> {
  readonly question: Q;
  readonly done: (answer: A) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Sends single questions to the server together: whatever is asked while the messages under way are not answered goes out in the next one. A question
 * that comes alone waits for nobody. A message that fails as a whole fails all its questions.
 */
export class Batches<Q, A> {
  private waiting: Asked<Q, A>[] = [];
  private underWay = 0;
  private planned = false;

  constructor(
    /** Answers in the order of the questions. */
    private readonly send: (questions: readonly Q[]) => Promise<readonly Outcome<A>[]>,
    private readonly limits: { readonly together: number; readonly atOnce: number; readonly answerMs?: number },
  ) {}

  ask(question: Q): Promise<A> {
    return new Promise((done, failed) => {
      this.waiting.push({ question, done, failed });
      this.plan();
    });
  }

  /** At the end of this turn of the loop, so that what is asked in it goes together. */
  private plan(): void {
    if (this.planned || this.waiting.length === 0 || this.underWay >= this.limits.atOnce) return;
    this.planned = true;
    setImmediate(() => {
      this.planned = false;
      const asked = this.waiting.splice(0, this.limits.together);
      this.underWay += 1;
      void this.settle(asked).finally(() => {
        this.underWay -= 1;
        this.plan();
      });
      this.plan();
    });
  }

  private async settle(asked: readonly Asked<Q, A>[]): Promise<void> {
    try {
      const outcomes = await inTime(this.send(asked.map(({ question }) => question)), this.limits.answerMs);
      asked.forEach(({ done, failed }, i) => {
        const outcome = outcomes[i] as Outcome<A>;
        if ('error' in outcome) failed(outcome.error);
        else done(outcome.answer);
      });
    } catch (error) {
      for (const { failed } of asked) failed(error);
    }
  }
}
