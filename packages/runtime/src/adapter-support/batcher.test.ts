import { Batcher } from './batcher';

/** A batcher whose batches are answered only when the test calls `answer` or `fail`. */
function heldBatcher(limits: { size: number; concurrent: number }) {
  const batches: { readonly questions: readonly string[]; answer(): void; fail(error: Error): void }[] = [];
  const batcher = new Batcher<string, string>(
    (questions) =>
      new Promise((resolve, reject) =>
        batches.push({ questions, answer: () => resolve(questions.map((one) => `${one}!`)), fail: reject }),
      ),
    limits,
  );
  return { batcher, batches, sent: () => batches.map(({ questions }) => questions.join('')) };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a batcher', () => {
  it('sends the questions of one turn of the event loop as one batch, and answers each of them', async () => {
    const { batcher, batches, sent } = heldBatcher({ size: 10, concurrent: 1 });
    const answers = Promise.all(['a', 'b', 'c'].map((question) => batcher.ask(question)));
    await turn();
    expect(sent()).toEqual(['abc']);
    batches[0]?.answer();
    expect(await answers).toEqual(['a!', 'b!', 'c!']);
  });

  it('sends no batch above the size limit, and no more batches at the same time than allowed', async () => {
    const { batcher, batches, sent } = heldBatcher({ size: 2, concurrent: 2 });
    const answers = Promise.all([...'abcdefg'].map((question) => batcher.ask(question)));
    for (let n = 0; n < 3; n += 1) await turn();
    expect(sent()).toEqual(['ab', 'cd']);
    batches[1]?.answer();
    for (let n = 0; n < 3; n += 1) await turn();
    expect(sent()).toEqual(['ab', 'cd', 'ef']);
    for (let next = 0; next < 4; next += 1) {
      batches[next]?.answer();
      for (let n = 0; n < 3; n += 1) await turn();
    }
    expect((await answers).join('')).toBe('a!b!c!d!e!f!g!');
  });

  it('rejects the questions of a batch that fails, and goes on with the next batch', async () => {
    const { batcher, batches } = heldBatcher({ size: 1, concurrent: 1 });
    const [failing, next] = [batcher.ask('a'), batcher.ask('b')];
    await turn();
    batches[0]?.fail(new Error('engine away'));
    await expect(failing).rejects.toThrow('engine away');
    await turn();
    batches[1]?.answer();
    expect(await next).toBe('b!');
  });
});
