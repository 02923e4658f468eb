import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { started, type Started } from '../../testing/started';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const SCRIPT = 'console.log("hello")\n'.repeat(100);

describe('The console on the address of the product', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-console-'));
  let host: Started;
  const visit = (path: string, headers: Record<string, string> = BROWSER) => host.call(path, { headers });
  /** Sends exactly these headers, as a browser does. `fetch` would add its own and decompress the answer. */
  const asked = (path: string, headers: Record<string, string>) =>
    new Promise<IncomingMessage>((resolve, reject) =>
      get(host.url + path, { headers }, (answer) => resolve(answer.resume())).on('error', reject),
    );
  beforeAll(async () => {
    host = await started({ HOTLINE_CONSOLE: join(folder, 'dist') });
  });
  afterAll(async () => {
    await host.remove();
    rmSync(folder, { recursive: true });
  });

  it('says how to build the console while it is not built, and shows it as soon as it is', async () => {
    const before = await visit('/');
    expect(before.body.text).toContain('npm run build');
    expect(before.body.text).toContain('操作台页面尚未构建');
    mkdirSync(join(folder, 'dist/assets'), { recursive: true });
    writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>操作台</title>');
    writeFileSync(join(folder, 'dist/assets/main-1a2b.js'), SCRIPT);
    writeFileSync(join(folder, 'dist/assets/main-1a2b.js.br'), brotliCompressSync(SCRIPT));
    expect((await visit('/')).body.text).toContain('<title>操作台</title>');
    expect((await visit('/status')).body.text).toContain('运行状态');
  });

  it('answers the address of every screen with index.html, which browsers must revalidate each time', async () => {
    const screen = await visit('/tickets/42?tab=clock');
    expect(screen).toMatchObject({ status: 200, body: { text: expect.stringContaining('操作台') } });
    expect(screen.headers.get('cache-control')).toBe('no-cache');
    const etag = String(screen.headers.get('etag'));
    expect((await asked('/tickets/42', { ...BROWSER, 'if-none-match': etag })).statusCode).toBe(304);
  });

  it('forbids inline scripts and everything from other hosts', async () => {
    const policy = String((await visit('/')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'self'; worker-src 'self'; img-src 'self' blob: data:");
    expect(policy).not.toMatch(/script-src|https?:/);
  });

  it('serves files with a hash in their name compressed, and lets browsers cache them for a year', async () => {
    const { headers } = await asked('/assets/main-1a2b.js', { 'accept-encoding': 'br, gzip' });
    expect([headers['content-encoding'], headers['cache-control']]).toEqual([
      'br',
      'public, max-age=31536000, immutable',
    ]);
    expect((await visit('/assets/main-1a2b.js', { 'accept-encoding': 'identity' })).body.text).toBe(SCRIPT);
  });

  it.each([
    '/api/v1/nothing',
    '/dev/nothing',
    '/oidc/nothing',
    '/assets/main-0000.js',
    '/..%2f..%2fetc%2fpasswd.txt',
    '/%00.js',
  ])('answers %s with a problem document', async (path) => {
    expect(await visit(path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('answers a program that asks for an unknown address with a problem document', async () => {
    expect(await visit('/tickets/42', { accept: 'application/json' })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });
});
