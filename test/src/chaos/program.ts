import { spawn, type ChildProcess } from 'node:child_process';
import { ApiClient } from '../client';
import { sharedCache } from '../shared-cache';

export interface ProgramExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

/** A process that runs the program as its users start it. */
export class Program {
  readonly client: ApiClient;
  readonly ended: Promise<ProgramExit>;
  /** The address that the program prints; rejects when the program ends before that. */
  readonly url: Promise<string>;
  private readonly child: ChildProcess;
  private address = '';

  /** `file`: path of the program, see `wholeProduct`. */
  constructor(file: string, environment: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [file], {
      env: { ...process.env, HOTLINE_PORT: '0', HOTLINE_LOG: 'silent', ...sharedCache, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    this.child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    this.ended = new Promise((done) => this.child.on('exit', (code, signal) => done({ code, signal, errors })));
    this.url = new Promise((done, fail) => {
      let printed = '';
      this.child.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const found = /http:\/\/\S+/.exec(printed);
        if (found) done((this.address = found[0]));
      });
      void this.ended.then((how) => fail(new Error(`it ended before it was ready: ${JSON.stringify(how)}`)));
    });
    this.url.catch(() => undefined);
    this.client = new ApiClient(
      () => this.address,
      async ({ id, role, unit }) => {
        const { text } = await this.client.send('POST', '/dev/tokens', { id, role, ...(unit ? { unit } : {}) });
        return (JSON.parse(text) as { token: string }).token;
      },
    );
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}
