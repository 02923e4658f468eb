import * as api from '@hotline/contracts';
import { writeSheets } from '@hotline/jurisdiction-files/sheets';
import { pathOf, refusal, type TestPerson } from '../client';
import { notedProblem } from '../noted-problems';
import { admin, caller, coordinator, dispatcher, leaderOf, of, operator, supervisor } from '../people';
import { photoOf } from '../photos';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { TestWorld } from '../world';
import { forgedToken } from './forged-token';
import { contactAndResolve, dissatisfied, satisfied, squad, stallCall } from './stall';
import { puddles, squeaks, storeModel } from './stored-model';

/**
 * Refusals that no other journey provokes. The client checks the sentences of each; `refusal-table.ts` checks that
 * every declared refusal was provoked by some test, or is listed as an exception.
 */
jest.setTimeout(120_000);

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const TICKETS = '/api/v1/tickets';
const VERSIONS = '/api/v1/jurisdiction/versions';
/** Largest number of drafts that a person may keep. */
const MOST_DRAFTS = 20;
/** A list of people in which somebody works in a unit that does not exist. */
const peopleWithAnError = (): Promise<Buffer> =>
  writeSheets([
    { sheet: '人员', header: ['账号', '姓名', '角色', '单位'], rows: [['sun', '孙一', '队员', '青年路中队']] },
  ]);

interface Sending {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly as?: TestPerson;
  readonly token?: string;
}

/** Expects that a request is refused, and that the Chinese sentence of the refusal contains `sentence`. */
async function told(world: TestWorld, sentence: string, operation: api.Operation, sending: Sending): Promise<void> {
  const { params = {}, query = {}, body, as, token } = sending;
  const path = pathOf(operation, { params, query });
  const sender = { ...(as ? { as } : {}), ...(token === undefined ? {} : { token }) };
  const { status, text } = await world.client.send(operation.method, path, body, sender);
  expect([operation.id, status >= 400 ? (JSON.parse(text) as api.Problem).detail : text]).toEqual([
    operation.id,
    expect.stringContaining(sentence),
  ]);
}

/** Like `told`, for a request that the API client cannot send, such as a file or a malformed header. */
async function toldRaw(world: TestWorld, sentence: string, path: string, init: RequestInit): Promise<void> {
  const response = await fetch(world.running.url + path, init);
  expect(notedProblem(await response.text()).detail).toContain(sentence);
}

