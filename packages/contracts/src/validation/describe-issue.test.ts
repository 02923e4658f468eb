import { z } from 'zod';
import { operations } from '../operations/index';
import { describeIssues } from './describe-issue';
import { fieldLabels } from './field-labels';
import { ruleMessage } from './rule-messages';

/** The errors of an input that the schema refuses. */
function errorsOf(schema: z.ZodType, input: unknown) {
  const read = schema.safeParse(input);
  return read.success ? [] : describeIssues(read.error.issues, input, 'body');
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}
/** Names of all fields of a schema, nested ones included. */
const fieldsOf = ({ properties = {}, items, anyOf = [] }: JsonSchema): string[] => [
  ...Object.entries(properties).flatMap(([name, schema]) => [name, ...fieldsOf(schema)]),
  ...[...(items ? [items] : []), ...anyOf].flatMap(fieldsOf),
];

describe('describeIssues', () => {
  const { narrative, extension, days, tickets, order, until } = {
    narrative: z.string().min(2).max(5),
    extension: z.string().regex(/^\d+$/, ruleMessage('extension')),
    days: z.number().int().min(1).max(30),
    tickets: z.array(z.string()).min(1).max(2),
    order: z.enum(['tickets', 'growth']),
    until: z.iso.date(),
  };

  it.each([
    ['a missing field', { narrative }, {}, '请填写诉求内容', 'Narrative is required'],
    ['a field of another type', { days }, { days: 'x' }, '天数应为数字', 'Number of days must be a number'],
    ['a text that is too short', { narrative }, { narrative: '吵' }, '诉求内容至少2个字', 'at least 2 characters'],
    ['a text that is too long', { narrative }, { narrative: '吵吵吵吵吵吵' }, '诉求内容最多5个字', 'at most 5'],
    ['a number below the smallest', { days }, { days: 0 }, '天数不能小于1', 'must be at least 1'],
    ['a number above the largest', { days }, { days: 31 }, '天数不能大于30', 'must be at most 30'],
    ['a list without entries', { tickets }, { tickets: [] }, '工单至少1项', 'must have at least 1 entries'],
    ['an unknown choice', { order }, { order: 'age' }, '排序方式不在可选范围内', 'Order is not one of the possible'],
    ['a broken date', { until }, { until: '30.11.' }, '结束日期应为日期，例如2026-11-30', 'End date must be a date'],
    ['a broken pattern', { extension }, { extension: 'x' }, '分机号为1至8位数字', 'An extension has 1 to 8 digits'],
  ])('names the field by its label for %s', (_what, shape, input, zh, en) => {
    const [error] = errorsOf(z.object(shape), input);
    expect(error?.messageZh).toContain(zh);
    expect(error?.message).toContain(en);
    expect(error?.path).toBe(`body.${Object.keys(shape)[0]}`);
  });

  it('lists the possible codes in `choices`, not in the sentence', () => {
    const [error] = errorsOf(z.object({ order }), { order: 'age' });
    expect(error?.choices).toEqual(['tickets', 'growth']);
    expect(`${error?.message}${error?.messageZh}`).not.toContain('growth');
  });

  it('reports one error for each field that the schema does not know', () => {
    expect(errorsOf(z.object({}).strict(), { colour: 'red', size: 1 })).toEqual([
      { path: 'body.colour', message: 'Unknown field', messageZh: '系统不识别此字段' },
      { path: 'body.size', message: 'Unknown field', messageZh: '系统不识别此字段' },
    ]);
  });

  it('names a wrong entry of a list by the label of the list', () => {
    const [error] = errorsOf(z.object({ tickets }), { tickets: [7] });
    expect(error).toMatchObject({ path: 'body.tickets.0', messageZh: '工单应为文字' });
  });

  it('names the input as a whole when it is not an object', () => {
    expect(errorsOf(z.object({}), [])).toMatchObject([{ path: 'body', messageZh: '提交内容应为一组字段' }]);
  });
});

describe('Field labels', () => {
  const given = operations.flatMap(({ id, params, query, body }) =>
    [params, query, body].flatMap((schema) =>
      fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema).map(
        (field) => [field, id] as const,
      ),
    ),
  );

  it.each([...new Map(given)])('the input field %s (operation %s) has a label', (field) => {
    expect(fieldLabels).toHaveProperty([field]);
  });
});
