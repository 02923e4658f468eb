import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '@hotline/all';
import * as api from '@hotline/contracts';
import { runCommandLine } from '@hotline/cli';
import { readConfig, start } from '@hotline/host';
import { wholeProduct } from '../bundled-program';
import { problemError, refusal, type TestPerson } from '../client';
import { admin, dispatcher, of, operator, supervisor } from '../people';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { TestWorld } from '../world';
import { forgedToken } from './forged-token';
import { resolution, contactAndResolve, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe('Invalid requests', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open();
  });
  afterAll(() => world.close());

  const stored = async (): Promise<number> =>
    (await world.client.call(api.listTickets, { query: { limit: 200 } }, { as: admin })).tickets.length;
  /** Posts a body to /tickets and returns the problem; expects that nothing was stored. */
  async function refusedCall(
    body: unknown,
    as: { as?: TestPerson; token?: string } = { as: operator },
  ): Promise<api.Problem> {
    const before = await stored();
    const { status, headers, text } = await world.client.send('POST', '/api/v1/tickets', body, as);
    const { problem } = problemError(status, headers, text);
    await world.settled();
    expect(await stored()).toBe(before);
    expect(problem).toMatchObject({
      status,
      instance: '/api/v1/tickets',
      type: `urn:hotline:problem:${problem.code}`,
      titleZh: expect.stringMatching(/\p{Script=Han}/u),
      hint: { zh: expect.any(String), en: expect.any(String) },
    });
    return problem;
  }
  const call = (more: object) => ({ channel: 'phone', narrative: '路口每天有一堆摆摊的', ...more });

  it('lists the known regions when a region is unknown', async () => {
    const problem = await refusedCall(call({ location: { region: '月亮湾' } }));
    expect(problem).toMatchObject({ status: 422, code: 'unknown-region', errors: [{ path: 'location.region' }] });
    expect(problem.detail).toContain('月亮湾');
    for (const region of ['许商街道', '白桥镇']) expect(problem.hint?.zh).toContain(region);
    expect(problem.errors?.[0]?.choices).toEqual(expect.arrayContaining(['xushang', 'baiqiao']));
  });

  it('lists the values of a fact when the value is unknown, and the facts when the fact is unknown', async () => {
    expect(await refusedCall(call({ facts: { permit: 'perhaps' } }))).toMatchObject({
      status: 422,
      code: 'unknown-fact',
      errors: [{ path: 'facts.permit', choices: ['held', 'none', 'unknown'] }],
    });
    expect(await refusedCall(call({ facts: { weather: 'rain' } }))).toMatchObject({
      code: 'unknown-fact',
      errors: [{ path: 'facts.weather', choices: expect.arrayContaining(['permit']) }],
    });
  });

  it('refuses a narrative of a megabyte as too large, and names the limit', async () => {
    expect(await refusedCall(call({ narrative: '吵'.repeat(350_000) }))).toMatchObject({
      status: 413,
      code: 'too-large',
      hint: { en: expect.stringContaining('20,000') },
    });
  });

  it('refuses a narrative of 20,001 characters, and names the field', async () => {
    expect(await refusedCall(call({ narrative: '吵'.repeat(20_001) }))).toMatchObject({
      status: 400,
      code: 'invalid-input',
      errors: [{ path: 'body.narrative' }],
    });
  });

  it('names the line and column at which a body stops being valid JSON', async () => {
    expect(await refusedCall('{\n  "channel": "phone",\n  "narrative": 路口\n}')).toMatchObject({
      status: 400,
      code: 'invalid-input',
      errors: [{ path: 'body', message: expect.stringContaining('Line 3, column 16') }],
    });
  });

  it('lists all invalid and all unknown fields of a body at once', async () => {
    const problem = await refusedCall({ channel: 'pigeon', narrative: '', colour: 'red', location: { latitude: 91 } });
    expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual([
      'body.channel',
      'body.colour',
      'body.location.latitude',
      'body.narrative',
    ]);
    expect(problem.errors?.find(({ path }) => path === 'body.colour')?.messageZh).toBe('系统不识别此字段');
  });

  it('refuses a missing body, null, a list and a text', async () => {
    for (const body of [undefined, 'null', '[]', '"路口"'])
      expect(await refusedCall(body)).toMatchObject({ status: 400, code: 'invalid-input' });
  });

  describe('A token', () => {
    const forged = (claims: object): string => forgedToken(world, claims);

    it('a token with valid claims is accepted (most of the next tests change one of its claims)', async () => {
      expect((await world.client.send('GET', '/api/v1/tickets', undefined, { token: forged({}) })).status).toBe(200);
    });

    it.each([
      ['that has expired', () => forged({ exp: Math.floor(Date.now() / 1000) - 1 }), /expired/, undefined],
      ['for another audience', () => forged({ aud: 'another-hotline' }), /not valid/, 'token.aud'],
      ['of another issuer', () => forged({ iss: 'https://elsewhere.example' }), /not valid/, 'token.iss'],
      ['that is no JWT', () => 'abc', /not valid/, undefined],
    ])('a token %s is refused with a hint at how to get a valid one', async (_, token, why, claim) => {
      const problem = await refusedCall(call({}), { token: token() });
      expect(problem).toMatchObject({
        status: 401,
        code: 'not-authenticated',
        hint: { en: expect.stringContaining('/dev/tokens') },
      });
      expect(problem.detail).toMatch(why);
      expect(problem.errors?.[0]?.path).toBe(claim);
    });

    it('a request without a token is told that it carries none', async () => {
      expect(await refusedCall(call({}), {})).toMatchObject({
        status: 401,
        code: 'not-authenticated',
        detail: expect.stringContaining('carries no token'),
      });
    });

    it('a token whose role may not make the request is refused with the roles that may', async () => {
      expect(await refusedCall(call({}), { as: squad })).toMatchObject({
        status: 403,
        code: 'not-allowed',
        hint: { en: 'Ask an operator, a dispatcher or an administrator' },
      });
    });
  });

  describe('The token of a unit', () => {
    const stranger = of('squad-baiqiao');
    let id: string;
    beforeAll(async () => {
      id = (await world.register(stallCall(world))).ticketId;
    });

    it('a unit that neither leads nor assists reads nothing of a ticket', async () => {
      expect(await refusal(world.read(id, stranger))).toMatchObject({ status: 403, code: 'not-your-ticket' });
      expect(
        await refusal(
          world.client.call(
            api.readCaller,
            { params: { ticketId: id }, body: { code: 'work', reason: '好奇' } },
            { as: stranger },
          ),
        ),
      ).toMatchObject({ status: 403, code: 'not-your-ticket' });
    });

    it('a unit that neither leads nor assists can change nothing, whatever the state of the ticket', async () => {
      const commands: [api.Operation, object][] = [
        [api.acknowledgeDispatch, {}],
        [api.recordContact, { outcome: 'reached' }],
        [api.requestReturn, { code: 'wrong-matter', reason: '不归我们', basis: '清单' }],
        [api.askFacts, { question: '几点？' }],
        [api.resolveTicket, resolution()],
      ];
      const tryAll = async (): Promise<void> => {
        const before = await world.read(id);
        for (const [operation, body] of commands) {
          expect(await refusal(world.give(operation, id, body, stranger))).toMatchObject({
            status: 403,
            code: 'not-your-ticket',
            detail: expect.stringContaining('其他单位'),
            hint: expect.anything(),
          });
        }
        expect(await world.read(id)).toEqual(before);
      };
      await tryAll();
      await world.give(api.acknowledgeDispatch, id, {}, squad);
      await tryAll();
      await contactAndResolve(world, id, squad, '王');
      await tryAll();
    });

    it('a unit lists only its own tickets, and may not ask for those of another unit', async () => {
      const list = (query: Record<string, string>, as: TestPerson) =>
        world.client.call(api.listTickets, { query }, { as });
      expect((await list({}, stranger)).tickets).toEqual([]);
      expect((await list({}, squad)).tickets.map(({ ticketId }) => ticketId)).toEqual([id]);
      expect((await list({}, of('town-xushang'))).tickets.map(({ ticketId }) => ticketId)).toEqual([id]);
      expect(await refusal(list({ unit: 'squad-xushang' }, stranger))).toMatchObject({
        status: 403,
        code: 'not-your-ticket',
      });
    });
  });

  describe('a repeated Idempotency-Key with another body', () => {
    it('refuses a second registration with the same key and leaves the first ticket as it was', async () => {
      const first = await world.register(stallCall(world), 'key-1');
      const ticket = await world.read(first.ticketId);
      const before = await stored();
      expect(
        await refusal(world.register({ ...stallCall(world), narrative: '另一件事，路灯不亮' }, 'key-1')),
      ).toMatchObject({
        status: 422,
        code: 'key-reused',
        hint: { en: expect.stringContaining('The first submission counts') },
      });
      expect(await world.read(first.ticketId)).toEqual(ticket);
      expect(await stored()).toBe(before);
      expect(await world.register(stallCall(world), 'key-1')).toEqual({ ...first, repeated: true });
    });

    it('refuses a second command with the same key and changes nothing', async () => {
      const { ticketId } = await world.register(stallCall(world));
      await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
      await world.give(api.recordContact, ticketId, { outcome: 'not-reached' }, squad, 'key-2');
      const ticket = await world.read(ticketId);
      expect(
        await refusal(world.give(api.recordContact, ticketId, { outcome: 'reached' }, squad, 'key-2')),
      ).toMatchObject({ status: 422, code: 'key-reused' });
      expect(await refusal(world.give(api.resolveTicket, ticketId, resolution(), squad, 'key-2'))).toMatchObject({
        status: 422,
        code: 'key-reused',
      });
      expect(await world.read(ticketId)).toEqual(ticket);
    });

    it('a command is remembered after forty others on the same ticket', async () => {
      const { ticketId } = await world.register(stallCall(world));
      const note = (text: string, key: string) =>
        world.client.call(api.addInformation, { params: { ticketId }, body: { text } }, { as: operator, key });
      const first = await note('第一次补充', 'note-0');
      for (let n = 1; n <= 40; n += 1) await note('再补充', `note-${n}`);
      expect(await note('第一次补充', 'note-0')).toEqual({ ...first, repeated: true });
      expect(await refusal(note('另一件事', 'note-0'))).toMatchObject({ status: 422, code: 'key-reused' });
    });

    it('a unit that no longer has the ticket is refused, also with a key that was answered before', async () => {
      const { ticketId } = await world.register(stallCall(world));
      const acknowledge = () => world.give(api.acknowledgeDispatch, ticketId, {}, squad, 'key-4');
      const first = await acknowledge();
      expect(await acknowledge()).toEqual({ ...first, repeated: true });
      const body = { code: 'not-our-power', reason: '不归我们', basis: '清单', proposedUnit: 'squad-baiqiao' };
      await world.give(api.requestReturn, ticketId, body, squad);
      expect(await acknowledge()).toEqual({ ...first, repeated: true });
      await world.give(api.decideReturn, ticketId, { grant: true, to: 'squad-baiqiao', reason: '同意' }, dispatcher);
      expect(await refusal(acknowledge())).toMatchObject({ status: 403, code: 'not-your-ticket' });
    });

    it('a key belongs to one person, however the parts of their id and of the key are joined', async () => {
      const send = (id: string, key: string) =>
        world.client.call(
          api.registerTicket,
          { body: { channel: 'web', narrative: '路灯不亮' } },
          { as: { id, role: 'operator' }, key },
        );
      expect((await send('a', 'b:c')).ticketId).not.toBe((await send('a:b', 'c')).ticketId);
    });

    it('the same key sent by two people registers two tickets', async () => {
      const { ticketId } = await world.register(stallCall(world), 'key-3');
      const { ticketId: other } = await world.client.call(
        api.registerTicket,
        { body: { channel: 'web', narrative: '路灯不亮' } },
        { as: dispatcher, key: 'key-3' },
      );
      expect(other).not.toBe(ticketId);
    });
  });

  it('a request that names an unknown ticket, matter, guide or unit is told which of them is unknown', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await refusal(world.read(nowhere))).toMatchObject({
      status: 404,
      code: 'not-found',
      hint: expect.anything(),
    });
    expect(await refusal(world.read('nonsense'))).toMatchObject({ status: 400, errors: [{ path: 'params.ticketId' }] });
    const { ticketId } = await world.register(stallCall(world));
    const before = await world.read(ticketId);
    expect(await refusal(world.give(api.classifyTicket, ticketId, { matter: 'no.such' }, operator))).toMatchObject({
      status: 422,
      code: 'unknown-matter',
      errors: [{ path: 'matter' }],
    });
    expect(await refusal(world.give(api.answerTicket, ticketId, { guide: 'no.such' }, operator))).toMatchObject({
      status: 422,
      code: 'unknown-guide',
    });
    expect(
      await refusal(
        world.give(
          api.designateUnit,
          ticketId,
          { lead: 'no-such', document: '指定〔2026〕1号', basis: '法条', reason: '理由' },
          supervisor,
        ),
      ),
    ).toMatchObject({ status: 422, code: 'unknown-unit' });
    expect(
      await refusal(
        world.give(
          api.requestReturn,
          ticketId,
          { code: 'not-our-power', reason: '不归我们', basis: '清单', proposedUnit: 'no-such' },
          squad,
        ),
      ),
    ).toMatchObject({ status: 422, code: 'unknown-unit' });
    expect(await world.read(ticketId)).toEqual(before);
  });
});

