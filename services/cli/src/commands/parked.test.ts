import { EXIT } from '../exit-codes';
import { AnsweringServer, runCommand } from '../testing/command-run';

jest.setTimeout(60_000);

const FIRST = '0190c3a2-7b1e-7000-8000-000000000001';
const SECOND = '0190c3a2-7b1e-7000-8000-000000000002';
const parked = (ticketId: string, service = 'routing') => ({
  service,
  ticketId,
  error: 'the document cannot be read',
  since: '2026-11-30T06:05:00.000Z',
  events: [
    { id: 'a', type: 'TicketClassified' },
    { id: 'b', type: 'TicketAmended' },
  ],
});
const jurisdiction = { body: { timeZone: 'Asia/Shanghai' } };

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('npm run parked -- list', () => {
  it('prints service, ticket, local time, waiting events and error of each ticket in columns', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/parked': { body: { parked: [parked(FIRST)] } },
      'GET /api/v1/jurisdiction': jurisdiction,
    });
    const { code, out } = await runCommand('parked', 'list');
    expect(code).toBe(EXIT.done);
    expect(out).toMatch(/^服务 service +routing$/m);
    expect(out).toMatch(new RegExp(`^工单 ticket +${FIRST}$`, 'm'));
    expect(out).toMatch(/^挂起时间 parked at +2026年11月30日14:05 {2}14:05 on 30 November 2026$/m);
    expect(out).toMatch(/^待处理事件 waiting events +2$/m);
    expect(out).toMatch(/^出错事件 failed event +TicketClassified$/m);
    expect(out).toMatch(/^后续事件 later event +TicketAmended$/m);
    expect(out).toMatch(/^出错原因 error +the document cannot be read$/m);
    expect(out).toContain('共1张工单挂起\n  1 parked ticket\n');
    expect(out).toContain('npm run parked -- replay --all');
  });

  it('names no event, identifier or UTC instant inside its sentences', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/parked': { body: { parked: [parked(FIRST)] } },
      'GET /api/v1/jurisdiction': jurisdiction,
    });
    const { out } = await runCommand('parked', 'list');
    const sentences = out.split('\n').slice(-5).join('\n');
    for (const code of ['TicketClassified', FIRST, '2026-11-30T']) expect(sentences).not.toContain(code);
    expect(out).not.toContain('T06:05');
  });

  it('prints only the count when no ticket is parked', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/parked': { body: { parked: [] } },
      'GET /api/v1/jurisdiction': jurisdiction,
    });
    expect((await runCommand('parked', 'list')).out).toBe('共0张工单挂起\n  0 parked tickets\n');
  });

  it('prints the tickets as JSON with --json', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/parked': { body: { parked: [parked(FIRST)] } },
      'GET /api/v1/jurisdiction': jurisdiction,
    });
    expect(JSON.parse((await runCommand('parked', 'list', '--json')).out)).toEqual([parked(FIRST)]);
  });

  it('sends the given token, and otherwise one of the development issuer', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/parked': { body: { parked: [] } },
      'GET /api/v1/jurisdiction': jurisdiction,
    });
    await runCommand('parked', 'list', '--token', 'mine');
    await runCommand('parked', 'list');
    const tokens = server.received.filter(({ method }) => method === 'GET').map(({ authorization }) => authorization);
    expect(tokens).toEqual(['Bearer mine', 'Bearer mine', 'Bearer dev', 'Bearer dev']);
  });
});

describe('npm run parked -- replay', () => {
  const path = (ticketId: string, service = 'routing') => `POST /api/v1/parked/${service}/${ticketId}/replay`;

  it('requests to handle the events of one ticket again, and prints how many were handled', async () => {
    server = await AnsweringServer.open({ [path(FIRST)]: { body: { handled: 2 } } });
    const { code, out } = await runCommand('parked', 'replay', 'routing', FIRST);
    expect(code).toBe(EXIT.done);
    expect(out).toMatch(/^已处理事件 events handled +2$/m);
    expect(out).toContain('已重新处理1张工单\n  1 ticket handled again\n');
  });

  it('requests to handle every parked ticket again with --all', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/parked': { body: { parked: [parked(FIRST), parked(SECOND, 'sla')] } },
      [path(FIRST)]: { body: { handled: 2 } },
      [path(SECOND, 'sla')]: { body: { handled: 2 } },
    });
    const { code, out } = await runCommand('parked', 'replay', '--all');
    expect(code).toBe(EXIT.done);
    expect(out).toContain('2 tickets handled again');
  });

  it('ends with exit code 1 and names the error when an event fails again', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/parked': { body: { parked: [parked(FIRST), parked(SECOND)] } },
      [path(FIRST)]: { body: { handled: 2 } },
      [path(SECOND)]: { body: { handled: 1, error: 'no such matter' } },
    });
    const { code, out } = await runCommand('parked', 'replay', '--all');
    expect(code).toBe(EXIT.refused);
    expect(out).toMatch(/^出错原因 error +no such matter$/m);
    expect(out).toContain('2张工单中有1张再次出错，仍然挂起\n  1 of 2 tickets failed again and stay parked\n');
  });

  it('prints the refusal of the hotline in both languages with its hint', async () => {
    server = await AnsweringServer.open({
      [path(FIRST)]: {
        status: 404,
        body: {
          detail: 'This service has not parked the ticket',
          detailZh: '该服务没有挂起这张工单',
          hint: { zh: '请先列出挂起的工单', en: 'list the parked tickets first' },
        },
      },
    });
    const { code, err } = await runCommand('parked', 'replay', 'routing', FIRST);
    expect(code).toBe(EXIT.refused);
    expect(err).toBe(
      '该服务没有挂起这张工单\n请先列出挂起的工单\n' +
        '  This service has not parked the ticket\n  list the parked tickets first\n',
    );
  });

  test.each([
    ['a service without a ticket', ['routing']],
    ['a service beside --all', ['routing', '--all']],
    ['neither a ticket nor --all', []],
  ])('refuses %s with exit code 2, before any request', async (_, args) => {
    server = await AnsweringServer.open({});
    const { code, err } = await runCommand('parked', 'replay', ...args);
    expect(code).toBe(EXIT.badCommandLine);
    expect(err).toContain('请给出服务和工单，或只用 --all\n  give a service and a ticket, or --all alone');
    expect(server.received).toEqual([]);
  });
});
