import { fakeJurisdiction } from '../testing/fake-jurisdiction';
import { started, type Started } from '../testing/started';

const withPeople = {
  ...fakeJurisdiction,
  people: [
    { id: 'op', name: '李明', roles: ['operator' as const], posts: [{ unit: 'squad' }] },
    { id: 'clerk', name: '王芳', roles: ['unit' as const], posts: [{ unit: 'squad' }] },
  ],
};
const PATH = '/api/v1/tickets';

describe('Whom a token may name', () => {
  let host: Started;
  const as = async (who: Parameters<Started['token']>[0]) => host.call(PATH, { token: await host.token(who) });
  beforeAll(async () => {
    host = await started({}, { jurisdictions: [withPeople] });
  });
  afterAll(() => host.remove());

  it('a token may name a listed person in a role that they hold', async () => {
    expect((await as({ id: 'op', role: 'operator' })).status).toBe(200);
  });

  it.each([
    ['a unit that the jurisdiction does not have', { id: 'clerk', role: 'unit', unit: 'nope' }, 'unit', '单位名录'],
    ['a person who is not listed', { id: 'stranger', role: 'operator' }, 'sub', '未列入人员名录'],
    ['a role that the person does not hold', { id: 'op', role: 'supervisor' }, 'role', '李明未被授予“督办员”角色'],
  ] as const)('refuses a token that names %s', async (_what, who, claim, sentence) => {
    expect(await as(who)).toMatchObject({
      status: 403,
      body: {
        code: 'not-allowed',
        detail: expect.stringContaining(sentence),
        hint: { zh: expect.stringMatching(/管理员/) },
        errors: [{ path: `token.${claim}` }],
      },
    });
  });

  it('does not repeat the code of an unknown unit in its refusal', async () => {
    const { body } = await as({ id: 'clerk', role: 'unit', unit: 'nope' });
    expect(JSON.stringify(body)).not.toContain('nope');
  });

  it('a token may name an unlisted administrator while no administrator is listed', async () => {
    const token = await host.token({ id: 'root', role: 'admin' });
    expect((await host.call('/api/v1/parked', { token })).status).toBe(200);
  });
});

describe('Whom a token may name with HOTLINE_UNLISTED_PEOPLE=yes', () => {
  let host: Started;
  beforeAll(async () => {
    host = await started({ HOTLINE_UNLISTED_PEOPLE: 'yes' }, { jurisdictions: [withPeople] });
  });
  afterAll(() => host.remove());

  it('a token may name anybody, but never a unit that the jurisdiction does not have', async () => {
    const call = async (unit?: string) =>
      (
        await host.call(PATH, {
          token: await host.token({ id: 'stranger', role: 'supervisor', ...(unit ? { unit } : {}) }),
        })
      ).status;
    expect(await call()).toBe(200);
    expect(await call('nope')).toBe(403);
  });
});

describe('Whom a token may name while nobody is listed', () => {
  it('a token may name anybody in a trial, in which everybody gets a token', async () => {
    const host = await started();
    const token = await host.token({ id: 'stranger', role: 'operator' });
    expect((await host.call(PATH, { token })).status).toBe(200);
    await host.remove();
  });

  it('a token may name only an administrator if the process does not give tokens to everybody', async () => {
    const host = await started({ HOTLINE_HOST: '0.0.0.0' });
    const statusOf = async (role: 'operator' | 'admin', path: string) =>
      (await host.call(path, { token: await host.token({ id: 'stranger', role }) })).status;
    expect(await statusOf('operator', PATH)).toBe(403);
    expect(await statusOf('admin', '/api/v1/parked')).toBe(200);
    await host.remove();
  });
});
