import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { packReaderFor, packReaderWhileServing } from './reader';

jest.setTimeout(60_000);

let pack: Jurisdiction;
beforeAll(async () => {
  pack = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
});

/** Number of turns of the event loop until a promise settles. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  void work.finally(() => (isDone = true));
  for (; !isDone; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  return turns;
}

it('trains the reader of a new version without blocking the event loop', async () => {
  expect(await turnsDuring(packReaderWhileServing({ ...pack, version: 'learnt meanwhile' }))).toBeGreaterThan(50);
});

it('builds the same reader in one call and in steps', async () => {
  const text = '小区楼下的烧烤摊每天半夜还在营业，油烟呛得睡不着';
  const meanwhile = await packReaderWhileServing({ ...pack, version: 'learnt meanwhile' });
  expect(meanwhile.read(text)).toEqual(packReaderFor({ ...pack, version: 'learnt at once' }).read(text));
});

it('builds the reader of a version once for all callers that wait for it', async () => {
  const version = { ...pack, version: 'asked for twice' };
  const [one, other] = await Promise.all([packReaderWhileServing(version), packReaderWhileServing(version)]);
  expect(one).toBe(other);
  expect(packReaderFor(version)).toBe(one);
});
