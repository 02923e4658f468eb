import { EngineAway, type Documents } from '@hotline/runtime';
import { reportUnavailable } from './unavailable';

/** Documents whose driver rejects every call with this error. */
const failing = (name: string, message: string, code?: number): Documents<unknown> => {
  const fail = (): Promise<never> => Promise.reject(Object.assign(new Error(message), { name, code }));
  const queries = { find: fail, count: fail, countUpTo: fail, countBy: fail, search: fail, countFound: fail };
  return { load: fail, commit: fail, ...queries, withActs: fail, withDue: fail };
};

describe('reportUnavailable', () => {
  it.each([
    ['MongoServerSelectionError', 'connect ECONNREFUSED'],
    ['MongoNetworkError', 'connection 3 closed'],
    ['MongoBulkWriteError', 'connection 3 closed'],
    ['MongoNoAnswer', 'MongoDB did not answer within 10000 ms'],
  ])('rejects with EngineAway when the driver reports %s', async (name, message) => {
    await expect(reportUnavailable('MongoDB', failing(name, message)).load('a')).rejects.toThrow(EngineAway);
  });

  it('rejects with EngineAway when a server without error labels answers that it is stopping', async () => {
    const stopping = failing('MongoServerError', 'interrupted at shutdown', 11600);
    await expect(reportUnavailable('MongoDB', stopping).load('a')).rejects.toThrow(EngineAway);
  });

  it('rejects with the error of the driver when it concerns one document and not the engine', async () => {
    await expect(reportUnavailable('MongoDB', failing('DocumentTooLarge', 'too large')).load('a')).rejects.not.toThrow(
      EngineAway,
    );
  });
});
