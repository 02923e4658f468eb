import { operations } from '@hotline/contracts';
import { readMe } from '@hotline/host';
import { refusal, type TestPerson } from '../client';
import { operator } from '../people';
import { TestWorld } from '../world';

jest.setTimeout(60_000);

const signatory: TestPerson = { id: 'squad-xushang-1', role: 'signatory', unit: 'squad-xushang', post: 'clerk' };

describe('The request of a person for their own account', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open({ environment: { HOTLINE_UNLISTED_PEOPLE: 'no' } });
  });
  afterAll(() => world.close());
  const me = (as: TestPerson) => world.client.call(readMe, {}, { as });

  it('reads their name, role, unit and post in words, and which roles in which units they may take', async () => {
    expect(await me(signatory)).toMatchObject({
      name: '王芳',
      roleName: { zh: '分管负责人' },
      unit: { name: { zh: expect.stringContaining('许商') } },
      post: { name: { zh: '联络员' } },
      seats: [
        { role: 'unit', unit: { id: 'squad-xushang' } },
        { role: 'signatory', unit: { id: 'squad-xushang' } },
      ],
      listed: true,
      jurisdiction: { name: 'shanghe', timeZone: 'Asia/Shanghai' },
    });
  });

  it('reads exactly the operations that their role may call', async () => {
    const { operations: mine } = await me(operator);
    const allowed = operations.filter(({ roles }) => roles === 'public' || roles.includes('operator'));
    expect(mine).toEqual(expect.arrayContaining([...allowed.map(({ id }) => id), 'readMe']));
    for (const forbidden of ['createPerson', 'decideReturn', 'listParked']) expect(mine).not.toContain(forbidden);
  });

  it('a request by a person who is not listed, or without a token, is refused', async () => {
    expect(await refusal(me({ id: 'stranger', role: 'operator' }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(world.client.call(readMe, {}))).toMatchObject({ code: 'not-authenticated' });
  });
});