describe('A pack with two lead units for one matter', () => {
  const twoLeads = () =>
    withSmallJurisdiction((yaml) =>
      yaml.replace('routing:\n', '  - {id: bureau-too, holder: bureau, duty: punish, matters: [stall]}\nrouting:\n'),
    );

  it('the product does not start, names the lines in conflict, and creates no data folder', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'hotline-bad-')), 'data');
    const config = readConfig({ ...twoLeads(), HOTLINE_DATA: data, HOTLINE_PORT: '0', HOTLINE_LOG: 'silent' });
    const error = (await start({ services, config }).catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ name: 'PackError' });
    expect(error.message).toMatch(/jurisdiction\.yaml:\d+:\d+ .*\n {2}.*stall/);
    expect(error.message).toContain('squads');
    expect(existsSync(data)).toBe(false);
  });

  it('the program exits with status 1 and a message without a stack trace', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'hotline-bad-')), 'data');
    const { status, stderr, stdout } = spawnSync(process.execPath, [await wholeProduct()], {
      env: { ...process.env, ...twoLeads(), HOTLINE_DATA: data, HOTLINE_PORT: '0' },
      encoding: 'utf8',
    });
    expect([status, stdout, existsSync(data)]).toEqual([1, '', false]);
    expect(stderr).toMatch(/jurisdiction\.yaml:\d+:\d+ /);
    expect(stderr).not.toContain('    at ');
  });
});

