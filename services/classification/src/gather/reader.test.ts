import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { packReaderFor, packReaderWhileServing } from './reader';

jest.setTimeout(60_000);

let pack: Jurisdiction;
beforeAll(async () => {
  pack = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
});

/** How often others were served while a promise was awaited. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  void work.finally(() => (isDone = true));
  for (; !isDone; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  return turns;
}

it('learns a new version of a jurisdiction while others are served', async () => {
  expect(await turnsDuring(packReaderWhileServing({ ...pack, version: 'learnt meanwhile' }))).toBeGreaterThan(50);
});

it('reads alike, whether it was learnt at once or meanwhile', async () => {
  const text = '小区楼下的烧烤摊每天半夜还在营业，油烟呛得睡不着';
  const meanwhile = await packReaderWhileServing({ ...pack, version: 'learnt meanwhile' });
  expect(meanwhile.read(text)).toEqual(packReaderFor({ ...pack, version: 'learnt at once' }).read(text));
});

it('learns a version once, however many wait for it', async () => {
  const version = { ...pack, version: 'asked for twice' };
  const [one, other] = await Promise.all([packReaderWhileServing(version), packReaderWhileServing(version)]);
  expect(one).toBe(other);
  expect(packReaderFor(version)).toBe(one);
});
