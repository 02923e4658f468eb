import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { started, type Started } from '../../testing/started';

jest.setTimeout(60_000);

const SHIPPED = resolve(__dirname, '../../../../../deploy/jurisdictions');

describe('The operations on a jurisdiction', () => {
  let folder: string;
  let host: Started;
  let admin: string;
  const file = (name: string): string => join(folder, 'shanghe', name);
  const change = (name: string, from: string, to: string): void =>
    writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(from, to));
  const post = () => host.call('/api/v1/jurisdiction/reload', { token: admin, body: {} });
  const read = async () => (await host.call('/api/v1/jurisdiction', { token: admin })).body;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-packs-'));
    for (const name of ['emergencies', 'jinan', 'shanghe'])
      cpSync(join(SHIPPED, name), join(folder, name), { recursive: true });
    host = await started(
      { HOTLINE_JURISDICTIONS: folder, HOTLINE_JURISDICTION: 'shanghe', HOTLINE_UNLISTED_PEOPLE: 'yes' },
      { jurisdictions: undefined },
    );
    admin = await host.token({ id: 'root', role: 'admin' });
  });
  afterEach(async () => {
    await host.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a reload puts the new version in force, and returns both versions with the findings of the proof', async () => {
    const { version: before } = await read();
    expect((await post()).body).toMatchObject({
      jurisdictions: [{ name: 'shanghe', before, after: before, changed: false }],
    });
    change('jurisdiction.yaml', '"2017.1"', '"2017.2"');
    const { status, body } = await post();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      jurisdictions: [
        { before, after: expect.stringMatching(/^2017\.2\+/), changed: true, findings: expect.any(Number) },
      ],
    });
    const [jurisdiction] = body.jurisdictions as {
      after: string;
      findings: number;
      findingsByKind: Record<string, number>;
    }[];
    expect(Object.values(jurisdiction?.findingsByKind ?? {}).reduce((sum, n) => sum + n, 0)).toBe(
      jurisdiction?.findings,
    );
    expect((await read()).version).toBe(jurisdiction?.after);
    expect((await host.call('/readyz')).body).toMatchObject({ jurisdiction: { version: jurisdiction?.after } });
  });

  it('a reload refuses a pack with errors, names file and line of each, and keeps the old version', async () => {
    const before = await read();
    change('jurisdiction.yaml', '"2017.1"', '"2017.2"');
    change('powers-one.yaml', 'of: enforcement-bureau', 'of: nobody-at-all');
    const { status, body } = await post();
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('stays in force'),
      errors: [
        {
          path: expect.stringMatching(/^shanghe\/powers-one\.yaml:\d+:\d+$/),
          message: expect.stringContaining('nobody-at-all'),
        },
      ],
    });
    expect(await read()).toEqual(before);
  });

  it('a reload refuses a pack whose jurisdiction has another name', async () => {
    change('jurisdiction.yaml', 'name: shanghe', 'name: elsewhere');
    expect(await post()).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('"elsewhere"') }] },
    });
  });

  it('two reloads run one after the other', async () => {
    change('jurisdiction.yaml', '"2017.1"', '"2017.2"');
    const answers = await Promise.all([post(), post()]);
    const jurisdictions = answers.map(({ body }) => (body.jurisdictions as { changed: boolean }[])[0]?.changed);
    expect(jurisdictions.sort()).toEqual([false, true]);
  });

  it('only administrators may reload a jurisdiction', async () => {
    const token = await host.token({ id: 'op', role: 'operator' });
    expect(await host.call('/api/v1/jurisdiction/reload', { token, body: {} })).toMatchObject({ status: 403 });
  });

  it('everybody with a token can ask which unit would lead, and why', async () => {
    const token = await host.token({ id: 'op', role: 'operator' });
    const explain = (query: string) => host.call(`/api/v1/jurisdiction/explain?${query}`, { token });
    expect(await explain('matter=street-trading.stall&region=xushang&on=2026-01-05&facts=permit:none')).toMatchObject({
      status: 200,
      body: {
        jurisdiction: 'shanghe',
        on: '2026-01-05',
        decision: {
          kind: 'lead',
          lead: { unit: 'squad-xushang', inNameOf: 'enforcement-bureau', basis: {} },
          rule: { text: {}, basis: {} },
        },
      },
    });
    expect(await explain('matter=street-trading.stall&facts=permit:none')).toMatchObject({
      status: 200,
      body: { decision: { kind: 'ask' } },
    });
    expect(await explain('matter=street-trading.stal')).toMatchObject({
      status: 422,
      body: { code: 'unknown-matter' },
    });
    expect(await explain('matter=street-trading.stall&facts=permit')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'query.facts' }] },
    });
    expect(await explain('matter=street-trading.stall&facts=permit:maybe')).toMatchObject({
      status: 422,
      body: { code: 'unknown-fact' },
    });
  });
});
