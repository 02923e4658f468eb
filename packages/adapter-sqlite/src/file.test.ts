import { execFile, spawn } from 'node:child_process';
import { chmodSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newEvent } from '@hotline/contracts';
import { IncompatibleStore, type CollectionSpec, type Documents, type Engine } from '@hotline/runtime';
import {
  eventually,
  lettersCollection,
  numberOf,
  publish,
  someTurns,
  store,
  ticket,
  type Letters,
} from '@hotline/runtime/testing';
import { Database } from './file/database';
import { openSqlite } from './engine';
import { FileInUse } from './file/file';
import { temporaryFolder } from './testing/temporary';

let folder: string;
const engines: Engine[] = [];
beforeEach(() => (folder = temporaryFolder()));
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
  rmSync(folder, { recursive: true, force: true });
});

const open = async (): Promise<Engine> => {
  const engine = await openSqlite({ folder, retryDelayMs: () => 1 });
  engines.push(engine);
  return engine;
};
const close = (engine: Engine): Promise<void> =>
  engines.splice(engines.indexOf(engine), 1)[0]?.close() ?? Promise.resolve();

describe('a data folder', () => {
  it('only its user can read the folder and its files, also those that had another mode before', async () => {
    const inner = join(folder, 'data');
    const modes = (): Record<string, number> =>
      Object.fromEntries(readdirSync(inner).map((name) => [name, statSync(join(inner, name)).mode & 0o777]));
    const first = await openSqlite({ folder: inner });
    await publish(first, ticket(1), 1);
    expect(statSync(inner).mode & 0o777).toBe(0o700);
    expect(Object.keys(modes())).toContain('hotline.db-wal');
    expect(new Set(Object.values(modes()))).toEqual(new Set([0o600]));
    await first.close();
    chmodSync(join(inner, 'hotline.db'), 0o644);
    const second = await openSqlite({ folder: inner });
    expect(modes()['hotline.db']).toBe(0o600);
    await second.close();
  });

  it('openSqlite refuses a folder that another engine uses, and opens it once that engine is closed', async () => {
    const first = await open();
    await expect(open()).rejects.toBeInstanceOf(FileInUse);
    await expect(open()).rejects.toThrow(
      /in use by another process: stop that process, or give this one another data folder/,
    );
    await close(first);
    await expect(open()).resolves.toBeDefined();
  });

  it('openSqlite refuses a folder that another process uses', async () => {
    await open();
    const { error } = await child('try { await open(); } catch (error) { console.log(error.name); }');
    expect(error).toBe('FileInUse');
  }, 20_000);

  it('a folder can be opened after its process was killed, and holds every answered commit', async () => {
    const answered = await killedWhileCommitting();
    expect(answered.length).toBeGreaterThan(100);
    const engine = await open();
    const documents = await engine.documents(lettersCollection);
    for (const id of answered) expect((await documents.load(id))?.version).toBe(1);
    expect(await documents.count('byCount', {})).toBeGreaterThanOrEqual(answered.length);
    const published = new Set<string>();
    await engine.log.subscribe('reader', {
      assigned: async () => undefined,
      handle: async ({ event }) => void published.add(event.subject),
    });
    await eventually(() => expect(answered.filter((id) => !published.has(id))).toEqual([]));
  }, 30_000);

  it.each([
    [1, /hotline\.db was written by an older version .*: export it with the version that wrote it, or start with an/],
    [99, /hotline\.db was written by a newer version/],
  ])('openSqlite refuses a file in data format %d, and leaves it unchanged', async (format, sentence) => {
    await close(await open());
    setVersion(format);
    await expect(open()).rejects.toThrow(IncompatibleStore);
    await expect(open()).rejects.toThrow(sentence);
    setVersion(2);
    await expect(open()).resolves.toBeDefined();
  });

  it('openSqlite refuses a damaged file with the error of SQLite', async () => {
    writeFileSync(join(folder, 'hotline.db'), 'this file is not a database'.repeat(200));
    await expect(open()).rejects.toThrow(/not a database/);
  });
});

function setVersion(version: number): void {
  const db = new Database(join(folder, 'hotline.db'));
  db.exec(`PRAGMA user_version = ${version}`);
  db.close();
}

