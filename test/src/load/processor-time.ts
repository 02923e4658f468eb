import { readdir, readFile, readlink } from 'node:fs/promises';

/** Number of ticks in a second. Linux counts processor time in these ticks. */
const TICKS_A_SECOND = 100;
const LISTENING = '0A';

const silent = <T>(work: Promise<T>, otherwise: T): Promise<T> => work.catch(() => otherwise);

/** The sockets that listen on a port of this machine. */
async function socketsOn(port: number): Promise<string[]> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => silent(readFile(file, 'utf8'), '')),
  );
  const rows = tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)));
  return rows
    .filter(([, local, , state]) => state === LISTENING && parseInt(local?.split(':')[1] ?? '', 16) === port)
    .map((row) => `socket:[${row[9]}]`);
}

async function holds(pid: string, sockets: readonly string[]): Promise<boolean> {
  const files = await silent(readdir(`/proc/${pid}/fd`), []);
  const links = await Promise.all(files.map((file) => silent(readlink(`/proc/${pid}/fd/${file}`), '')));
  return links.some((link) => sockets.includes(link));
}

/** Id of the process that listens on a port of this machine; undefined if /proc does not show it. */
export async function listenerOn(port: number): Promise<string | undefined> {
  const sockets = await socketsOn(port);
  if (sockets.length === 0) return undefined;
  const pids = (await silent(readdir('/proc'), [])).filter((name) => /^\d+$/.test(name));
  const holding = await Promise.all(pids.map((pid) => holds(pid, sockets)));
  return pids.find((_, i) => holding[i]);
}

/** Processor time in ms that a process has used so far, with all its threads. */
export async function processorMsOf(pid: string): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (((user ?? 0) + (system ?? 0)) * 1000) / TICKS_A_SECOND;
}

export interface Metered<T> {
  readonly answer: T;
  readonly ms: number;
  /**
   * Processor time in ms by process; `node` is this one. Processes on other machines, or that /proc does not show, are
   * missing.
   */
  readonly processor: Readonly<Record<string, number>>;
}

/**
 * Measures some work: its duration, and the processor time of this process and of those that listen on the given ports.
 */
export class Meter {
  private constructor(private readonly pids: ReadonlyMap<string, string>) {}

  static async over(ports: Readonly<Record<string, number>>): Promise<Meter> {
    const found = await Promise.all(
      Object.entries(ports).map(async ([name, port]) => [name, await listenerOn(port)] as const),
    );
    return new Meter(new Map(found.flatMap(([name, pid]) => (pid ? [[name, pid]] : []))));
  }

  async take<T>(work: () => Promise<T>): Promise<Metered<T>> {
    const [before, from] = [await this.now(), performance.now()];
    const answer = await work();
    const [ms, after] = [performance.now() - from, await this.now()];
    return {
      answer,
      ms,
      processor: Object.fromEntries(Object.entries(after).map(([name, total]) => [name, total - (before[name] ?? 0)])),
    };
  }

  private async now(): Promise<Record<string, number>> {
    const { user, system } = process.cpuUsage();
    const others = await Promise.all(
      [...this.pids].map(async ([name, pid]) => [name, await processorMsOf(pid)] as const),
    );
    return { node: (user + system) / 1000, ...Object.fromEntries(others) };
  }
}
