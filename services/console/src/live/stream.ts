import { createParser } from 'eventsource-parser';
import type { TicketRow } from '../api/paths';
import { token } from '../session/session';

export type LineState = 'live' | 'connecting' | 'offline';
interface Handlers {
  readonly onTicket: (row: TicketRow) => void;
  /** Changes may have been missed: what is shown has to be read again. */
  readonly onResync: () => void;
  readonly onState: (state: LineState, since: number) => void;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** Failed attempts after which the line counts as offline. */
const OFFLINE_AFTER = 3;

/** Keeps one live line to the server, and opens it again when it breaks. Answers how to close it. */
export function openStream({ onTicket, onResync, onState }: Handlers): () => void {
  const ended = new AbortController();
  let lastId: string | undefined;
  let failures = 0;
  let hasOpened = false;

  const listen = async (): Promise<void> => {
    const bearer = await token();
    const response = await fetch('/api/v1/stream', {
      signal: ended.signal,
      headers: {
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(lastId ? { 'last-event-id': lastId } : {}),
      },
    });
    if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
    if (hasOpened && !lastId) onResync();
    hasOpened = true;
    failures = 0;
    onState('live', Date.now());
    const parser = createParser({
      onEvent: ({ event, data, id }) => {
        if (id) lastId = id;
        if (event === 'ticket') onTicket(JSON.parse(data) as TicketRow);
        if (event === 'resync') onResync();
      },
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) parser.feed(part.value);
  };

  const keepOpen = async (): Promise<void> => {
    let brokenAt = Date.now();
    while (!ended.signal.aborted) {
      await listen().catch(() => undefined);
      if (ended.signal.aborted) return;
      if (failures === 0) brokenAt = Date.now();
      failures += 1;
      onState(failures > OFFLINE_AFTER ? 'offline' : 'connecting', brokenAt);
      const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures) * (0.75 + Math.random() / 2);
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  };
  void keepOpen();
  return () => ended.abort();
}
