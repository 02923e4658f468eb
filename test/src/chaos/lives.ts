import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation, ResponseOf } from '@hotline/contracts';
import { ApiClient, ProblemError, type OperationInput, type Sender } from '../client';
import { sharedCache } from '../shared-cache';
import type { Death, ParentOrder, ChildReport } from './orders';

/** Largest number of processes in a run. A journey has fewer steps, so a run with more makes no progress. */
const MOST_LIVES = 150;

/** One process that may die. It is started before it is needed, to be ready when the previous one dies. */
class Life {
  readonly dead: Promise<void>;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<string, (report: ChildReport) => void>();
  private errors = '';

  constructor(program: string, environment: Readonly<Record<string, string>>) {
    this.child = fork(program, {
      env: { ...process.env, ...environment },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    this.child.on('message', (report: ChildReport) => this.waiting.get(nameOf(report))?.(report));
    this.dead = new Promise((resolve, reject) =>
      this.child.on('exit', (code, signal) =>
        signal === 'SIGKILL' || code === 0
          ? resolve()
          : reject(new Error(`the product ended by itself with ${code}: ${this.errors}`)),
      ),
    );
    this.dead.catch(() => undefined);
    this.warm = this.hears('warm');
  }

  private readonly warm: Promise<ChildReport>;

  /** Resolves with the report; rejects with `Died` if the process dies before. */
  async ask(order: ParentOrder, answer: string): Promise<ChildReport> {
    await this.orDeath(this.warm);
    const heard = this.hears(answer);
    this.child.send(order, () => undefined);
    return this.orDeath(heard);
  }

  end(): Promise<void> {
    this.child.kill('SIGKILL');
    return this.dead.catch(() => undefined);
  }

  private hears(name: string): Promise<ChildReport> {
    return new Promise((resolve) => this.waiting.set(name, resolve));
  }

  private orDeath<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.dead.then(() => Promise.reject(new Died()))]);
  }
}

const nameOf = (report: ChildReport): string => (report.report === 'done' ? `done ${report.number}` : report.report);
class Died extends Error {}

/** The product, which is started again each time that it dies. Requests and orders without an answer are repeated. */
export class Lives {
  readonly client: ApiClient;
  /** Number of processes so far. */
  count = 0;
  readonly folder = mkdtempSync(join(tmpdir(), 'hotline-chaos-'));
  private spare: Life;
  private life: Life | undefined;
  private url = '';
  private numbers = 0;
  private ended = false;

  /**
   * `program`: path of the bundled product. `death`: the step at which the process with that number, from 1, dies;
   * undefined if it does not.
   */
  constructor(
    private readonly program: string,
    private readonly environment: Readonly<Record<string, string>>,
    private now: number,
    private readonly death: (life: number) => Death | undefined,
  ) {
    this.spare = this.warmUp();
    this.client = new ApiClient(
      () => this.url,
      async (who) => {
        const { id, role, unit } = who;
        const { text, status } = await this.client.send('POST', '/dev/tokens', { id, role, ...(unit ? { unit } : {}) });
        if (status !== 200 && status !== 201) throw new Error(`no token: ${status} ${text}`);
        return (JSON.parse(text) as { token: string }).token;
      },
    );
  }

  /** The steps at which the processes died, as `step service`. */
  get deaths(): string[] {
    const file = join(this.folder, 'deaths');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  /** Runs an operation. If the process dies without an answer, runs it again with the next process. */
  async insist<T>(something: (client: ApiClient) => Promise<T>): Promise<T> {
    for (;;) {
      const life = await this.alive();
      try {
        return await something(this.client);
      } catch (error) {
        if (error instanceof ProblemError || (error instanceof Error && error.name === 'ZodError')) throw error;
        await life.dead;
        this.life = undefined;
      }
    }
  }

  /** Calls an operation until a process answers it. Resolves when all its consequences are stored. */
  async execute<O extends Operation>(operation: O, input: OperationInput<O>, sender: Sender): Promise<ResponseOf<O>> {
    const answer = await this.insist((client) => client.call(operation, input, sender));
    await this.settled();
    return answer;
  }

  /** Resolves when all consequences of the commands so far are stored, however many processes that takes. */
  settled(): Promise<void> {
    const number = ++this.numbers;
    return this.obeyed({ order: 'settle', number });
  }

  /** Moves the clock of this process and of all later ones. */
  moveBy(ms: number): Promise<void> {
    this.now += ms;
    const number = ++this.numbers;
    return this.obeyed({ order: 'move', number, at: this.now });
  }

  async end(): Promise<void> {
    this.ended = true;
    await Promise.all([this.spare.end(), this.life?.end()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async obeyed(order: ParentOrder & { readonly number: number }): Promise<void> {
    for (;;) {
      const life = await this.alive();
      try {
        await life.ask(order, `done ${order.number}`);
        return;
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        this.life = undefined;
      }
    }
  }

  private async alive(): Promise<Life> {
    while (!this.life) {
      if (this.ended) throw new Error('the run of the product has been ended');
      if (this.count >= MOST_LIVES)
        throw new Error(`no end after ${MOST_LIVES} processes; last deaths: ${this.deaths.slice(-5).join(', ')}`);
      const life = this.spare;
      this.spare = this.warmUp();
      this.count += 1;
      const death = this.death(this.count);
      const ready = await life
        .ask({ order: 'live', at: this.now, ...(death ? { death } : {}) }, 'ready')
        .catch((error: unknown) => {
          if (error instanceof Died) return undefined;
          throw error;
        });
      if (ready?.report !== 'ready') continue;
      this.url = ready.url;
      this.life = life;
    }
    return this.life;
  }

  private warmUp(): Life {
    return new Life(this.program, {
      ...this.environment,
      ...sharedCache,
      HOTLINE_DATA: this.folder,
      HOTLINE_PORT: '0',
      HOTLINE_LOG: 'silent',
    });
  }
}
