import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEvent, type TicketEvent } from '@hotline/contracts';
import { fromMessage, toMessage, type Received } from './message';

const samples = join(__dirname, '../../contracts/golden');
const sample = (file: string): TicketEvent => parseEvent(JSON.parse(readFileSync(join(samples, file), 'utf8')));
const event = sample('CallerViewed.v1.json');
const place = { topic: 'tickets', partition: 3, offset: '41' };

/** As it comes back from a broker: all bytes. */
function received(sent: ReturnType<typeof toMessage>): Received {
  const headers = Object.fromEntries(
    Object.entries(sent.headers ?? {}).map(([name, value]) => [name, Buffer.from(String(value))]),
  );
  return { key: Buffer.from(String(sent.key)), value: Buffer.from(sent.value), headers };
}

describe('A message', () => {
  it.each(readdirSync(samples))('carries an event there and back unchanged: %s', (file) => {
    expect(fromMessage(received(toMessage(sample(file))), place)).toEqual(sample(file));
  });

  it('is CloudEvents in binary mode: attributes in headers, data alone in the value, the ticket as key', () => {
    const { key, value, headers } = toMessage({
      ...event,
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      actorrole: 'operator',
    });
    expect(key).toBe(event.subject);
    expect(JSON.parse(value)).toEqual(event.data);
    expect(headers).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: 'intake',
      ce_type: 'CallerViewed',
      ce_subject: event.subject,
      ce_time: event.time,
      ce_dataschema: 'urn:hotline:event:CallerViewed:1',
      ce_jurisdiction: 'shanghe',
      ce_sequence: '5',
      ce_causationid: event.causationid,
      ce_traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      ce_actorrole: 'operator',
    });
  });

  it('keeps attributes that nobody here knows', () => {
    const message = received(toMessage(event));
    expect(
      fromMessage({ ...message, headers: { ...message.headers, ce_tracestate: Buffer.from('a=b') } }, place),
    ).toMatchObject({ tracestate: 'a=b' });
  });
});

describe('A message that cannot be read', () => {
  const good = received(toMessage(event));
  const without = (name: string): Received => ({
    ...good,
    headers: Object.fromEntries(Object.entries(good.headers ?? {}).filter(([header]) => header !== name)),
  });

  it.each<[string, Received, Partial<TicketEvent>]>([
    ['is no JSON', { ...good, value: Buffer.from('{"reason":') }, { id: event.id, subject: event.subject }],
    ['is a tombstone', { ...good, value: null }, { id: event.id, subject: event.subject }],
    ['has no type', without('ce_type'), { id: event.id, subject: event.subject }],
    ['has no subject', without('ce_subject'), { id: event.id, subject: event.subject }],
    ['has no id', without('ce_id'), { id: 'tickets/3/41', subject: event.subject }],
    [
      'has a sequence that is no number',
      { ...good, headers: { ...good.headers, ce_sequence: Buffer.from('five') } },
      { id: event.id },
    ],
    ['has no header at all', { ...good, headers: undefined }, { id: 'tickets/3/41', subject: event.subject }],
    ['has no header and no key', { key: null, value: Buffer.from('?') }, { id: 'tickets/3/41', subject: 'tickets/3' }],
  ])('keeps a ticket and an id to be parked under when it %s', (_what, message, kept) => {
    const read = fromMessage(message, place);
    expect(read).toMatchObject(kept);
    expect(fromMessage(message, place)).toEqual(read);
    expect(JSON.parse(JSON.stringify(read))).toEqual(read);
  });
});
