import { asProblem } from '../api/client';
import type { Problem } from '../api/paths';
import type { Text } from '../language/text';
import { identity, person } from '../session/session';
import { database, freshKey, type QueuedCommand } from '../store/database';

export type Settled = { readonly data: unknown } | { readonly problem: Problem } | { readonly takenBack: true };

interface NewCommand {
  readonly url: string;
  readonly body: unknown;
  readonly label: Text;
  readonly ticketId?: string | undefined;
  /** Time in ms during which the command can be taken back. */
  readonly holdMs?: number | undefined;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
const listeners = new Set<() => void>();
const waiters = new Map<string, (settled: Settled) => void>();
let queue: readonly QueuedCommand[] = [];
let busy = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export const queued = (): readonly QueuedCommand[] => queue;
export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Loads the commands that are stored in the browser, and continues to send them. */
export async function openOutbox(): Promise<void> {
  await refresh();
  addEventListener('online', wake);
  wake();
}

async function refresh(): Promise<void> {
  const mine = person()?.id;
  const all = await (await database()).getAllFromIndex('outbox', 'givenAt');
  queue = all.filter(({ personId }) => personId === mine);
  for (const listener of listeners) listener();
}

async function put(command: QueuedCommand): Promise<void> {
  await (await database()).put('outbox', command);
  await refresh();
}

export async function forget(key: string): Promise<void> {
  await (await database()).delete('outbox', key);
  await refresh();
}

/** Stores a command and sends it; resolves when the server has answered or the command was taken back. */
export async function give({ holdMs = 0, ...given }: NewCommand): Promise<Settled> {
  const now = Date.now();
  const key = freshKey();
  const settled = new Promise<Settled>((resolve) => waiters.set(key, resolve));
  const personId = person()?.id ?? '';
  await put({ ...given, key, personId, givenAt: now, notBefore: now + holdMs, fate: 'waiting', attempts: 0 });
  wake();
  return settled;
}

/** Takes a command back that has not been sent yet. */
export async function takeBack(key: string): Promise<void> {
  const command = queue.find((one) => one.key === key);
  if (!command || command.fate === 'sending') return;
  await forget(key);
  settle(key, { takenBack: true });
}

function settle(key: string, settled: Settled): void {
  waiters.get(key)?.(settled);
  waiters.delete(key);
}

/** Sends the commands whose time has come. */
export function wake(): void {
  clearTimeout(timer);
  void run();
}

async function run(): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    for (let next = ready(); next; next = ready()) await send(next);
  } finally {
    busy = false;
  }
  const soonest = Math.min(...queue.filter(({ fate }) => fate !== 'refused').map(({ notBefore }) => notBefore));
  if (Number.isFinite(soonest)) timer = setTimeout(wake, Math.max(50, soonest - Date.now()));
}

/** The oldest command whose time has come, and which has no earlier waiting command of the same ticket before it. */
function ready(): QueuedCommand | undefined {
  const waiting = queue.filter(({ fate }) => fate !== 'refused');
  return waiting.find(
    (one, index) =>
      one.notBefore <= Date.now() &&
      !waiting.slice(0, index).some((earlier) => one.ticketId !== undefined && earlier.ticketId === one.ticketId),
  );
}

async function send(command: QueuedCommand): Promise<void> {
  await put({ ...command, fate: 'sending' });
  const answer = await post(command);
  if ('later' in answer) {
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** command.attempts) * (0.75 + Math.random() / 2);
    await put({ ...command, fate: 'waiting', attempts: command.attempts + 1, notBefore: Date.now() + delay });
    return;
  }
  if ('problem' in answer && !waiters.has(command.key))
    await put({ ...command, fate: 'refused', problem: answer.problem });
  else await forget(command.key);
  settle(command.key, answer);
}

/** Sends a command once. `later`: no answer, or an answer after which the same body is sent again (5xx, 429, 401). */
async function post(command: QueuedCommand): Promise<Settled | { readonly later: true }> {
  try {
    const response = await fetch(command.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': command.key,
        ...(await identity()),
      },
      body: JSON.stringify(command.body),
    });
    if (response.status >= 500 || response.status === 429 || response.status === 401) return { later: true };
    const answer: unknown = await response.json();
    return response.ok ? { data: answer } : { problem: asProblem(answer, response.status) };
  } catch {
    return { later: true };
  }
}
