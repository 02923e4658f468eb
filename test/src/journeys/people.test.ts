import * as api from '@hotline/contracts';
import { readWorkbook, writeSheets } from '@hotline/jurisdiction-files/sheets';
import { refusal, type TestPerson } from '../client';
import { admin, of, operator, supervisor } from '../people';
import { TestWorld } from '../world';

jest.setTimeout(60_000);

/** Only people in the list of people may act, as in production. */
const STRICT = { environment: { HOTLINE_UNLISTED_PEOPLE: 'no' } };
const SQUAD = 'squad-xushang';
const [squadClerk, bureauClerk] = [of(SQUAD), of('enforcement-bureau')];
const officer: TestPerson = { id: 'ma-jun', role: 'officer', unit: SQUAD };
const entered = {
  id: officer.id,
  name: '马军',
  roles: ['officer' as const],
  positions: [{ unit: SQUAD, post: 'officer' }],
  certificates: [{ name: '行政执法证', number: '37010012345', validUntil: '2026-06-30' }],
};
const [MONDAY, TUESDAY] = ['2026-01-05', '2026-01-06'];
const at = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

describe('The list of the people of a county', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open(STRICT);
  });
  afterAll(() => world.close());

  const responsible = (query: { post?: string; role?: string; at?: string }, unit = SQUAD) =>
    world.client.call(api.readResponsible, { params: { unit }, query }, { as: operator });
  const list = (as: TestPerson, query = {}) => world.client.call(api.listPeople, { query }, { as });

  it('shows the people of the pack with their posts and roles', async () => {
    const { people } = await list(operator, { unit: SQUAD });
    expect(people.map(({ id }) => id)).toEqual(['squad-xushang-1', 'squad-xushang-2', 'squad-xushang-3']);
    expect(people[0]).toMatchObject({
      roles: ['unit', 'signatory'],
      positions: [{ postName: { zh: '联络员' } }],
      present: true,
    });
  });

  it('lets a person use the hotline as soon as an administrator has entered them, and not before', async () => {
    const before = await refusal(list(officer));
    expect(before).toMatchObject({ status: 403, detail: expect.stringContaining('未列入人员名录') });
    const created = await world.client.call(api.createPerson, { body: entered }, { as: admin });
    expect(created).toMatchObject({ name: '马军', certificates: [{ expired: false }] });
    expect((await list(officer, { unit: SQUAD })).people.map(({ id }) => id)).toContain('ma-jun');
  });

  it('refuses an account that exists, and a person with an unknown unit, post, substitute or role', async () => {
    const create = (more: object) =>
      refusal(world.client.call(api.createPerson, { body: { ...entered, id: 'new', ...more } }, { as: admin }));
    expect(await create({ id: 'ma-jun' })).toMatchObject({ code: 'not-now', detail: expect.stringContaining('马军') });
    expect(await create({ positions: [{ unit: 'nope' }] })).toMatchObject({
      code: 'unknown-unit',
      detail: expect.stringContaining('任职第1项的单位不在'),
    });
    expect(await create({ positions: [{ unit: SQUAD, post: 'nope' }] })).toMatchObject({
      code: 'unknown-post',
      hint: { zh: expect.stringContaining('中队长') },
    });
    expect(await create({ substitutes: ['squad-xushang-1', 'nobody'] })).toMatchObject({
      code: 'unknown-person',
      detail: expect.stringContaining('替岗人员第2项'),
    });
    expect(await create({ roles: ['emperor'] })).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'body.roles.0' }],
    });
    expect(await create({ colour: 'red' })).toMatchObject({ errors: [{ path: 'body.colour' }] });
  });

  it('a clerk plans the duty shifts of their squad, and others read who is responsible at a time', async () => {
    const shifts = [{ person: 'ma-jun', from: at(MONDAY, '08:00'), until: at(MONDAY, '20:00') }];
    const body = { post: 'officer', from: at(MONDAY, '00:00'), until: at(TUESDAY, '00:00'), shifts };
    await world.client.call(api.putRoster, { params: { unit: SQUAD }, body }, { as: squadClerk });
    expect(await responsible({ post: 'officer' })).toMatchObject({
      person: { id: 'ma-jun', name: '马军' },
      reason: 'on-duty',
      explanation: { zh: '马军当班' },
    });
    expect(await responsible({ post: 'officer', at: at(MONDAY, '21:00') })).toMatchObject({
      person: { id: 'ma-jun' },
      reason: 'holds-it',
    });
    const other = await refusal(
      world.client.call(api.putRoster, { params: { unit: SQUAD }, body }, { as: bureauClerk }),
    );
    expect(other).toMatchObject({ code: 'not-allowed', detail: expect.stringContaining('不是本单位') });
  });

  it('a substitute is responsible during an absence; if nobody of a post is present, the next higher is', async () => {
    const absence = { from: at(MONDAY, '08:00'), until: at(TUESDAY, '18:00'), reason: '年休假' };
    const away = (person: string, more: object, as: TestPerson) =>
      world.client.call(api.putAbsence, { params: { person }, body: { ...absence, ...more } }, { as });
    await away('ma-jun', { substitute: 'squad-xushang-2' }, officer);
    expect(await responsible({ post: 'officer' })).toMatchObject({
      person: { id: 'squad-xushang-2' },
      reason: 'stands-in',
      explanation: { zh: expect.stringMatching(/^马军请假，由.*替岗$/) },
    });
    await away('squad-xushang-2', {}, squadClerk);
    expect(await responsible({ post: 'officer' })).toMatchObject({
      person: { id: 'squad-xushang-3' },
      postName: { zh: '中队长' },
      explanation: { zh: expect.stringContaining('无人在岗，由') },
    });
    await away('squad-xushang-3', {}, supervisor);
    expect(await responsible({ post: 'officer' })).toMatchObject({
      unit: 'shanghe-hotline',
      person: { id: 'supervisor-2' },
      postName: { zh: '主要负责人' },
    });
  });

  it('refuses an absence that overlaps another, lies in the past, or is entered by another unit', async () => {
    const put = (body: object, as: TestPerson = squadClerk) =>
      refusal(
        world.client.call(
          api.putAbsence,
          {
            params: { person: 'ma-jun' },
            body: { from: at(MONDAY, '12:00'), until: at(TUESDAY, '12:00'), reason: '病假', ...body },
          },
          { as },
        ),
      );
    expect(await put({})).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('1月5日08:00至1月6日18:00'),
    });
    expect(await put({ until: at(MONDAY, '11:00') })).toMatchObject({
      detail: expect.stringContaining('结束时间须晚于'),
    });
    expect(await put({ from: at('2026-01-02', '08:00'), until: at('2026-01-03', '08:00') })).toMatchObject({
      detail: expect.stringContaining('已过'),
    });
    expect(await put({}, bureauClerk)).toMatchObject({ code: 'not-allowed' });
  });

  it('a person is responsible again when their absence is ended early', async () => {
    await world.client.call(
      api.endAbsence,
      { params: { person: 'ma-jun' }, body: { from: at(MONDAY, '08:00') } },
      { as: officer },
    );
    expect((await responsible({ post: 'officer' })).person?.id).toBe('ma-jun');
  });

  it('the account of somebody who leaves is closed at once', async () => {
    await world.client.call(
      api.changePerson,
      { params: { person: 'ma-jun' }, body: { leftAt: at(MONDAY, '09:00') } },
      { as: admin },
    );
    expect(await refusal(list(officer))).toMatchObject({ status: 403, detail: expect.stringContaining('马军已离岗') });
    expect((await responsible({ post: 'officer' })).person?.id).not.toBe('ma-jun');
  });

  it('shows certificates only to the own unit, and the history of changes only to administrators', async () => {
    const read = (as: TestPerson) => world.client.call(api.readPerson, { params: { person: 'ma-jun' } }, { as });
    expect((await read(admin)).changes.map(({ what }) => what.zh)).toContain('新增');
    expect((await read(squadClerk)).certificates).toHaveLength(1);
    expect(await read(operator)).toMatchObject({ certificates: [], changes: [] });
  });
});