describe('The replay of a file of past complaints with broken rows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-replay-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  async function replay(file: string, data: string): Promise<{ readonly status: number; readonly stderr: string }> {
    const before = { ...process.env };
    Object.assign(process.env, withSmallJurisdiction());
    let stderr = '';
    const status = await runCommandLine(['replay', file, '--data', data], {
      out: () => undefined,
      err: (text) => (stderr += text),
    });
    process.env = before;
    return { status, stderr };
  }

  it('names each broken row by file and line, and registers no ticket, not even for correct rows', async () => {
    const file = join(folder, 'complaints.csv');
    writeFileSync(
      file,
      '编号,电话,内容\nA1,13800138000,路口摆摊占道\nA2,13800138001,路口,摆摊占道\nA3,打不通,路口摆摊占道\nA4,13800138003,\n',
    );
    const data = join(folder, 'data');
    const { status, stderr } = await replay(file, data);
    expect(status).toBe(1);
    expect(stderr).toContain(`${file}:3 本行4格，表头3格`);
    expect(stderr).toContain('the row has 4 cells, the header 3');
    expect(stderr).toContain(`${file}:4 [电话]`);
    expect(stderr).toContain(`${file}:5 [内容]`);
    const world = await TestWorld.open({ environment: { ...withSmallJurisdiction(), HOTLINE_DATA: data } });
    expect((await world.client.call(api.listTickets, {}, { as: admin })).tickets).toEqual([]);
    await world.close();
  });

  it('reports the line of a quotation mark that is never closed', async () => {
    const file = join(folder, 'quote.csv');
    writeFileSync(file, '编号,内容\nA1,路口摆摊占道\nA2,"路口摆摊\n');
    const { status, stderr } = await replay(file, join(folder, 'data-2'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/quote\.csv:3 引号没有成对.*\n.*a quotation mark is not closed/);
  });
});
