import { createParser } from 'eventsource-parser';
import type { ListedTicket } from '../api/paths';
import { identity } from '../session/session';

export type LineState = 'live' | 'connecting' | 'offline';
interface StreamHandlers {
  readonly onTicket: (row: ListedTicket) => void;
  /** Changes may have been missed, so the data on the screen must be read again. */
  readonly onResync: () => void;
  readonly onState: (state: LineState, since: number) => void;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** After more failed attempts than this the connection counts as offline. */
const OFFLINE_AFTER = 3;

/** Position in the stream, from which it resumes after a broken connection. */
interface Position {
  lastId: string | undefined;
  hasOpened: boolean;
  failures: number;
}

async function listen(position: Position, handlers: StreamHandlers, signal: AbortSignal): Promise<void> {
  const headers = {
    ...(await identity()),
    ...(position.lastId ? { 'last-event-id': position.lastId } : {}),
  };
  const response = await fetch('/api/v1/stream', { signal, headers });
  if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
  if (position.hasOpened && !position.lastId) handlers.onResync();
  position.hasOpened = true;
  position.failures = 0;
  handlers.onState('live', Date.now());
  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      if (id) position.lastId = id;
      if (event === 'ticket') handlers.onTicket(JSON.parse(data) as ListedTicket);
      if (event === 'resync') handlers.onResync();
    },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parser.feed(part.value);
}

async function keepOpen(position: Position, handlers: StreamHandlers, signal: AbortSignal): Promise<void> {
  let brokenAt = Date.now();
  while (!signal.aborted) {
    await listen(position, handlers, signal).catch(() => undefined);
    if (signal.aborted) return;
    if (position.failures === 0) brokenAt = Date.now();
    position.failures += 1;
    handlers.onState(position.failures > OFFLINE_AFTER ? 'offline' : 'connecting', brokenAt);
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** position.failures) * (0.75 + Math.random() / 2);
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
}

/** Keeps a live connection to the server, and reconnects when it breaks. Returns a function that closes it. */
export function openStream(handlers: StreamHandlers): () => void {
  const ended = new AbortController();
  void keepOpen({ lastId: undefined, hasOpened: false, failures: 0 }, handlers, ended.signal);
  return () => ended.abort();
}
