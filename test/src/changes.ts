import type { TicketSummary } from '@hotline/contracts';
import { streamChanges } from '@hotline/contracts';
import { pathOf, type ApiClient, type TestPerson } from './client';

export interface Changes {
  /** The changes received so far. */
  readonly seen: readonly TicketSummary[];
  close(): void;
}

/** Listens to the live stream of changes; resolves when the stream is open. */
export async function listen(client: ApiClient, url: string, as: TestPerson): Promise<Changes> {
  const abort = new AbortController();
  const authorization = `Bearer ${await client.token(as)}`;
  const response = await fetch(url + pathOf(streamChanges, {}), { headers: { authorization }, signal: abort.signal });
  if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
  const seen: TicketSummary[] = [];
  void read(response.body, seen).catch(() => undefined);
  return { seen, close: () => abort.abort() };
}

async function read(body: ReadableStream<Uint8Array>, seen: TicketSummary[]): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const lines = event.split('\n');
      const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6));
      if (lines.includes('event: ticket')) seen.push(streamChanges.response.parse(JSON.parse(data.join('\n'))));
    }
  }
}
