import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT } from '../exit-codes';
import { AnsweringServer, runCommand, TestFolder } from '../testing/command-run';

jest.setTimeout(120_000);

const VERSIONS = '/api/v1/jurisdiction/versions';
const FINDING = {
  error: true,
  kind: 'gap',
  text: { zh: '没有单位有权主办“路灯不亮”', en: 'No unit may lead on "Street lights"' },
};
const UNMET = {
  text: { zh: '主办单位应为甲局，实为乙局', en: 'lead unit: expected Bureau A, found Bureau B' },
  says: '路灯归甲局',
};
const checked = (more: object = {}) => ({
  [`POST ${VERSIONS}`]: { body: { version: '2', errors: 0, notes: 1, findings: [], ...more } },
  [`GET ${VERSIONS}/2/diff`]: { body: { against: '1', leads: 1, terms: 2 } },
  [`POST ${VERSIONS}/2/publish`]: {
    body: { version: '2', from: '2026-12-31T16:00:00.000Z', inForce: '1' },
  },
  'GET /api/v1/jurisdiction': { body: { timeZone: 'Asia/Shanghai' } },
});

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const requests = (): string[] => server?.received.map(({ method, path }) => `${method} ${path}`) ?? [];

describe('npm run pack -- publish', () => {
  it('prints the differences, and the local time from which the version is in force', async () => {
    server = await AnsweringServer.open(checked());
    const { code, out } = await runCommand(
      'pack',
      'publish',
      'many-caps',
      '--from',
      '2027-01-01',
      '--note',
      '三定方案',
    );
    expect(code).toBe(EXIT.done);
    expect(out).toContain('版本2与版本1相比：主办单位变动1处，办理条件变动2处；1条提示');
    expect(out).toContain('version 2 compared with 1: 1 change of a lead unit, 2 changes of terms only; 1 note');
    expect(out).toContain('已发布版本2，自2027年1月1日00:00起生效；现行版本1');
    expect(out).toContain('in force from 00:00 on 1 January 2027');
    expect(server.received.find(({ path }) => path.endsWith('/publish'))?.body).toEqual({
      acceptErrors: false,
      from: '2027-01-01',
      note: '三定方案',
    });
  });

  it('does not publish a version with errors, and names them in words', async () => {
    server = await AnsweringServer.open(checked({ errors: 2, findings: [FINDING], scenarios: { unmet: [UNMET] } }));
    const { code, out } = await runCommand('pack', 'publish', 'many-caps');
    expect(code).toBe(EXIT.refused);
    expect(out).toContain('职责空白：没有单位有权主办“路灯不亮”\n  gap: No unit may lead on "Street lights"\n');
    expect(out).toContain('主办单位应为甲局，实为乙局\n  lead unit: expected Bureau A, found Bureau B\n');
    expect(out).toContain('  原文 document: 路灯归甲局\n');
    expect(out).toContain('未发布：检查发现2处错误，草案已保存为版本2');
    expect(out).toContain('not published: the check found 2 errors; the draft is kept as version 2');
    expect(requests()).not.toContain(`POST ${VERSIONS}/2/publish`);
  });

  it('publishes a version despite its errors with --accept-errors', async () => {
    server = await AnsweringServer.open(checked({ errors: 1, findings: [FINDING] }));
    const { code, out } = await runCommand('pack', 'publish', 'many-caps', '--accept-errors');
    expect(code).toBe(EXIT.done);
    expect(out).toContain('已发布版本2');
    expect(server.received.find(({ path }) => path.endsWith('/publish'))?.body).toMatchObject({ acceptErrors: true });
  });

  it('names the faults of the files by line, and sends nothing', async () => {
    const folder = new TestFolder();
    server = await AnsweringServer.open(checked());
    try {
      const shipped = resolve(__dirname, '../../../../deploy/jurisdictions');
      for (const name of ['emergencies', 'national', 'many-caps'])
        cpSync(join(shipped, name), join(folder.path, name), { recursive: true });
      writeFileSync(join(folder.path, 'many-caps', 'more.yaml'), 'unit: []\n');
      const { code, out } = await runCommand('pack', 'publish', join(folder.path, 'many-caps'));
      expect(code).toBe(EXIT.refused);
      expect(out).toMatch(/more\.yaml:1:1 没有“unit”这个键 — 是不是“units”？\n {2}unknown key "unit"/);
      expect(out).toContain('未发布：文件有1处错误\n  not published: 1 fault in the files');
      expect(requests()).toEqual([]);
    } finally {
      folder.remove();
    }
  });
});

describe('npm run pack -- why', () => {
  const ticket = (history: object[]) => ({
    ticketId: 't1',
    ticketNo: '20261130-000001',
    matter: 'lights',
    region: 'east',
    registeredAt: '2026-11-30T06:00:00.000Z',
    why: { pack: '1+abc' },
    history,
  });
  const dispatched = { at: '2026-11-30T17:00:00.000Z', type: 'TicketDispatched', data: { facts: { permit: 'none' } } };

  it('explains the decision of a ticket with the version, the facts and the local day of its dispatch', async () => {
    const query =
      'matter=lights&version=1%2Babc&on=2026-12-01&at=2026-11-30T06%3A00%3A00.000Z&region=east&facts=permit%3Anone';
    server = await AnsweringServer.open({
      'GET /api/v1/tickets/20261130-000001': { body: ticket([dispatched]) },
      'GET /api/v1/jurisdiction': { body: { timeZone: 'Asia/Shanghai' } },
      [`GET /api/v1/jurisdiction/explain?${query}`]: {
        body: { version: '1+abc', on: '2026-12-01', sentences: [{ zh: '主办：甲局', en: 'Lead: Bureau A' }] },
      },
    });
    const { code, out } = await runCommand('pack', 'why', '20261130-000001');
    expect(code).toBe(EXIT.done);
    expect(out).toContain('主办：甲局\n  Lead: Bureau A\n');
    expect(out).toContain('Ticket 20261130-000001, by version 1+abc as of 2026-12-01:');
  });

  it('refuses a ticket that has not been dispatched', async () => {
    server = await AnsweringServer.open({ 'GET /api/v1/tickets/t1': { body: ticket([]) } });
    const { code, err } = await runCommand('pack', 'why', 't1');
    expect(code).toBe(EXIT.refused);
    expect(err).toBe(
      '工单20261130-000001尚未派单，没有可说明的决定\n' +
        '  ticket 20261130-000001 has not been dispatched yet: there is no decision to explain\n',
    );
  });
});
