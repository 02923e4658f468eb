import { eventRegistry, eventTypes, type EventType } from '@hotline/contracts';
import { fieldsOf, type JsonSchema } from './json-schema';

function typeOf(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (schema.type === 'array') return `list of ${typeOf((schema.items ?? {}) as JsonSchema)}`;
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as JsonSchema[]).map(typeOf).join(' or ');
  if (schema.type === 'object' && schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`;
  return String(schema.format ?? schema.type ?? 'any');
}

function sectionOf(type: EventType): string {
  const { zh, version, data } = eventRegistry[type];
  const rows = fieldsOf(data).map(
    ({ name, schema, required }) =>
      `| \`${name}\`${required ? '' : ' ?'} | ${typeOf(schema)} | ${String(schema.description ?? '')} |`,
  );
  const table =
    rows.length === 0 ? ['Carries nothing but its envelope.'] : ['| field | type | |', '|---|---|---|', ...rows];
  return [`### ${type} ${zh}`, '', `Version ${version}.`, '', ...table, ''].join('\n');
}

/** docs/events.md: all events by producer, generated from the registry. */
export function eventsPage(): string {
  const sources = [...new Set(eventTypes.map((type) => eventRegistry[type].source))];
  const sections = sources.map((source) =>
    [`## ${source}`, '', ...eventTypes.filter((type) => eventRegistry[type].source === source).map(sectionOf)].join(
      '\n',
    ),
  );
  return [
    '# Events',
    '',
    'Generated from `packages/contracts/src/events/registry.ts` by `npm run generate`; do not edit. ' +
      'The same as AsyncAPI: [api/asyncapi.json](api/asyncapi.json).',
    '',
    'One topic, keyed by ticket id. A `?` marks a field that may be absent.',
    '',
    ...sections,
  ].join('\n');
}
