import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Something this machine lacks; its message says how to get it. */
export class Unavailable extends Error {}

const STOPPING_MS = 20_000;
const POLL_MS = 100;

const stateFile = (folder) => join(folder, 'state.json');

/** `{pid, port, …}` of an engine's last start; its port stays the same over restarts. */
export function readState(folder) {
  return existsSync(stateFile(folder)) ? JSON.parse(readFileSync(stateFile(folder), 'utf8')) : undefined;
}
export function writeState(folder, state) {
  writeFileSync(stateFile(folder), `${JSON.stringify(state)}\n`);
}
export function forget(folder) {
  rmSync(stateFile(folder), { force: true });
}

export function alive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A process that has ended and whose parent has not looked yet counts as stopped. */
function isZombie(pid) {
  const file = `/proc/${pid}/stat`;
  try {
    return / Z /.test(readFileSync(file, 'utf8').replace(/^.*\)/, ' '));
  } catch {
    return false;
  }
}

/** Asks it to end, and ends it when it does not. Answers whether it ran. */
export async function stopProcess(pid) {
  if (!alive(pid)) return false;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; alive(pid); waited += POLL_MS) {
    if (waited >= STOPPING_MS) process.kill(pid, 'SIGKILL');
    await wait(POLL_MS);
  }
  return true;
}

/** Starts a process that outlives this one; what it says goes to `folder/log`. Answers its pid. */
export function startProcess(command, args, folder) {
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(command, args, { cwd: folder, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid));
  });
}

/** Runs a command to its end; throws what it said when it failed. */
export function run(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${command} failed: ${error?.message ?? `${stdout}\n${stderr}`.trim()}`);
}

export function has(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).error === undefined;
}

/** Asks until `check` resolves; rejects with its last error, or at once when the process has ended. */
export async function untilReady(pid, seconds, check) {
  for (let until = Date.now() + seconds * 1000; ; await wait(POLL_MS)) {
    try {
      return await check();
    } catch (error) {
      if (!alive(pid)) throw new Error('its process has ended');
      if (Date.now() > until) throw error;
    }
  }
}

export const tail = (file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-20).join('\n') : '');

/** The port asked for, or the one it had, or a free one. */
export async function choosePort(known, asked) {
  if (asked) return asked;
  if (known && (await isFree(known))) return known;
  return freePort();
}

const isFree = (port) =>
  listen(port).then(
    () => true,
    () => false,
  );
export const freePort = () => listen(0);

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address();
      server.close(() => resolve(taken));
    });
  });
}

/** Copies the jars a pom names into a folder, once. */
export function fetchJars(pom, libs, say) {
  const wanted = readFileSync(pom, 'utf8');
  const stamp = join(dirname(libs), 'libs.pom');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!has('java', ['-version'])) throw new Unavailable('Java 17 is needed: apt-get install openjdk-17-jre-headless');
  if (!has('mvn', ['-v'])) throw new Unavailable('Maven is needed to fetch the jars: apt-get install maven');
  say(`fetching the jars that ${pom} names`);
  run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${libs}`]);
  writeFileSync(stamp, wanted);
}