describe('The list of people as a workbook', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open(STRICT);
  });
  afterAll(() => world.close());

  const HEADER = ['账号', '姓名', '角色', '单位', '岗位', '证件名称', '证件号', '有效期至', '替岗人员账号'];
  const workbook = (...rows: readonly (readonly string[])[]) => writeSheets([{ sheet: '人员', header: HEADER, rows }]);
  const zhao = [
    'zhao-li',
    '赵力',
    '队员',
    '综合行政执法局许商街道中队',
    '队员',
    '行政执法证',
    '3701',
    '2027-12-31',
    'qian-hong',
  ];
  const qian = ['qian-hong', '钱红', '承办单位联络员', 'squad-xushang', '联络员'];
  async function send(bytes: Buffer, { as = admin, check = 'no', type = api.XLSX } = {}) {
    const response = await fetch(`${world.running.url}/api/v1/people-workbook?check=${check}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.client.token(as)}`, 'content-type': type },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  const download = async (query = ''): Promise<Buffer> => {
    const response = await fetch(`${world.running.url}/api/v1/people-workbook${query}`, {
      headers: { authorization: `Bearer ${await world.client.token(admin)}` },
    });
    expect(response.headers.get('content-type')).toBe(api.XLSX);
    return Buffer.from(await response.arrayBuffer());
  };
  const exists = async (person: string): Promise<boolean> =>
    world.client.call(api.readPerson, { params: { person } }, { as: admin }).then(
      () => true,
      () => false,
    );

  it('the downloaded workbook has everybody in it, and changes nobody when it is imported again', async () => {
    const { status, body } = await send(await download());
    expect([status, body]).toEqual([200, { entered: 0, changed: 0, unchanged: expect.any(Number), stored: true }]);
    expect(body.unchanged).toBeGreaterThan(100);
  });

  it('its template contains no people, and names all units, posts and roles', async () => {
    const [list, help] = await readWorkbook('t.xlsx', await download('?with=nobody'));
    expect(list?.rows).toHaveLength(1);
    expect(list?.rows[0]?.cells).toEqual(expect.arrayContaining(HEADER));
    expect(help?.rows.flatMap(({ cells }) => cells)).toEqual(expect.arrayContaining(['中队长', '审核员']));
  });

  it('an import with errors names sheet, row, column and correction of each, and imports nobody', async () => {
    const wrong = ['sun', '孙一', '皇帝', '青年路中队', '队员', '', '', '', 'nobody'];
    const { status, body } = await send(await workbook(qian, wrong));
    expect(status).toBe(400);
    expect(body.detail).toContain('人员表有3处错误，未导入任何人员');
    expect(body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: '人员!C3 [角色]',
          messageZh: expect.stringContaining('“皇帝”不是角色；可写：话务员'),
        }),
        expect.objectContaining({ path: '人员!D3 [单位]', messageZh: expect.stringContaining('没有单位“青年路中队”') }),
        expect.objectContaining({ path: '人员!I3 [替岗人员账号]', messageZh: expect.stringContaining('没有替岗人员') }),
      ]),
    );
    expect(await exists('qian-hong')).toBe(false);
  });

  it('a check of the workbook reports what an import would do, and imports nobody', async () => {
    expect((await send(await workbook(zhao, qian), { check: 'yes' })).body).toMatchObject({
      entered: 2,
      stored: false,
    });
    expect(await exists('qian-hong')).toBe(false);
  });

  it('an import enters people who name each other as substitutes, and the next import changes them', async () => {
    expect((await send(await workbook(zhao, qian))).body).toMatchObject({ entered: 2, changed: 0, stored: true });
    const person = { id: 'zhao-li', role: 'officer' as const, unit: SQUAD };
    expect((await world.client.call(api.listPeople, { query: { unit: SQUAD } }, { as: person })).people).toHaveLength(
      5,
    );
    const renamed = zhao.map((cell) => (cell === '赵力' ? '赵立' : cell));
    expect((await send(await workbook(renamed, qian))).body).toMatchObject({ entered: 0, changed: 1, unchanged: 1 });
  });

  it('refuses an import that is no workbook, comes from another role, or has another content type', async () => {
    expect((await send(Buffer.from('MZ this is a program'))).body).toMatchObject({
      code: 'invalid-input',
      errors: [{ messageZh: expect.stringContaining('不是工作簿') }],
    });
    expect((await send(await workbook(qian), { as: squadClerk })).status).toBe(403);
    expect((await send(await workbook(qian), { type: 'text/plain' })).status).toBe(400);
  });
});

