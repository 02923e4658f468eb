import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { operations } from '@hotline/contracts';
import { readConfig, start, type Running } from '@hotline/host';
import { services } from './services';

jest.setTimeout(60_000);
const FOLDERS = resolve(__dirname, '../..');
/** Folders in services/ that are programs without a service of their own. */
const PROGRAMS = ['all', 'cli', 'console'];
const ORDER = ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'];

describe('The whole product in one process', () => {
  const data = mkdtempSync(join(tmpdir(), 'hotline-all-'));
  const open = (): Promise<Running> =>
    start({ services, config: readConfig({ HOTLINE_PORT: '0', HOTLINE_LOG: 'silent', HOTLINE_DATA: data }) });
  let running: Running;
  beforeAll(async () => {
    running = await open();
  });
  afterAll(async () => {
    await running.close();
    rmSync(data, { recursive: true });
  });

  it('holds every service that has a folder, in the order in which a ticket passes through them', () => {
    const folders = readdirSync(FOLDERS).filter((name) => existsSync(join(FOLDERS, name, 'src/service.ts')));
    expect(folders.filter((name) => !PROGRAMS.includes(name)).sort()).toEqual([...ORDER].sort());
    expect(services).toHaveLength(ORDER.length);
    for (const name of ORDER) expect(running.service(name).name).toBe(name);
  });

  it('has a route for every operation of the contracts', async () => {
    const fastify = running.app.getHttpAdapter().getInstance();
    for (const { method, path } of operations) {
      const url = `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
      expect([method, url, fastify.hasRoute({ method, url })]).toEqual([method, url, true]);
    }
  });

  it('reports the state of every service', async () => {
    const ready = (await (await fetch(`${running.url}/readyz`)).json()) as { services: { name: string }[] };
    expect(ready).toMatchObject({ ready: true });
    expect(ready.services.map(({ name }) => name)).toEqual(ORDER);
  });

  it('stops, and starts again with the data that it stored', async () => {
    await running.close();
    await expect(fetch(`${running.url}/healthz`)).rejects.toThrow();
    running = await open();
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  });
});