describe('commits of one group', () => {
  const letters = (n: number, keys: Letters['keys'] = []) => ({
    state: { count: n, keys },
    events: [newEvent('CallerViewed' as const, { reason: String(n) })],
  });

  it('a commit that cannot be stored is rejected and publishes nothing; the rest of its group is stored', async () => {
    const engine = await open();
    const documents = await engine.documents(lettersCollection);
    const heard: number[] = [];
    await engine.log.subscribe('reader', {
      assigned: async () => undefined,
      handle: async ({ event }) => void heard.push(numberOf(event)),
    });
    const unstorable = { ...letters(2), state: { count: 2n as unknown as number, keys: [] } };
    const outcomes = await Promise.allSettled([
      store(documents, 'letters', ticket(1), () => letters(1)),
      failing(documents, ticket(2), unstorable),
      failing(documents, ticket(3), letters(3, [[0.5]])),
      store(documents, 'letters', ticket(4), () => letters(4)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    await eventually(() => expect([...heard].sort()).toEqual([1, 4]));
    await someTurns();
    expect([...heard].sort()).toEqual([1, 4]);
    expect(await documents.load(ticket(2))).toBeUndefined();
    expect(await documents.load(ticket(3))).toBeUndefined();
  });

  it('a consumer group without a stored cursor reads the log from the beginning after a restart', async () => {
    const engine = await open();
    await publish(engine, ticket(1), 2);
    await close(engine);
    const again = await open();
    const heard: number[] = [];
    await again.log.subscribe('reader', {
      assigned: async () => undefined,
      handle: async ({ event }) => void heard.push(numberOf(event)),
    });
    await eventually(() => expect(heard).toEqual([1, 2]));
  });
});

/** Commits once, without the retries of `store`. */
const failing = (documents: Documents<Letters>, id: string, decision: { state: Letters }): Promise<void> =>
  documents.commit({
    previous: undefined,
    events: [],
    next: { id, version: 1, state: decision.state, seen: {}, commands: [], sequence: 0, wakeUps: {}, acts: [] },
  });

describe('indexes of a collection', () => {
  const declared = (byTen: (count: number) => number): CollectionSpec<Letters> => ({
    name: 'letters',
    indexes: { byTen: byTen === times10 ? (state) => [[state.count * 10]] : (state) => [[state.count * -1]] },
  });
  const times10 = (count: number): number => count * 10;
  const negated = (count: number): number => -count;
  const counts = async (engine: Engine, spec: CollectionSpec<Letters>): Promise<number[]> =>
    (await (await engine.documents(spec)).find('byTen', { limit: 100 })).found.map((stored) => stored.state.count);

  it('opening a collection rebuilds the indexes whose declaration has changed', async () => {
    const first = await open();
    const documents = await first.documents(declared(times10));
    await Promise.all(
      Array.from({ length: 1500 }, (_, n) =>
        store<Letters>(documents, 'letters', ticket(n), () => ({ state: { count: n, keys: [] } })),
      ),
    );
    expect((await counts(first, declared(times10))).slice(0, 3)).toEqual([0, 1, 2]);
    await close(first);
    const second = await open();
    expect((await counts(second, declared(negated))).slice(0, 3)).toEqual([1499, 1498, 1497]);
    expect(await (await second.documents(declared(negated))).count('byTen', {})).toBe(1500);
  });

  it('a declaration whose indexes cannot be built is refused, and the old indexes stay', async () => {
    const first = await open();
    await store<Letters>(await first.documents(declared(times10)), 'letters', ticket(1), () => ({
      state: { count: 1, keys: [] },
    }));
    await close(first);
    const broken: CollectionSpec<Letters> = { name: 'letters', indexes: { byTen: () => [[0.5]] } };
    const second = await open();
    await expect(Promise.resolve().then(() => second.documents(broken))).rejects.toThrow(TypeError);
    await close(second);
    const third = await open();
    expect(await counts(third, declared(times10))).toEqual([1]);
  });
});

/** Lets a child process run the sources without a build: they are compiled when they are loaded. */
const prelude = `
  const { transformFileSync } = require('@swc/core');
  const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
  require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);
  const { openSqlite } = require('./index.ts');
  const { assemble } = require('@hotline/runtime');
  const open = async () => openSqlite({ folder: process.argv[1] });
`;

const fromSource = (script: string): string[] => [
  '--conditions=source',
  '-e',
  `${prelude}(async () => { ${script} })()`,
];

function child(script: string): Promise<{ error: string }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...fromSource(script), folder], { cwd: __dirname }, (error, stdout) =>
      error ? reject(error) : resolve({ error: stdout.trim() }),
    );
  });
}

const committing = `
  const engine = await open();
  const documents = await engine.documents({ name: 'letters', indexes: { byCount: (s) => [[s.count]] } });
  const commit = async (n) => {
    const id = '00000000-0000-4000-8000-' + n.toString(16).padStart(12, '0');
    const events = [{ type: 'CallerViewed', data: { reason: String(n) } }];
    const decision = { state: { count: n, keys: [] }, events };
    const cause = { id: 'x', jurisdiction: 'demo' };
    await documents.commit(assemble({ service: 'letters', id, now: Date.now() }, undefined, decision, cause));
    process.stdout.write(id + '\\n');
  };
  for (let n = 0; ; n += 20) await Promise.all(Array.from({ length: 20 }, (_, i) => commit(n + i)));
`;

/** Starts a process that commits, kills it, and resolves with the ids of the commits that it had answered. */
function killedWhileCommitting(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const committer = spawn(process.execPath, [...fromSource(committing), folder], {
      cwd: __dirname,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const answered: string[] = [];
    let errors = '';
    committer.stderr.on('data', (chunk) => (errors += String(chunk)));
    createInterface({ input: committer.stdout }).on('line', (id) => {
      answered.push(id);
      if (answered.length === 150) committer.kill('SIGKILL');
    });
    committer.on('close', () =>
      answered.length >= 150 ? resolve(answered.filter((id) => id.length === 36)) : reject(new Error(errors)),
    );
  });
}