describe('A shift that is handed over', () => {
  let world: TestWorld;
  let handover: string;
  beforeAll(async () => {
    world = await TestWorld.open(STRICT);
  });
  afterAll(() => world.close());

  const next: TestPerson = { id: 'operator-2', role: 'operator' };
  const body = {
    unit: 'shanghe-hotline',
    post: 'operator',
    to: next.id,
    items: [
      {
        kind: 'promised' as const,
        ticketNo: '20260105-000001',
        text: '已答应王女士中午前回电',
        dueAt: at(MONDAY, '12:00'),
      },
      { kind: 'waiting' as const, text: '等供水公司回复停水时间' },
    ],
  };
  const give = (more: object = {}, as: TestPerson = operator, key?: string) =>
    world.client.call(api.handOver, { body: { ...body, ...more } }, { as, ...(key ? { key } : {}) });
  const confirm = (as: TestPerson) =>
    world.client.call(api.confirmHandover, { params: { handover }, body: { remark: '已看过' } }, { as });
  const list = async (as: TestPerson, query = {}) =>
    (await world.client.call(api.listHandovers, { query }, { as })).handovers.map(({ id }) => id);

  it('a shift is handed over to a named person, and only once when the request is repeated', async () => {
    const given = await give({}, operator, 'shift-1');
    handover = given.id;
    expect(given).toMatchObject({ to: { id: 'operator-2' }, postName: { zh: '话务员' } });
    expect((await give({}, operator, 'shift-1')).id).toBe(handover);
    expect(await list(supervisor, { waiting: 'yes' })).toEqual([handover]);
  });

  it('supervisors and the two people of a handover see it, and nobody else does', async () => {
    expect([await list(operator), await list(next), await list(supervisor)]).toEqual([
      [handover],
      [handover],
      [handover],
    ]);
    expect(await list(squadClerk)).toEqual([]);
  });

  it('only the person to whom a shift is handed over may confirm it, and only once', async () => {
    expect(await refusal(confirm(operator))).toMatchObject({
      code: 'not-allowed',
      hint: { zh: expect.stringContaining('李磊') },
    });
    await world.moveTo(at(MONDAY, '09:10'));
    expect(await confirm(next)).toMatchObject({ takenOver: { remark: '已看过' } });
    expect(await refusal(confirm(next))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('确认接班'),
    });
    expect(await list(supervisor, { waiting: 'yes' })).toEqual([]);
  });

  it('refuses a handover to oneself, to somebody of another unit, or by somebody of another unit', async () => {
    expect(await refusal(give({ to: operator.id }))).toMatchObject({ detail: expect.stringContaining('不能是本人') });
    expect(await refusal(give({ to: squadClerk.id }))).toMatchObject({
      detail: expect.stringContaining('不在该单位任职'),
    });
    expect(await refusal(give({}, squadClerk))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(give({ to: 'nobody' }))).toMatchObject({ code: 'unknown-person' });
  });

  it('refuses a handover to somebody who is absent', async () => {
    const absence = { from: at(MONDAY, '08:00'), until: at(TUESDAY, '18:00'), reason: '病假' };
    await world.client.call(api.putAbsence, { params: { person: next.id }, body: absence }, { as: next });
    expect(await refusal(give())).toMatchObject({ code: 'not-now', detail: expect.stringContaining('正在请假') });
  });
});
