/** A live stream that is read in the background until it is closed. */
export interface LiveStream {
  /** Ids of the tickets that the stream reported. */
  readonly heard: ReadonlySet<string>;
  close(): void;
}

/** Follows a stream of server-sent events that carry ticket summaries. Resolves when it is open. */
export async function heardOn(url: string, token: string): Promise<LiveStream> {
  const stop = new AbortController();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal: stop.signal,
  });
  if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`);
  const heard = new Set<string>();
  void follow(response.body, heard).catch(() => undefined);
  return { heard, close: () => stop.abort() };
}

async function follow(body: ReadableStream<Uint8Array>, heard: Set<string>): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines)
      if (line.startsWith('data: ')) heard.add((JSON.parse(line.slice(6)) as { ticketId: string }).ticketId);
  }
}
