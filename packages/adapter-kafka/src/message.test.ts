import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEvent, type TicketEvent } from '@hotline/contracts';
import { fromMessage, toMessage, type Received } from './message';

const samples = join(__dirname, '../../contracts/golden');
const sample = (file: string): TicketEvent => parseEvent(JSON.parse(readFileSync(join(samples, file), 'utf8')));
const event = sample('CallerViewed.v1.json');
const position = { topic: 'tickets', partition: 3, offset: '41' };

/** Returns the message as a broker delivers it: key, value and headers as bytes. */
function received(sent: ReturnType<typeof toMessage>): Received {
  const headers = Object.fromEntries(
    Object.entries(sent.headers ?? {}).map(([name, value]) => [name, Buffer.from(String(value))]),
  );
  return { key: Buffer.from(String(sent.key)), value: Buffer.from(sent.value), headers };
}

describe('Kafka messages', () => {
  it.each(readdirSync(samples))('toMessage and fromMessage return the event of %s unchanged', (file) => {
    expect(fromMessage(received(toMessage(sample(file))), position)).toEqual(sample(file));
  });

  it('toMessage writes CloudEvents in binary mode: attributes as headers, data as value, the ticket as key', () => {
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

  it('fromMessage keeps CloudEvents attributes that this program does not know', () => {
    const message = received(toMessage(event));
    expect(
      fromMessage({ ...message, headers: { ...message.headers, ce_tracestate: Buffer.from('a=b') } }, position),
    ).toMatchObject({ tracestate: 'a=b' });
  });
});

describe('Kafka messages that cannot be read', () => {
  const good = received(toMessage(event));
  const without = (name: string): Received => ({
    ...good,
    headers: Object.fromEntries(Object.entries(good.headers ?? {}).filter(([header]) => header !== name)),
  });

  it.each<[string, Received, Partial<TicketEvent>]>([
    [
      'has a value that is not JSON',
      { ...good, value: Buffer.from('{"reason":') },
      { id: event.id, subject: event.subject },
    ],
    ['has no value (a tombstone)', { ...good, value: null }, { id: event.id, subject: event.subject }],
    ['has no type', without('ce_type'), { id: event.id, subject: event.subject }],
    ['has no subject', without('ce_subject'), { id: event.id, subject: event.subject }],
    ['has no id', without('ce_id'), { id: 'tickets/3/41', subject: event.subject }],
    [
      'has a sequence that is not a number',
      { ...good, headers: { ...good.headers, ce_sequence: Buffer.from('five') } },
      { id: event.id },
    ],
    ['has no header at all', { ...good, headers: undefined }, { id: 'tickets/3/41', subject: event.subject }],
    ['has no header and no key', { key: null, value: Buffer.from('?') }, { id: 'tickets/3/41', subject: 'tickets/3' }],
  ])('fromMessage returns a ticket id and an event id, for parking, when the message %s', (_what, message, kept) => {
    const read = fromMessage(message, position);
    expect(read).toMatchObject(kept);
    expect(fromMessage(message, position)).toEqual(read);
    expect(JSON.parse(JSON.stringify(read))).toEqual(read);
  });
});
