import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { sharedCache } from '../shared-cache';

const ROOT = join(__dirname, '../../..');

/** The product in a process of its own. */
export class Product {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts the product from its sources. `isFilled`: fills the empty data folder with the demonstration first. */
  static async start(settings: { data: string; port?: string; isFilled?: boolean }): Promise<Product> {
    const child = fork(join(__dirname, 'demonstration.ts'), settings.isFilled ? ['--filled'] : [], {
      cwd: ROOT,
      execArgv: ['--conditions=source', '-r', join(ROOT, 'test/run-typescript.cjs')],
      env: {
        ...process.env,
        ...sharedCache,
        HOTLINE_DATA: settings.data,
        HOTLINE_PORT: settings.port ?? '0',
        HOTLINE_LOG: 'error',
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const url = await new Promise<string>((done, fail) => {
      child.once('message', (message) => done((message as { url: string }).url));
      child.once('exit', (code) => fail(new Error(`the product ended with ${String(code)} before it was ready`)));
    });
    return new Product(child, url);
  }

  /** Stops the process gracefully. */
  async stop(): Promise<void> {
    const ended = this.ended();
    if (this.child.connected) this.child.disconnect();
    await ended;
  }

  /** Kills the process, as a power cut would. */
  async kill(): Promise<void> {
    const ended = this.ended();
    this.child.kill('SIGKILL');
    await ended;
  }

  private ended(): Promise<unknown> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((done) => this.child.once('exit', done));
  }
}
