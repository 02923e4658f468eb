import type { ZodType } from 'zod';
import { describeIssues } from '../validation/describe-issue';
import { caller, registration } from '../record';
import { changePerson, operations, readResponsible, recordCallback, reviewResolution, signResolution } from './index';

/** Chinese sentences about an input, by path; empty when the schema accepts it. */
const faultsOf = (schema: ZodType, input: unknown): string[] => {
  const { error } = schema.safeParse(input);
  return error ? describeIssues(error.issues, input, 'body').map(({ path, messageZh }) => `${path} ${messageZh}`) : [];
};

describe('The answers of a callback', () => {
  const caller = '0b6f3c52-7d1e-4a84-9c35-2f1d8e6a4b70';
  const answers = { resolution: 'resolved', satisfaction: 'satisfied' };

  it.each([
    ['both answers of a caller who was reached', { reached: true, ...answers }],
    ['no answer of a caller who was not reached', { reached: false }],
    ['a caller who declines to answer at all', { reached: true, satisfaction: 'declined' }],
  ])('a callback accepts %s', (_what, body) => {
    expect(faultsOf(recordCallback.body, { caller, ...body })).toEqual([]);
  });

  it.each([
    ['a caller who was reached without answers', { reached: true }],
    ['a caller who was reached with one answer only', { reached: true, satisfaction: 'satisfied' }],
    ['both answers of a caller who was not reached', { reached: false, ...answers }],
    ['a satisfaction of a caller who was not reached', { reached: false, satisfaction: 'satisfied' }],
    ['a resolution of a caller who was not reached', { reached: false, resolution: 'resolved' }],
  ])('a callback refuses %s', (_what, body) => {
    expect(faultsOf(recordCallback.body, { caller, ...body })).toEqual([
      'body.satisfaction 联系上诉求人时请填写解决情况和满意度（诉求人不作答复时满意度填“不评价”）；未联系上时都不填',
    ]);
  });
});

describe('The reason to send a resolution back', () => {
  it('a leader may sign without a reason, but not send back without one', () => {
    expect(faultsOf(signResolution.body, { sign: true })).toEqual([]);
    expect(faultsOf(signResolution.body, { sign: false, reason: '缺少现场照片' })).toEqual([]);
    expect(faultsOf(signResolution.body, { sign: false })).toEqual(['body.reason 退回重写须填写理由']);
  });

  it('a reviewer may accept without a reason, but not send back without one', () => {
    expect(faultsOf(reviewResolution.body, { accept: true })).toEqual([]);
    expect(faultsOf(reviewResolution.body, { accept: false })).toEqual(['body.reason 退回重写须填写理由']);
  });
});

describe('Input about people', () => {
  it('a change of a person needs at least one field; a null `leftAt`, which takes a departure back, is enough', () => {
    expect(faultsOf(changePerson.body, {})).toEqual(['body 请至少填写一项要修改的内容']);
    expect(faultsOf(changePerson.body, { leftAt: null })).toEqual([]);
  });

  it('the query for the responsible person names either a post or a role, not both', () => {
    const wrong = 'body.post 请在岗位和角色中选填一项';
    expect(faultsOf(readResponsible.query, { post: 'head' })).toEqual([]);
    expect(faultsOf(readResponsible.query, { role: 'signatory' })).toEqual([]);
    expect(faultsOf(readResponsible.query, {})).toEqual([wrong]);
    expect(faultsOf(readResponsible.query, { post: 'head', role: 'signatory' })).toEqual([wrong]);
  });
});

describe('A registration', () => {
  const call = { channel: 'phone', narrative: '路灯不亮' };

  it('only a company may have a credit code', () => {
    const creditCode = '91350100M000100Y43';
    expect(faultsOf(caller, { kind: 'company', creditCode })).toEqual([]);
    expect(faultsOf(caller, { kind: 'person', creditCode })).toEqual([
      expect.stringContaining('只有企业有统一社会信用代码'),
    ]);
    expect(faultsOf(caller, { creditCode })).toHaveLength(1);
  });

  it('a registration without a caller is anonymous; a caller who chose no anonymity is named', () => {
    expect(registration.parse(call).caller).toEqual({ anonymity: 'anonymous' });
    expect(registration.parse({ ...call, caller: { phone: '13800138000' } }).caller.anonymity).toBe('named');
  });

  it('a narrative must have 2 to 20,000 characters, without the spaces around it', () => {
    const narrative = (text: string) => registration.safeParse({ ...call, narrative: text }).success;
    expect(registration.parse({ ...call, narrative: '  路灯不亮 ' }).narrative).toBe('路灯不亮');
    expect([
      narrative(' 灯 '),
      narrative('灯坏'),
      narrative('灯'.repeat(20_000)),
      narrative('灯'.repeat(20_001)),
    ]).toEqual([false, true, true, false]);
  });
});

describe('The operations of the API', () => {
  it('every operation has an id of its own, and no two share method and path', () => {
    const ids = operations.map(({ id }) => id);
    const addresses = operations.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(addresses.filter((one, i) => addresses.indexOf(one) !== i)).toEqual([]);
  });

  it('the parameters of a path are those of its schema', () => {
    for (const { id, path, params } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([id, named.sort()]).toEqual([id, Object.keys(params.shape).sort()]);
    }
  });

  it('every operation has a Chinese name, an English summary and at least one role', () => {
    for (const { id, zh, summary, roles } of operations) {
      expect([id, /^[\p{Script=Han}“”、（）]+$/u.test(zh), /^[A-Z]/.test(summary)]).toEqual([id, true, true]);
      expect([id, roles === 'public' || roles.length > 0]).toEqual([id, true]);
    }
  });

  it('only the operations of the public pages need no token', () => {
    expect(operations.filter(({ roles }) => roles === 'public').map(({ id }) => id)).toEqual([
      'addByCode',
      'answerByCode',
      'appealByCode',
      'checkForDanger',
      'followQuery',
      'reportOnline',
      'urgeByCode',
      'withdrawByCode',
    ]);
  });
});
