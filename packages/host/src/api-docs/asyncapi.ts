import { envelope, eventRegistry, eventTypes, schemaOf, type EventType } from '@hotline/contracts';
import { fieldsOf, jsonSchemaOf, type JsonSchema } from './json-schema';
import { VERSION } from './version';

/** Topic of all ticket events. */
const TOPIC = 'hotline.tickets';
const CHANNEL = 'tickets';

const refTo = (type: EventType): JsonSchema => ({ $ref: `#/channels/${CHANNEL}/messages/${type}` });

/** Headers of CloudEvents in binary mode: attributes as `ce_*`, the content type as `content-type`. */
function headersOf(type: EventType): JsonSchema {
  const fields = fieldsOf(envelope, 'draft-7').map((field) => ({
    ...field,
    header: field.name === 'datacontenttype' ? 'content-type' : `ce_${field.name}`,
  }));
  const known: Record<string, JsonSchema> = {
    ce_type: { const: type },
    ce_source: { const: eventRegistry[type].source },
    ce_dataschema: { const: schemaOf(type) },
  };
  return {
    type: 'object',
    required: fields.filter((field) => field.required).map((field) => field.header),
    properties: Object.fromEntries(fields.map(({ header, schema }) => [header, { ...schema, ...known[header] }])),
  };
}

function messageOf(type: EventType): JsonSchema {
  const { zh, source, version, data } = eventRegistry[type];
  return {
    name: type,
    title: `${zh} · ${type}`,
    summary: `Published by ${source}, version ${version}`,
    contentType: 'application/json',
    tags: [{ name: source }],
    headers: headersOf(type),
    payload: jsonSchemaOf(data, 'output', 'draft-7'),
    bindings: { kafka: { key: { type: 'string', description: 'ticket id: events of one ticket stay in order' } } },
  };
}

function sendersOf(): Record<string, JsonSchema> {
  const sources = [...new Set(eventTypes.map((type) => eventRegistry[type].source))];
  return Object.fromEntries(
    sources.map((source) => [
      `${source}States`,
      {
        action: 'send',
        title: `What ${source} states`,
        channel: { $ref: `#/channels/${CHANNEL}` },
        messages: eventTypes.filter((type) => eventRegistry[type].source === source).map(refTo),
      },
    ]),
  );
}

/** The AsyncAPI 3.0 document of all events, generated from the registry. */
export const asyncApiDocument = (): JsonSchema => ({
  asyncapi: '3.0.0',
  info: {
    title: '12345 热线事件 · Hotline events',
    version: VERSION,
    description:
      'Events of tickets, named in the past tense. One topic, keyed by ticket id; CloudEvents 1.0 in binary mode. ' +
      'Personal data stays in the intake service.',
    license: { name: 'Apache-2.0' },
  },
  defaultContentType: 'application/json',
  channels: {
    [CHANNEL]: {
      address: TOPIC,
      title: '工单事件 · Ticket events',
      messages: Object.fromEntries(eventTypes.map((type) => [type, { $ref: `#/components/messages/${type}` }])),
    },
  },
  operations: {
    ...sendersOf(),
    anyServiceReads: {
      action: 'receive',
      title: 'Every service reads every event, in the order of the ticket',
      channel: { $ref: `#/channels/${CHANNEL}` },
    },
  },
  components: { messages: Object.fromEntries(eventTypes.map((type) => [type, messageOf(type)])) },
});
