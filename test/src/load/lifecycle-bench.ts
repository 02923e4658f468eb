import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../../services/all/dist/main.js');
/** Number of lifecycles that run at the same time. */
const AT_ONCE = 128;
/** Wait in ms before a callback is tried again: the board may show a ticket as resolved before its callback is open. */
const LOOK_AGAIN_MS = 4;
const NARRATIVE = '玉皇庙镇驻地路边有人焚烧垃圾，烟很呛人，请尽快处理。';

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the product on a folder; resolves when it is ready. */
export async function serve(folder: string): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, ['--max-semi-space-size=64', MAIN], {
    env: {
      ...process.env,
      HOTLINE_DATA: folder,
      HOTLINE_PORT: '0',
      HOTLINE_LOG: 'error',
      HOTLINE_UNLISTED_PEOPLE: 'yes',
      HOTLINE_WRITES_PER_MINUTE: '100000000',
      HOTLINE_PUBLIC_PER_MINUTE: '100000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /http:\/\/\S+/.exec(out);
      if (found) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`the hotline ended with ${code}`)));
  });
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}

type Answer = { status: number; body: Record<string, unknown> };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  private readonly tokens = new Map<string, Promise<string>>();
  constructor(private readonly url: string) {}

  token(role: string, unit?: string): Promise<string> {
    const key = `${role}/${unit ?? ''}`;
    const known =
      this.tokens.get(key) ??
      this.send('POST', '/dev/tokens', undefined, { id: `${unit ?? role}-1`, role, ...(unit ? { unit } : {}) }).then(
        ({ body }) => String(body.token),
      );
    this.tokens.set(key, known);
    return known;
  }

  send(method: string, path: string, token: string | undefined, body?: unknown): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const headers = {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
      };
      const sent = request(this.url + path, { method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
          }),
        );
      });
      sent.on('error', reject);
      sent.end(payload);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

type Summary = { ticketId: string; state: string; lead?: string };

/** Reads the live stream as a console does, so that waiting for a state needs no polling. */
class Changes {
  private readonly latest = new Map<string, Summary>();
  private readonly waiting = new Map<string, (summary: Summary) => void>();
  private text = '';

  static open(url: string, token: string): Promise<Changes> {
    const changes = new Changes();
    return new Promise((resolve, reject) => {
      request(
        `${url}/api/v1/stream`,
        { headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' } },
        (response) => {
          response.setEncoding('utf8').on('data', (chunk: string) => changes.read(chunk));
          changes.close = () => response.destroy();
          resolve(changes);
        },
      )
        .on('error', reject)
        .end();
    });
  }

  close: () => void = () => undefined;

  /** Resolves when the ticket is in the state. */
  until(ticketId: string, state: string): Promise<Summary> {
    const known = this.latest.get(ticketId);
    if (known?.state === state) return Promise.resolve(known);
    return new Promise((resolve) =>
      this.waiting.set(ticketId, (summary) => summary.state === state && resolve(summary)),
    );
  }

  private read(chunk: string): void {
    const lines = (this.text + chunk).split('\n');
    this.text = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data:')) continue;
      const summary = JSON.parse(line.slice(5)) as Summary;
      this.latest.set(summary.ticketId, summary);
      this.waiting.get(summary.ticketId)?.(summary);
    }
  }
}

/**
 * Takes one ticket through its life (register, acknowledge, resolve, callback, read), and waits for the events in
 * between.
 */
async function lifecycle(client: Client, changes: Changes, i: number): Promise<void> {
  const operator = await client.token('operator');
  const caller = { name: '张三', phone: `188${String(i).padStart(8, '0')}` };
  const registered = await client.send('POST', '/api/v1/tickets', operator, {
    channel: 'phone',
    caller,
    narrative: NARRATIVE,
  });
  const ticketId = String(registered.body.ticketId);
  const path = `/api/v1/tickets/${ticketId}`;
  const { lead } = await changes.until(ticketId, 'dispatched');
  const unit = await client.token('signatory', lead);
  await expectOk(client.send('POST', `${path}/acknowledge`, unit, {}));
  await expectOk(client.send('POST', `${path}/contact`, unit, { outcome: 'reached' }));
  await expectOk(
    client.send('POST', `${path}/resolve`, unit, {
      outcome: 'explained',
      done: '已清理完毕',
      publicReply: '已处理完毕',
      truth: 'confirmed',
    }),
  );
  await changes.until(ticketId, 'resolved');
  const callback = await client.token('callback');
  const said = { caller: ticketId, reached: true, resolution: 'resolved', satisfaction: 'satisfied' };
  while ((await client.send('POST', `${path}/callback`, callback, said)).status !== 200) await pause(LOOK_AGAIN_MS);
  await changes.until(ticketId, 'closed');
  await expectOk(client.send('GET', path, operator));
}

async function expectOk(answer: Promise<Answer>): Promise<void> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
}

let started = 0;

/** Runs `count` lifecycles over HTTP; returns milliseconds. */
export async function lifecycles(url: string, count: number): Promise<number> {
  const client = new Client(url);
  const changes = await Changes.open(url, await client.token('supervisor'));
  const from = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await lifecycle(client, changes, (started += 1));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const ms = performance.now() - from;
  changes.close();
  client.close();
  return ms;
}