describe('What users are told when the hotline refuses', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open({ environment: { HOTLINE_UPLOAD_LIMIT: String(1024 * 1024) } });
  });
  afterAll(() => world.close());

  const stall = async (): Promise<string> => (await world.register(stallCall(world))).ticketId;
  const refused = (sentence: string, operation: api.Operation, ticketId: string, body: unknown, as: TestPerson) =>
    told(world, sentence, operation, { params: { ticketId }, body, as });
  /** A ticket that was merged, and the one that it was merged into. */
  const merged = async (): Promise<[closed: string, open: string]> => {
    const [closed, open] = [await stall(), await stall()];
    await world.give(api.mergeTicket, closed, { into: open, reason: '同一路口' }, operator);
    return [closed, open];
  };
  const bearer = async (as: TestPerson) => ({ authorization: `Bearer ${await world.client.token(as)}` });

  it('a token with a wrong role, unit, jurisdiction or account is refused with the reason', async () => {
    const withClaims = (claims: object) => ({ token: forgedToken(world, claims) });
    const list = (sentence: string, claims: object) => told(world, sentence, api.listTickets, withClaims(claims));
    await list('令牌没有写明账号或有效期，或角色有误', { role: 'emperor' });
    await list('承办单位联络员、队员和分管负责人的令牌须指明单位', { role: 'unit' });
    await list('本系统未开通账号所属辖区', { jurisdiction: 'elsewhere' });
    await list('该账号未列入人员名录，或已停用', { role: undefined, sub: 'nobody' });
    const seat = { authorization: `Bearer ${forgedToken(world, { role: undefined })}`, 'hotline-seat': 'admin' };
    await toldRaw(world, '该人员未担任所选的角色', TICKETS, { headers: seat });
  });

  it('a malformed key or path, and a replay of a ticket that is not parked, are refused with the reason', async () => {
    const key = { ...(await bearer(operator)), 'idempotency-key': 'with a space', 'content-type': 'application/json' };
    const body = JSON.stringify(stallCall(world));
    await toldRaw(world, '提交编号格式有误', TICKETS, { method: 'POST', headers: key, body });
    await toldRaw(world, '请求格式有误', '/api/v1/%zz', { headers: await bearer(operator) });
    const replay = `/api/v1/parked/routing/${NOWHERE}/replay`;
    const { status, text } = await world.client.send('POST', replay, {}, { as: admin });
    expect([status, text]).toEqual([404, expect.stringContaining('该服务没有挂起这张工单')]);
  });

  it('an impossible merge, split, correction or withdrawal is refused with the reason', async () => {
    const [closed, open] = await merged();
    await refused('未找到要并入的工单', api.mergeTicket, open, { into: NOWHERE, reason: '同一路口' }, operator);
    await refused('不能并入自身', api.mergeTicket, open, { into: open, reason: '同一路口' }, operator);
    for (const wrong of [[{ text: '路口摆摊' }], [{ text: '路口摆摊' }, { text: ' 　' }]])
      await refused('提交内容有误', api.splitTicket, open, { parts: wrong }, operator);
    const parts = [{ text: '路口每天有一堆摆摊的' }, { text: '路灯不亮' }];
    await world.give(api.splitTicket, open, { parts }, operator);
    await refused('工单已拆分', api.amendTicket, open, { narrative: '路口没有摆摊', reason: '更正地点' }, operator);
    const withdraw = { caller: closed, reason: '不想投诉了' };
    await refused('工单已结案或已并案', api.requestWithdrawal, closed, withdraw, operator);
    const { ticketId } = await world.register({ channel: 'phone', narrative: '路灯不亮' });
    await refused('该诉求人未留电话', api.requestWithdrawal, ticketId, { ...withdraw, caller: ticketId }, operator);
  });

  it('classifying a merged ticket, or answering a classified one, is refused as too late', async () => {
    const [closed] = await merged();
    const guides = [...world.running.world.home.guides.values()];
    const guide = guides.find(({ kind }) => kind === 'answer')?.code;
    await refused('工单已结案或已并案', api.classifyTicket, closed, { matter: 'street-trading.stall' }, operator);
    await refused('工单已分类，不能再直接答复', api.answerTicket, await stall(), { guide }, operator);
  });

  it('an impossible return, dispute or designation is refused with the reason', async () => {
    const ask = { code: 'wrong-matter', reason: '不归我们', basis: '清单' };
    await refused('该工单尚未派单，或不存在', api.acknowledgeDispatch, NOWHERE, {}, squad);
    const own = { ...ask, code: 'other-unit', proposedUnit: 'squad-xushang' };
    const ticketId = await stall();
    await refused('争议单位不能是本单位', api.raiseDispute, ticketId, own, squad);
    await world.give(api.requestReturn, ticketId, ask, squad);
    const grant = { grant: true, reason: '同意' };
    await refused('不能退回给同一单位', api.decideReturn, ticketId, { ...grant, to: 'squad-xushang' }, dispatcher);
    await refused('同意退单时须指明接收单位', api.decideReturn, ticketId, grant, dispatcher);
    const designated = await stall();
    const document = { lead: 'squad-xushang', document: '指〔2026〕1号', basis: '法条', reason: '由你们办' };
    const [closed] = await merged();
    await refused('工单已结案、已并案或已答复', api.designateUnit, closed, document, supervisor);
    await world.give(api.designateUnit, designated, document, supervisor);
    await refused('指定管辖和重办的工单不能退单', api.requestReturn, designated, ask, squad);
  });

  it('assigning a former officer, or taking back a ticket that nobody has, is refused with the reason', async () => {
    const ticketId = await stall();
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await refused('该工单没有派给具体人员', api.assignOfficer, ticketId, { note: '收回重派' }, squad);
    const gone = { params: { person: 'squad-xushang-3' }, body: { leftAt: '2026-01-05T08:30:00+08:00' } };
    await world.client.call(api.changePerson, gone, { as: admin });
    await refused('已离职', api.assignOfficer, ticketId, { officer: 'squad-xushang-3' }, squad);
  });

  it('a callback result that names a person who is not a caller of the ticket is refused', async () => {
    const ticketId = await stall();
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, 'leader');
    await refused('该诉求人未关联本工单', api.recordCallback, ticketId, { ...satisfied, caller: NOWHERE }, caller);
  });

  it('switching a model that is unknown, never ran or is already switched is refused with the reason', async () => {
    const [squeak = '', puddle = ''] = [...world.running.world.home.matters.keys()];
    storeModel(world, 'first', [
      [squeaks, squeak],
      [puddles, puddle],
    ]);
    const change = (to: string) => ({ params: { model: 'first' }, body: { to }, as: admin });
    const nowhere = { params: { model: 'nowhere' }, body: { to: 'off' }, as: admin };
    await told(world, '未找到该模型', api.switchModel, nowhere);
    await told(world, '该模型从未运行', api.switchModel, change('off'));
    await world.client.call(api.switchModel, { params: { model: 'first' }, body: { to: 'shadow' } }, { as: admin });
    await told(world, '该模型已是', api.switchModel, change('shadow'));
    await world.register({ channel: 'phone', narrative: '叽扭匣子' });
    await world.client.call(api.switchModel, { params: { model: 'first' }, body: { to: 'on' } }, { as: admin });
    await told(world, '该模型正在使用', api.switchModel, change('shadow'));
    await world.client.call(api.switchModel, { params: { model: 'first' }, body: { to: 'off' } }, { as: admin });
  });

  it('an invalid or too large pack is not stored, and one with errors or a past date is not published', async () => {
    const upload = async (body: string | Buffer): Promise<RequestInit> => ({
      method: 'POST',
      headers: { ...(await bearer(admin)), 'content-type': 'text/csv' },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    const csv = (holder: string): string =>
      `id,holder,duty,matters,basis.kind,basis.text\nall,${holder},punish,street-trading.stall,document,x\n`;
    await toldRaw(world, '未采用，原版本继续有效', VERSIONS, await upload(csv('nobody')));
    await toldRaw(world, '文件超过', VERSIONS, await upload(Buffer.alloc(2 * 1024 * 1024, ' ')));
    const answer = await fetch(world.running.url + VERSIONS, await upload(csv('squad-xushang')));
    const { version } = (await answer.json()) as { version: string };
    const publish = async (body: object): Promise<string> =>
      (await world.client.send('POST', `${VERSIONS}/${version}/publish`, body, { as: admin })).text;
    expect(await publish({ from: '2020-01-01' })).toContain('生效时间已过');
    expect(await publish({})).toContain('个错误');
  });

  it('invalid substitutes, absences, shifts and lists of people are refused with the entry that is wrong', async () => {
    const person = { person: 'squad-xushang-1' };
    const people = (sentence: string, operation: api.Operation, params: Record<string, string>, body: unknown) =>
      told(world, sentence, operation, { params, body, as: admin });
    const two = ['squad-xushang-2', 'squad-xushang-2'];
    await people('替岗人员不能是本人', api.putSubstitutes, person, { substitutes: ['squad-xushang-1'] });
    await people('有重复', api.putSubstitutes, person, { substitutes: two });
    await people('没有在该时间开始的请假', api.endAbsence, person, { from: '2026-01-05T08:00:00+08:00' });
    await people('未找到该交接班记录', api.confirmHandover, { handover: NOWHERE }, {});
    const at = (time: string): string => `2026-01-06T${time}:00+08:00`;
    const day = { post: 'officer', from: at('00:00'), until: '2026-01-07T00:00:00+08:00' };
    const shift = (from: string, until: string) => ({ person: 'squad-xushang-2', from, until });
    const unit = { unit: 'squad-xushang' };
    const outside = [shift('2026-01-08T08:00:00+08:00', '2026-01-08T12:00:00+08:00')];
    await people('不在本次编排的时段内', api.putRoster, unit, { ...day, shifts: outside });
    const overlapping = [shift(at('08:00'), at('12:00')), shift(at('11:00'), at('15:00'))];
    await people('两个重叠的班次', api.putRoster, unit, { ...day, shifts: overlapping });
    const leaves = { params: { person: 'squad-xushang-2' }, body: { leftAt: at('06:00') } };
    await world.client.call(api.changePerson, leaves, { as: admin });
    await people('届时已离岗', api.putRoster, unit, { ...day, shifts: [shift(at('08:00'), at('12:00'))] });
    const headers = { ...(await bearer(admin)), 'content-type': api.XLSX };
    const workbook = new Uint8Array(await peopleWithAnError());
    await toldRaw(world, '未导入任何人员', '/api/v1/people-workbook', { method: 'POST', headers, body: workbook });
  });

  it('somebody who keeps too many drafts is told to send or delete one', async () => {
    const draft = (n: number) => ({ params: { key: `call-${n}` }, body: { content: { n } }, as: operator });
    for (let n = 0; n < MOST_DRAFTS; n++) {
      const { params, body, as } = draft(n);
      await world.client.call(api.saveDraft, { params, body }, { as });
    }
    await told(world, '草稿已有', api.saveDraft, draft(MOST_DRAFTS));
  });
});

