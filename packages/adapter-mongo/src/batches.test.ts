import { Batches, type Outcome } from './batches';
import { NoAnswer } from './in-time';

const never = new Promise<never>(() => undefined);
const echo = async (questions: readonly string[]): Promise<Outcome<string>[]> =>
  questions.map((answer) => ({ answer }));

describe('Questions that go out together', () => {
  it('fail when no answer comes, and make room for the next', async () => {
    let asked = 0;
    const batches = new Batches<string, string>((questions) => ((asked += 1) === 1 ? never : echo(questions)), {
      together: 10,
      atOnce: 1,
      answerMs: 20,
    });
    const lost = [batches.ask('a'), batches.ask('b')];
    for (const one of lost) await expect(one).rejects.toThrow(NoAnswer);
    expect(await batches.ask('c')).toBe('c');
  });

  it('are answered each for itself', async () => {
    const batches = new Batches<string, string>(
      async (questions) =>
        questions.map((question) => (question === 'b' ? { error: new Error('not b') } : { answer: question })),
      { together: 10, atOnce: 2 },
    );
    const [a, b, c] = ['a', 'b', 'c'].map((question) => batches.ask(question));
    await expect(b).rejects.toThrow('not b');
    expect([await a, await c]).toEqual(['a', 'c']);
  });
});
