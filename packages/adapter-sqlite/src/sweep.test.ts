import { ActRejected, RunningService, type ServiceDefinition } from '@hotline/runtime';
import { store, ticket, type Opened } from '@hotline/runtime/testing';
import { inTemporaryFolder } from './testing/temporary';

interface Messages {
  readonly jurisdiction: string;
}

/** Number of acts that a sweep reads in one batch. */
const BATCH = 200;
let opened: Opened;
beforeEach(async () => (opened = await inTemporaryFolder()()));
afterEach(() => opened.cleanup());

it('a sweep delivers an act although a whole batch of older acts is always rejected by the receiver', async () => {
  const delivered: string[] = [];
  const definition: ServiceDefinition<Messages> = {
    collection: { name: 'messages', indexes: {} },
    reactions: {},
    acts: {
      message: {
        perform: async (act) => {
          if (act.data.rejected) throw new ActRejected('HTTP 400');
          delivered.push(act.id);
        },
        decide: () => undefined,
      },
    },
  };
  const running = await RunningService.prepare(definition, opened.engine);
  for (let n = 1; n <= BATCH + 1; n += 1)
    await store<Messages>(running.loop.documents, 'messages', ticket(n), () => ({
      state: { jurisdiction: 'small' },
      acts: [{ name: 'tell', type: 'message', data: { rejected: n <= BATCH } }],
    }));
  await running.sweep();
  expect(delivered).toEqual([`messages.${ticket(BATCH + 1)}.tell`]);
  expect(await running.countPendingActs()).toBe(BATCH);
  await running.close();
});