describe('A hotline in which only listed people may act', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open({ environment: { HOTLINE_UNLISTED_PEOPLE: 'no' } });
  });
  afterAll(() => world.close());

  it('refuses a person who acts in a role or unit that the list does not give them', async () => {
    const { id } = squad;
    await told(world, '未被授予“', api.listTickets, { as: { id, role: 'admin' } });
    await told(world, '任职', api.listTickets, { as: { id, role: 'unit', unit: 'town-xushang' } });
  });
});

describe('Refusals in a small jurisdiction with few rules', () => {
  const east = of('squad-east');
  const closures = `
closures:
  - {id: final-reply, after: [unsatisfied], requestedBy: [supervisor], approvedBy: [supervisor], evidence: 0, final: true}
escalation:
  - {id: late, at: red-card, tell: [responsible]}`;
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open({
      environment: withSmallJurisdiction(
        (yaml) =>
          yaml.replace('maxRounds: 2', 'maxRounds: 1').replace('holidays: []', 'holidays: ["2026-03-03"]') + closures,
      ),
    });
  });
  afterAll(() => world.close());

  const refused = (sentence: string, operation: api.Operation, ticketId: string, body: unknown, as: TestPerson) =>
    told(world, sentence, operation, { params: { ticketId }, body, as });
  const report = { truth: 'confirmed', done: '已劝离', publicReply: '摊位已搬走' } as const;
  async function acknowledged(): Promise<string> {
    const call = { narrative: '路口摆摊占道', location: { region: 'east' }, caller: { phone: '13800138000' } };
    const { ticketId } = await world.register({ channel: 'phone', ...call });
    await world.give(api.acknowledgeDispatch, ticketId, {}, east);
    return ticketId;
  }
  const contact = (ticketId: string) => world.give(api.recordContact, ticketId, { outcome: 'reached' }, east);

  it('an outcome that the pack lacks, an unknown demand and a review by the signatory are refused', async () => {
    const ticketId = await acknowledged();
    await contact(ticketId);
    const leader = leaderOf('squad-east');
    const explained = { ...report, outcome: 'explained' };
    await refused('本辖区不使用该办结结论', api.resolveTicket, ticketId, explained, leader);
    const ninth = { ...report, outcome: 'resolved', answers: [{ demand: 9, answer: '已办' }] };
    await refused('项诉求', api.resolveTicket, ticketId, ninth, leader);
    const untrue = { ...report, outcome: 'untrue' as const, truth: 'not-confirmed' as const };
    const evidence = [await world.attach(ticketId, east)];
    await world.give(api.resolveTicket, ticketId, { ...untrue, evidence }, leader);
    const reviewer: TestPerson = { id: leader.id, role: 'reviewer' };
    await refused('不能审核本人填写或签发的办结材料', api.reviewResolution, ticketId, { accept: true }, reviewer);
  });

  it('a fourth file is refused where the pack allows three, whether a unit or the hotline sends it', async () => {
    const ticketId = await acknowledged();
    const on = { params: { ticketId } };
    const attach = (name: string) =>
      world.client.upload(api.attachFile, { ...on, query: { purpose: 'from-caller' } }, photoOf(name), {
        as: operator,
      });
    for (const name of ['1', '2', '3']) {
      await world.attach(ticketId, east, name);
      await attach(name);
    }
    expect(await refusal(world.attach(ticketId, east, '4'))).toMatchObject({ status: 409, code: 'too-many-files' });
    expect(await refusal(attach('4'))).toMatchObject({ status: 409, code: 'too-many-files' });
    expect(await attach('3')).toMatchObject({ repeated: true });
    expect((await world.read(ticketId)).files).toHaveLength(6);
  });

  it('explains each refused closure: none requested, one pending, role may not approve, final reply', async () => {
    const ticketId = await acknowledged();
    await contact(ticketId);
    await world.give(api.resolveTicket, ticketId, { ...report, outcome: 'resolved' }, leaderOf('squad-east'));
    await world.give(api.recordCallback, ticketId, { ...dissatisfied, caller: ticketId }, caller);
    const decide = { approve: true, reason: '已核对' };
    const finalReply = { closure: 'final-reply' as const, reason: '多次答复', evidence: ['photo-1'] };
    await refused('没有待审批的结案申请', api.decideClosure, ticketId, decide, supervisor);
    const unused = { ...finalReply, closure: 'unreachable' };
    await refused('本辖区不使用该结案方式', api.requestClosure, ticketId, unused, supervisor);
    await world.give(api.requestClosure, ticketId, finalReply, supervisor);
    await refused('结案申请正在审批', api.requestClosure, ticketId, finalReply, supervisor);
    await refused('您的角色不能审批', api.decideClosure, ticketId, decide, coordinator);
    await world.give(api.decideClosure, ticketId, decide, { ...supervisor, id: 'supervisor-2' });
    const again = { caller: ticketId, reason: '又来了' };
    await refused('此工单已作最终答复', api.reopenTicket, ticketId, again, operator);
  });

  it('a squad may not acknowledge a notice that went to the hotline because another squad has no people', async () => {
    const call = { narrative: '路口摆摊占道', location: { region: 'west' } };
    await world.register({ channel: 'phone', ...call });
    await world.moveTo('2026-01-05T10:00:00+08:00');
    const query = { of: 'unit', unit: 'hotline' };
    const { notices } = await world.client.call(api.listNotices, { query }, { as: supervisor });
    const params = { notice: notices[0]?.notice ?? '' };
    await told(world, '这条提醒不是发给本单位的', api.acknowledgeNotice, { params, body: {}, as: east });
  });

  it('extensions, pauses, suspensions and counting hours that the pack does not provide are refused', async () => {
    const ticketId = await acknowledged();
    const more = { code: 'any', until: '2026-03-01', reason: '等待鉴定', evidence: '鉴定书' };
    await refused('本辖区的时限不能延期', api.requestExtension, ticketId, more, east);
    await refused('本辖区的时限不能暂停', api.requestPause, ticketId, more, east);
    const plan = { ...more, plan: '分期施工', milestones: [{ on: '2026-02-01', what: '完工' }] };
    await refused('本辖区的工单不能挂账', api.requestSuspension, ticketId, plan, east);
    const hours = 'from=2026-01-05T00:00:00Z&until=2026-01-06T00:00:00Z&unit=urgent-hours';
    const { text } = await world.client.send('GET', `/api/v1/calendar?${hours}`, undefined, { as: operator });
    expect(text).toContain('本辖区未单独设置该单位的计时时段');
  });

  it('a holiday notice that contradicts the holidays of the pack is refused', async () => {
    const holidays = ['2026-01-01/2026-01-04', '2026-02-15/2026-02-23', '2026-05-01/2026-05-05'];
    const notice = { year: 2026, holidays: [...holidays, '2026-10-01/2026-10-08'], workdays: [] };
    const { text } = await world.client.send('POST', '/api/v1/jurisdiction/calendar', notice, { as: admin });
    expect(text).toContain('另有日期');
  });

  it('a second write within the minute is refused where only one is allowed', async () => {
    const slow = await TestWorld.open({ environment: { ...withSmallJurisdiction(), HOTLINE_WRITES_PER_MINUTE: '1' } });
    const call = { body: { channel: 'web', narrative: '路口摆摊占道' }, as: operator };
    await slow.register({ channel: 'web', narrative: '路口摆摊占道' });
    await told(slow, '请求过于频繁', api.registerTicket, call);
    await slow.close();
  });
});
