import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ManualClock } from '@hotline/runtime/testing';
import { readFolderText } from '@hotline/jurisdiction-files';
import { archiveOf, unzip, zip } from '@hotline/jurisdiction-files/sheets';
import { started, type Started } from '../../testing/started';

jest.setTimeout(60_000);

const SHIPPED = resolve(__dirname, '../../../../../test/src/jurisdictions/fair-county');
const VERSIONS = '/api/v1/jurisdiction/versions';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const START = '2026-11-22T09:00:00+08:00';

describe('versions of a jurisdiction', () => {
  let folder: string;
  let host: Started;
  let clock: ManualClock;
  let admin: string;

  const begin = async (data?: string): Promise<void> => {
    host = await started(
      { HOTLINE_JURISDICTIONS: folder, HOTLINE_JURISDICTION: 'fair-county', ...(data ? { HOTLINE_DATA: data } : {}) },
      { jurisdictions: undefined, clock },
    );
    admin = await host.token({ id: 'root', role: 'admin' });
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-jurisdictions-'));
    cpSync(SHIPPED, join(folder, 'fair-county'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
    clock = new ManualClock(Date.parse(START));
    await begin();
  });
  afterEach(async () => {
    await host.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Archive of the shipped folder with an edited main file. */
  const edited = async (...edits: readonly (readonly [string, string])[]): Promise<Buffer> => {
    const { files } = await readFolderText(join(folder, 'fair-county'));
    const edited = edits.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the file has no ${from}`);
      return text.replace(from, to);
    }, files['jurisdiction.yaml'] ?? '');
    return archiveOf([{ dir: 'fair-county', files: { ...files, 'jurisdiction.yaml': edited } }]);
  };
  const signsToPolice = [
    ['id: bureau-signs, holder: bureau', 'id: bureau-signs, holder: police'],
    ['version: "1"', 'version: "2"'],
  ] as const;

  const send = async (
    bytes: Buffer | string,
    type = 'application/zip',
    token: string | undefined = admin,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(host.url + VERSIONS, {
      method: 'POST',
      headers: { 'content-type': type, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const upload = async (...edits: readonly (readonly [string, string])[]): Promise<string> => {
    const { status, body } = await send(await edited(...edits));
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.version as string;
  };
  const get = (path: string, token = admin) => host.call(`${VERSIONS}${path}`, { token });
  const publish = (version: string, body: object = {}) =>
    host.call(`${VERSIONS}/${version}/publish`, { token: admin, body });
  const signsLead = async (query = ''): Promise<unknown> =>
    (
      (await host.call(`/api/v1/jurisdiction/explain?matter=signs&region=upper${query}`, { token: admin })).body
        .decision as { lead?: { unit: string } }
    ).lead?.unit;
  const inForce = async (): Promise<string> => (await get('')).body.inForce as string;

  it('an uploaded draft is checked, stored and compared in words, but not put in force', async () => {
    const before = await inForce();
    const { status, body } = await send(await edited(...signsToPolice));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      version: expect.stringMatching(/^2\+/),
      errors: 1,
      scenarios: { total: expect.any(Number), unmet: [{ says: '招牌归县局', expected: 'bureau', actual: 'police' }] },
    });
    expect(await signsLead()).toBe('bureau');
    const version = String(body.version);
    expect((await get('')).body).toMatchObject({
      inForce: before,
      versions: [
        { version: before, origin: 'folder', by: { id: 'start' } },
        { version, origin: 'upload', by: { id: 'root', role: 'admin' }, at: new Date(START).toISOString(), errors: 1 },
      ],
    });
    expect((await get(`/${version}/diff`)).body).toMatchObject({
      version,
      against: before,
      leads: 1,
      terms: 0,
      changes: [{ text: { zh: '“占道招牌”在界路、下集镇、无集镇等4个，2026-01-01起：县综合执法局 → 县公安局' } }],
      catalogue: [],
    });
    expect((await get(`/${version}/check`)).body).toMatchObject({ errors: 1, findings: [] });
  });

  it('a version comes into force at local midnight of its day; the list says who published it and when', async () => {
    const [before, version] = [await inForce(), await upload(...signsToPolice)];
    expect(await publish(version, { from: '2026-12-01', note: '三定方案', acceptErrors: true })).toMatchObject({
      status: 200,
      body: { version, from: '2026-11-30T16:00:00.000Z', inForce: before, by: { id: 'root' } },
    });
    await clock.moveTo(Date.parse('2026-11-30T23:59:59+08:00'));
    expect(await signsLead()).toBe('bureau');
    await clock.moveTo(Date.parse('2026-12-01T00:00:00+08:00'));
    expect([await signsLead(), await inForce()]).toEqual(['police', version]);
    expect(await signsLead(`&version=${encodeURIComponent(before)}`)).toBe('bureau');
    expect((await get('')).body).toMatchObject({
      timeline: [
        { version: before, until: '2026-11-30T16:00:00.000Z', inForce: false },
        { version, from: '2026-11-30T16:00:00.000Z', inForce: true },
      ],
      publications: [
        { version: before, origin: 'folder' },
        {
          version,
          origin: 'command',
          by: { id: 'root', role: 'admin' },
          note: '三定方案',
          at: new Date(START).toISOString(),
        },
      ],
    });
  });

  it('an earlier version can be published again; of two publications for one day the last one counts', async () => {
    const [first, second] = [await inForce(), await upload(...signsToPolice)];
    await publish(second, { acceptErrors: true });
    expect(await signsLead()).toBe('police');
    await publish(first);
    expect(await signsLead()).toBe('bureau');
    await publish(second, { from: '2026-12-01', acceptErrors: true });
    await publish(first, { from: '2026-12-01', note: '推迟' });
    await clock.moveTo(Date.parse('2026-12-02T00:00:00+08:00'));
    expect(await signsLead()).toBe('bureau');
  });

  it('a version is published once when two requests arrive at the same time', async () => {
    const version = await upload(...signsToPolice);
    await Promise.all([publish(version, { acceptErrors: true }), publish(version, { acceptErrors: true })]);
    expect(((await get('')).body.publications as unknown[]).length).toBe(2);
  });

  it('publishing is refused for a start in the past, an unknown version, or errors that the request does not accept', async () => {
    const version = await upload(...signsToPolice);
    expect(await publish(version, { from: '2026-11-21', acceptErrors: true })).toMatchObject({
      status: 400,
      body: { code: 'invalid-input' },
    });
    expect(await publish('9+nothing')).toMatchObject({ status: 404 });
    expect(await publish(version)).toMatchObject({
      status: 409,
      body: { hint: { en: expect.stringContaining('publish with errors') } },
    });
    expect(await signsLead()).toBe('bureau');
  });

  it('publications survive a restart, at which a changed folder takes effect and a broken one does not', async () => {
    const version = await upload(...signsToPolice);
    await publish(version, { acceptErrors: true });
    const again = async (): Promise<void> => {
      await host.close();
      await begin(host.folder);
    };
    await again();
    expect(await inForce()).toBe(version);
    const file = join(folder, 'fair-county/jurisdiction.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('version: "1"', 'version: "3"'));
    await again();
    expect([await signsLead(), await inForce()]).toEqual(['bureau', expect.stringMatching(/^3\+/)]);
    writeFileSync(file, 'powers: [');
    await again();
    expect(await inForce()).toMatch(/^3\+/);
  });

  it('a draft with errors is refused with file, line and column of the error, and is not stored', async () => {
    const { status, body } = await send(
      await edited(['id: bureau-signs, holder: bureau', 'id: bureau-signs, holder: burau']),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'invalid-input',
      errors: [
        {
          path: expect.stringMatching(/^fair-county\/jurisdiction\.yaml:100:\d+$/),
          message: 'no unit "burau" — did you mean "bureau"?',
          messageZh: '没有单位“burau” — 是不是“bureau”？',
        },
      ],
    });
    expect(((await get('')).body.versions as unknown[]).length).toBe(1);
  });

  it('a downloaded workbook can be uploaded again; an error in it is reported with sheet and cell', async () => {
    const out = await fetch(`${host.url}${VERSIONS}/${await inForce()}/workbook`, {
      headers: { authorization: `Bearer ${admin}` },
    });
    expect([out.headers.get('content-type'), out.headers.get('content-disposition')]).toEqual([
      XLSX,
      'attachment; filename="fair-county.xlsx"',
    ]);
    const parts = unzip(Buffer.from(await out.arrayBuffer()), () => true);
    const edited = (from: string, to: string): Buffer =>
      zip(
        new Map(
          [...parts].map(([name, bytes]): [string, string | Buffer] => [
            name,
            name.endsWith('.xml') ? bytes.toString().replaceAll(from, to) : bytes,
          ]),
        ),
      );
    expect(await send(zip(parts), XLSX)).toMatchObject({
      status: 201,
      body: { version: await inForce(), errors: 0, scenarios: { unmet: [] } },
    });
    expect(await send(edited('town-rubbish', 'Town Rubbish'), XLSX)).toMatchObject({
      status: 400,
      body: { errors: [{ path: expect.stringMatching(/^权责!A\d+ \[编号 id\]$/) }] },
    });
  });

  it('an uploaded CSV file, also one in GBK encoding, replaces the powers', async () => {
    const csv = Buffer.from(
      'id,holder,duty,matters,basis.kind,basis.text\nall,police,punish,stall scales signs rubbish,document,x\n',
    );
    const { status, body } = await send(csv, 'text/csv; charset=gbk');
    expect([status, body.errors]).toEqual([201, expect.any(Number)]);
    expect(
      await send('id,holder,duty,matters,basis.kind,basis.text\nall,nobody,punish,stall,document,x\n', 'text/csv'),
    ).toMatchObject({ status: 400, body: { errors: [{ path: '权责!B2 [行使单位 holder]' }] } });
  });

  it('an upload of another jurisdiction or type, or one that is broken or too large, is refused', async () => {
    expect(await send(await edited(['name: fair-county', 'name: elsewhere']))).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('"elsewhere"') }] },
    });
    expect(await send('{}', 'application/json')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'headers.content-type' }] },
    });
    expect(await send('PK not an archive')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body', message: expect.stringContaining('not an archive') }] },
    });
    expect(await send(Buffer.alloc(21 * 1024 * 1024))).toMatchObject({
      status: 413,
      body: { code: 'too-large', detail: expect.stringContaining('20 MB') },
    });
    expect(
      await host.call(`${VERSIONS}/x/publish`, { token: admin, body: 'a,b', headers: { 'content-type': 'text/csv' } }),
    ).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'headers.content-type', messageZh: '请求体请使用JSON格式（application/json）' }] },
    });
  });

  it('administrators may change versions, supervisors may only read them, other roles may do neither', async () => {
    const [operator, supervisor] = [
      await host.token({ id: 'op', role: 'operator' }),
      await host.token({ id: 'sv', role: 'supervisor' }),
    ];
    expect([
      (await send('x', 'application/zip', operator)).status,
      (await send('x', 'application/zip', '')).status,
      (await send('x', 'application/zip', supervisor)).status,
    ]).toEqual([403, 401, 403]);
    expect([(await get('', operator)).status, (await get('', supervisor)).status]).toEqual([403, 200]);
    expect((await host.call(`${VERSIONS}/x/publish`, { token: supervisor, body: {} })).status).toBe(403);
  });
});
