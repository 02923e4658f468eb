import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { environmentWith } from '@hotline/host';

/** Number of characters of standard error that are kept, to report why a process ended. */
const KEPT_CHARACTERS = 4000;
const SERVICES = resolve(__dirname, '../../..');

/** The built program of a service. */
export const builtProgramOf = (service: string): readonly string[] => [resolve(SERVICES, service, 'dist/main.js')];

/** The exit of a process. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last characters of its standard error. */
  readonly stderr: string;
}

/** A process that runs one service on a free port. `onLog` is called with each line of its log. */
export class ServiceProcess {
  /** Its address; undefined before it is ready and after it has ended. */
  url: string | undefined;
  wasReady = false;
  readonly ended: Promise<ProcessEnd>;
  /** Resolves with its address; rejects when it ends before it is ready. */
  readonly ready: Promise<string>;
  private readonly child: ChildProcess;

  constructor(
    readonly service: string,
    program: readonly string[],
    settings: Readonly<Record<string, string>>,
    onLog?: (line: string) => void,
  ) {
    this.child = spawn(process.execPath, [...program], {
      env: environmentWith({ ...settings, HOTLINE_PORT: '0' }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let stderr = '';
    this.child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-KEPT_CHARACTERS)));
    if (onLog && this.child.stderr) createInterface({ input: this.child.stderr }).on('line', onLog);
    this.ended = new Promise((done) =>
      this.child.once('exit', (code, signal) => {
        this.url = undefined;
        done({ code, signal, stderr });
      }),
    );
    this.ready = Promise.race([
      this.address(),
      this.ended.then((how) =>
        Promise.reject(new Error(`${service} ended before it was ready: ${how.signal ?? how.code} ${how.stderr}`)),
      ),
    ]);
    this.ready.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Asks the process to finish its open work and to end; resolves when it has ended. */
  stop(): Promise<ProcessEnd> {
    this.signal('SIGTERM');
    return this.ended;
  }

  private address(): Promise<string> {
    return new Promise((done) => {
      let printed = '';
      this.child.stdout?.on('data', (chunk: Buffer) => {
        if (this.url !== undefined) return;
        printed += chunk.toString();
        this.url = /http:\/\/\S+/.exec(printed)?.[0];
        if (this.url === undefined) return;
        this.wasReady = true;
        done(this.url);
      });
    });
  }
}
