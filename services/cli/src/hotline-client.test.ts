import { EXIT } from './exit-codes';
import { AnsweringServer, runCommand } from './testing/command-run';

jest.setTimeout(60_000);

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('a command that asks the running hotline', () => {
  it('asks the development issuer for a token of an administrator of the jurisdiction', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/models': { body: { models: [], judgedWithoutModel: { confirmed: 0, corrected: 0 } } },
    });
    await runCommand('models', 'list', '--jurisdiction', 'shanghe');
    expect(server.received[0]).toMatchObject({
      path: '/dev/tokens',
      body: { role: 'admin', jurisdiction: 'shanghe' },
    });
  });

  it('asks for --token when the hotline has no development issuer', async () => {
    server = await AnsweringServer.open({ 'POST /dev/tokens': { status: 404, body: {} } });
    const { code, err } = await runCommand('models', 'list');
    expect(code).toBe(EXIT.refused);
    expect(err).toContain('请用 --token 给出管理员令牌');
    expect(err).toContain('give an administrator’s token with --token');
  });

  it('prints each wrong field of a refused request, Chinese first and English below', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/models': {
        status: 400,
        body: {
          title: 'Invalid input',
          titleZh: '提交内容有误',
          errors: [{ path: 'body.reason', message: 'Reason is required', messageZh: '请填写理由' }],
          hint: { zh: '请改正后重试', en: 'correct it and try again' },
        },
      },
    });
    const { err } = await runCommand('models', 'list');
    expect(err).toBe(
      '提交内容有误\nbody.reason 请填写理由\n请改正后重试\n' +
        '  Invalid input\n  body.reason Reason is required\n  correct it and try again\n',
    );
  });

  it('prints the HTTP status of a refusal that has no text', async () => {
    server = await AnsweringServer.open({ 'GET /api/v1/models': { status: 503, body: {} } });
    const { err } = await runCommand('models', 'list');
    expect(err).toBe('热线拒绝了请求（503）\n  the hotline refused the request (503)\n');
  });
});
