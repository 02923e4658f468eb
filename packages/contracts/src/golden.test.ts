import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventRegistry, eventTypes, parseEvent, schemaOf, UnknownEvent, type EventType } from './events/index';

const folder = join(__dirname, '../golden');
const files = readdirSync(folder);
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const typeOf = (file: string): string => file.split('.')[0] as string;

describe('Golden samples', () => {
  it.each(eventTypes)('the event %s has a golden sample in its present version', (type) => {
    expect(files).toContain(`${type}.v${eventRegistry[type].version}.json`);
  });

  it.each(files)('the sample %s is read and written unchanged', (file) => {
    const sample = read(file);
    const event = parseEvent(sample);
    expect(JSON.parse(JSON.stringify(event))).toEqual(sample);
    expect(event.type).toBe(typeOf(file));
  });

  it.each(files)('the sample %s comes from the producer that the registry names', (file) => {
    const event = parseEvent(read(file));
    expect(event.source).toBe(eventRegistry[event.type].source);
    expect(event.id).toBe(`${event.source}.${event.subject}.${event.sequence}`);
    expect(event.dataschema).toBe(schemaOf(event.type));
  });

  it.each(files)('the sample %s contains no number that is a telephone number or identifies a person', (file) => {
    const { data } = parseEvent(read(file));
    expect(JSON.stringify(data)).not.toMatch(/(?<![\d.])1[3-9]\d{9}(?!\d)|\d{17}[\dXx]/);
  });
});

describe('parseEvent', () => {
  const sample = read('TicketRegistered.v1.json') as Record<string, unknown>;

  it('refuses an unknown event type', () => {
    expect(() => parseEvent({ ...sample, type: 'TicketForgotten' })).toThrow(UnknownEvent);
    expect(() => parseEvent({ ...sample, type: 'toString' })).toThrow(UnknownEvent);
  });

  it('refuses an unknown schema version', () => {
    expect(() => parseEvent({ ...sample, dataschema: 'urn:hotline:event:TicketRegistered:99' })).toThrow(UnknownEvent);
  });

  it.each(['subject', 'sequence', 'jurisdiction', 'data'])('refuses an event without %s', (attribute) => {
    const { [attribute]: _left, ...rest } = sample;
    expect(() => parseEvent(rest)).toThrow(attribute === 'data' ? /object/ : attribute);
  });

  it('keeps envelope attributes that the schema does not name', () => {
    expect(parseEvent({ ...sample, tracestate: 'a=b' })).toMatchObject({ tracestate: 'a=b' });
  });

  it.each(Object.entries(eventRegistry))('refuses an event %s whose data has another shape', (type) => {
    expect(() =>
      parseEvent({ ...sample, type, dataschema: schemaOf(type as EventType), data: { unheard: true } }),
    ).toThrow();
  });
});
