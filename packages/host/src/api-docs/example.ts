import type { JsonSchema } from './json-schema';

/**
 * Example value for each field name. Together they describe one noise complaint in the demo jurisdiction, the same one
 * as the golden samples of the events.
 */
const FIELD_EXAMPLES: Readonly<Record<string, unknown>> = {
  address: '商中路与青年路交叉口西北角文化广场',
  answer: '按现行规定，晚间22时后不得使用高音设备。',
  at: '2026-01-05T20:41:07+08:00',
  contact: '0531-12345',
  contactWindow: '工作日18:00后',
  creditCode: '91350100M000100Y43',
  cursor: 'eyJrIjpbMTc2NzYxNzI2N119',
  demand: '希望晚上九点以后不要再放，平时音量调小。',
  done: '现场劝导，约定21时后停止播放，并安排巡查。',
  en: 'Noise from loudspeakers',
  error: 'Error: the event could not be handled',
  extension: '802',
  externalNo: 'JN-2026-000127',
  facts: { 'time-of-day': 'night' },
  jurisdiction: 'shanghe',
  kind: 'company',
  language: 'zh',
  latitude: 37.3094,
  lead: 'squad-xushang',
  longitude: 117.1512,
  matter: 'noise.loudspeaker',
  model: 'shanghe-2026-11-22-1a2b3c4d',
  name: '王女士',
  narrative: '每天晚上七点到十点，广场上跳舞的音响开得特别大，家里孩子明年中考，窗户关上也听得清清楚楚。',
  note: '诉求人希望电话回复',
  notice: '0b6f3c52-7d1e-4a84-9c35-2f1d8e6a4b70.17',
  phone: '13800000000',
  publicReply: '已现场劝导并约定停止时间，将安排定时巡查。',
  queryCode: '7K2M9QX4TB',
  question: '噪声出现在什么时段？',
  reason: '该事项不在本单位权责清单内',
  region: 'xushang',
  ticketNo: 'SH20260105-000127',
  token: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJvcC0xIn0.MEUCIQ',
  unit: 'squad-xushang',
  version: '2017.1+0f3a9c41d2be',
  zh: '音响噪声扰民',
};
const UUID = '0b6f3c52-7d1e-4a84-9c35-2f1d8e6a4b70';
const FORMAT_EXAMPLES: Readonly<Record<string, unknown>> = {
  uuid: UUID,
  date: '2026-01-05',
  'date-time': '2026-01-05T12:41:09.000Z',
};

/**
 * The example for this field name, if it has the type of the schema and fits its format, length and pattern; else
 * undefined.
 */
function namedExample(schema: JsonSchema, name: string): unknown {
  const example = FIELD_EXAMPLES[name];
  if (example === undefined || schema.type !== (Array.isArray(example) ? 'array' : typeof example)) return undefined;
  if (typeof example !== 'string') return example;
  if (schema.format !== undefined && FORMAT_EXAMPLES[String(schema.format)] !== undefined && name !== 'at')
    return undefined;
  if (example.length > Number(schema.maxLength ?? Infinity)) return undefined;
  return schema.pattern === undefined || new RegExp(String(schema.pattern)).test(example) ? example : undefined;
}

/**
 * A value that the schema accepts: its own example, constant, choice or default; else one by field name, format or
 * type. Optional fields are filled too.
 */
export function exampleOf(schema: JsonSchema, name = ''): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum.find((value) => value === FIELD_EXAMPLES[name]) ?? schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return exampleOf(choices[0] as JsonSchema, name);
  return namedExample(schema, name) ?? exampleByType(schema, name);
}

function exampleByType(schema: JsonSchema, name: string): unknown {
  switch (schema.type) {
    case 'object':
      return objectExample(schema, name);
    case 'array':
      return arrayExample(schema, name.replace(/s$/, ''));
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1));
    case 'string':
      return stringExample(schema, name);
    default:
      return {};
  }
}

function arrayExample({ items = {}, minItems = 1 }: JsonSchema, name: string): unknown[] {
  return Array.from({ length: Math.max(1, Number(minItems)) }, () => exampleOf(items as JsonSchema, name));
}

function objectExample(schema: JsonSchema, name: string): Record<string, unknown> {
  const { properties, additionalProperties, propertyNames } = schema;
  if (properties)
    return Object.fromEntries(
      Object.entries(properties as Record<string, JsonSchema>).map(([key, field]) => [key, exampleOf(field, key)]),
    );
  if (typeof additionalProperties !== 'object' || additionalProperties === null) return {};
  const { enum: keys } = (propertyNames ?? {}) as { readonly enum?: readonly string[] };
  const named = keys ?? [name === 'conditions' ? 'permit' : 'key'];
  return Object.fromEntries(named.map((key) => [key, exampleOf(additionalProperties as JsonSchema, name)]));
}

function stringExample(schema: JsonSchema, name: string): string {
  const format = FORMAT_EXAMPLES[String(schema.format)];
  if (format !== undefined) return String(format);
  const fits = new RegExp(String(schema.pattern ?? '.'));
  if ((name.endsWith('Id') || !fits.test(name)) && fits.test(UUID)) return UUID;
  const text = (name || 'text').padEnd(Number(schema.minLength ?? 0), '.');
  return text.slice(0, Number(schema.maxLength ?? text.length));
}
