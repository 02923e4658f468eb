import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../program';

/** The output of one command line, and its exit code. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function runCommand(...args: string[]): Promise<CommandRun> {
  let [out, err] = ['', ''];
  const code = await runCommandLine(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** A folder of files for one test. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'hotline-cli-'));

  file(name: string, content: string | Buffer): string {
    writeFileSync(join(this.path, name), content);
    return join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** One request that a command made. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** JSON of the request; undefined without a body and for a file. */
  readonly body: unknown;
}

type Answers = Readonly<Record<string, { readonly status?: number; readonly body: unknown }>>;

/**
 * A server with fixed answers by `METHOD path`, for situations that a running hotline does not produce on request. The
 * commands find it by `HOTLINE_HOST` and `HOTLINE_PORT` until it is closed.
 */
export class AnsweringServer {
  readonly received: ReceivedRequest[] = [];
  private readonly before = { ...process.env };

  private constructor(private readonly server: Server) {}

  static async open(answers: Answers): Promise<AnsweringServer> {
    const all: Answers = { 'POST /dev/tokens': { body: { token: 'dev' } }, ...answers };
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const text = Buffer.concat(chunks).toString();
        const isJson = headers['content-type'] === 'application/json';
        const body: unknown = isJson ? JSON.parse(text) : undefined;
        opened.received.push({ method, path: url, authorization: headers.authorization, body });
        const answer = all[`${method} ${url}`] ?? { status: 404, body: { detail: `no answer for ${method} ${url}` } };
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer.body));
      });
    });
    const opened = new AnsweringServer(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    Object.assign(process.env, { HOTLINE_HOST: '127.0.0.1', HOTLINE_PORT: String(port) });
    return opened;
  }

  async close(): Promise<void> {
    process.env = { ...this.before };
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
