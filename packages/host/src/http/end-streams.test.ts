import type { CallHandler, ExecutionContext, MessageEvent } from '@nestjs/common';
import { Refusal } from '@hotline/runtime';
import { eventually } from '@hotline/runtime/testing';
import { Subject, type Subscription } from 'rxjs';
import { EndStreams, StreamShutdown } from './end-streams';

const shutdown = new StreamShutdown();
const streams = new EndStreams(shutdown);
const opened: Subscription[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.unsubscribe()));

/** Opens a stream of a person, as Nest does. `waiting`: bytes that its reader has not taken yet. */
function open(person: string, { expiresAt, waiting = 0 }: { expiresAt?: number; waiting?: number } = {}) {
  const call = {
    jurisdiction: 'nowhere',
    actor: { id: person, role: 'operator' },
    ...(expiresAt ? { expiresAt } : {}),
  };
  const http = {
    getRequest: () => ({ hotlineContext: { call } }),
    getResponse: () => ({ raw: { writableLength: waiting } }),
  };
  const source = new Subject<MessageEvent>();
  const context = { switchToHttp: () => http } as unknown as ExecutionContext;
  const got: MessageEvent[] = [];
  let ended = false;
  const stream = streams.intercept(context, { handle: () => source } as CallHandler<MessageEvent>);
  const subscription = stream.subscribe({ next: (one) => got.push(one), complete: () => (ended = true) });
  opened.push(subscription);
  return { source, got, isEnded: () => ended, close: () => subscription.unsubscribe() };
}

describe('A live stream', () => {
  it('the 21st stream of one person is refused, until one of them is closed', () => {
    const all = Array.from({ length: 20 }, () => open('op'));
    expect(() => open('op')).toThrow(Refusal);
    expect(open('other').isEnded()).toBe(false);
    all[0]?.close();
    expect(open('op').isEnded()).toBe(false);
  });

  it('ends when the token of the person has expired, and not before', async () => {
    const lasting = open('op', { expiresAt: Date.now() + 3_600_000 });
    const expired = open('op', { expiresAt: Date.now() - 1 });
    await eventually(() => expect(expired.isEnded()).toBe(true));
    expect(lasting.isEnded()).toBe(false);
  });

  it('ends when a megabyte waits for a slow reader', () => {
    const { source, got, isEnded } = open('op', { waiting: 1024 * 1024 + 1 });
    source.next({ data: 'too late' });
    expect([isEnded(), got]).toEqual([true, []]);
  });

  it('a stream ends when the process stops', () => {
    const { isEnded } = open('op');
    shutdown.ask();
    expect(isEnded()).toBe(true);
  });
});
